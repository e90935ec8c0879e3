import { type Brand, baseOf } from '../brand/index.ts';
import { type Guide, referencesOf } from '../guide/index.ts';
import type { Addresses } from './resolve-addresses.ts';

/**
 * The text of a guide with its addresses as the built site has them: pictures ship under other names than the writer's,
 * and links begin with the site's base where it has one. All others stay as they are, letter by letter, and all do on
 * the vendor's own host: what was imported from there is exported as it was.
 */
export function readdressText(text: string, guide: Guide, brand: Brand, { linkTo, pictureAt }: Addresses): string {
  if (brand.vendor && baseOf(brand) === '') return text;
  const targets = new Map<string, string>();
  for (const { kind, url } of referencesOf(guide)) {
    const after = kind === 'image' ? pictureAt(url).src : isBelowRoot(url) && baseOf(brand) !== '' ? linkTo(url) : url;
    if (after !== url) targets.set(url, after);
  }
  if (targets.size === 0) return text;
  const urls = [...targets.keys()].sort((a, b) => b.length - a.length).map((url) => RegExp.escape(url));
  const written = new RegExp(`(${leads})(${urls.join('|')})(?=[\\s)>"'\`])`, 'g');
  return text.replace(written, (_, lead: string, url: string) => lead + targets.get(url));
}

/** What stands before an address: in a link or image, in the definition of one, in an attribute. */
const leads = /\]\(<?|\]:[ \t]*<?|[\w-]=(?:\{[ \t]*)?["'`]/.source;

function isBelowRoot(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('//');
}
