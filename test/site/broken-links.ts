import { selectAll } from 'hast-util-select';
import { attributeOf, type BuiltSite } from './built-site.ts';

/** Answered by the server, and by no file. */
const dynamic = new Set(['/sandbox/']);

/** Links of a site that lead nowhere, as `page → link`: pages, files, anchors, those of the `.md` twins too. */
export function brokenLinks(site: BuiltSite): string[] {
  const ids = new Map(site.pages.map(({ path, tree }) => [path, idsOf(tree)]));
  const inPages = site.pages.flatMap(({ path, tree }) =>
    [...selectAll('[href], [src], form[action]', tree)].map((element) => [
      path,
      attributeOf(element, 'href') || attributeOf(element, 'src') || attributeOf(element, 'action'),
    ]),
  );
  const inTwins = [...site.files]
    .filter(([path]) => path.endsWith('.md') || path === '/llms.txt')
    .flatMap(([path, bytes]) =>
      [...bytes.toString('utf8').matchAll(/(?:href="|\]\()(\/[^")\s]*|https?:[^")\s]*)/g)].map(([, link]) => [
        path,
        link,
      ]),
    );
  return [...inPages, ...inTwins]
    .filter(([path = '', link = '']) => isBroken(path, link))
    .map(([path, link]) => `${path} → ${link}`);

  function isBroken(path: string, link: string): boolean {
    const target = new URL(link, site.origin + site.base + path);
    if (target.origin !== site.origin) return false;
    if (!target.pathname.startsWith(`${site.base}/`)) return true;
    const name = decodeURIComponent(target.pathname.slice(site.base.length));
    if (name === '/hub/accounts' || dynamic.has(name)) return false;
    const page = [name, `${name}/`].find((candidate) => ids.has(candidate));
    if (page === undefined) return !site.files.has(name);
    return (
      target.hash !== '' && target.hash !== '#top' && !ids.get(page)?.has(decodeURIComponent(target.hash.slice(1)))
    );
  }
}

function idsOf(tree: BuiltSite['pages'][number]['tree']): Set<string> {
  return new Set(selectAll('[id]', tree).map((element) => attributeOf(element, 'id')));
}
