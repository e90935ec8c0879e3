/** Tells whose site a server in development shows, and shows another. */
import { z } from 'zod';
import type { DevView, ViewRequest } from '../../contract/dev-view.ts';
import { isLocale, locales } from '../../messages/index.ts';
import { withoutBase } from '../site-base.ts';
import type { DevSite, DevState } from './dev-site.ts';

const viewRequestSchema: z.ZodType<ViewRequest> = z.object({
  brand: z.string().optional(),
  language: z.string().nullish(),
  page: z.string(),
});

/**
 * The view that is shown, or, asked by `POST`, another one from now on.
 * @param looked Gets the site after each change of the view.
 */
export async function answerView(
  request: Request,
  site: Pick<DevSite, 'current' | 'look'>,
  looked: (state: DevState) => void,
): Promise<Response> {
  const shown = await site.current();
  if (request.method !== 'POST') return tell(shown, new URL(request.url).searchParams.get('page') ?? '/');
  const asked = viewRequestSchema.safeParse(await request.json().catch(() => undefined));
  if (!asked.success) return new Response('This is no view.\n', { status: 400 });
  const { brand = shown.view.brand, language = shown.view.language, page } = asked.data;
  const next = await site.look({ brand, language: language && isLocale(language) ? language : undefined });
  looked(next);
  return tell(next, next.base + pathOfPage(page, shown.base));
}

function tell({ view, brands }: DevState, page: string): Response {
  const told: DevView = {
    brand: view.brand,
    brands: brands.map(({ id, names }) => ({ id, name: names.docs })),
    language: view.language ?? null,
    languages: locales,
    page,
  };
  return Response.json(told);
}

/** The path of a page within its site, with a slash before it. */
export function pathOfPage(page: string, base: string): string {
  const asked = new Request(new URL(page, 'http://localhost'));
  return new URL((withoutBase(asked, base) ?? asked).url).pathname;
}
