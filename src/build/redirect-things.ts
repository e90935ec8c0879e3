/** Pages at addresses that other pages had before: each leads on to where its page is now. */
import { encodePath, siteUrl } from '../brand/index.ts';
import { digestOf } from '../loader/index.ts';
import { html } from '../render/page/html.ts';
import type { BrandSite } from './brand-site.ts';
import type { SitePlan } from './site-plan.ts';
import type { ThingHere } from './thing.ts';

/** One for each. A host that serves files alone can send nobody on in another way. */
export function redirectThings(
  { plan, site: { brand, context } }: { plan: SitePlan; site: BrandSite },
  digest: string,
): ThingHere[] {
  const { at, messages } = context;
  return plan.redirects.map(({ path, to }): ThingHere => {
    const { title } = to;
    const place = to.facts.path === '' ? '/' : `/${to.facts.path}/`;
    const address = at(to.facts.path === '' ? '/' : `/${encodePath(to.facts.path)}/`);
    const file = `${path}/index.html`;
    return {
      id: `redirect:${path}`,
      paths: { test: (asked) => asked === file },
      key: digestOf(digest, title, address),
      make: (write) =>
        write(
          file,
          html`<!doctype html><html lang="${messages.locale}"><head><meta charset="utf-8"><title>${title}</title><meta http-equiv="refresh" content="0; url=${address}"><meta name="robots" content="noindex"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="canonical" href="${siteUrl(brand, place)}"></head><body><main><h1>${title}</h1><p>${messages.site.guides.moved} <a href="${address}">${title}</a></p></main></body></html>`.toString(),
        ),
    };
  });
}
