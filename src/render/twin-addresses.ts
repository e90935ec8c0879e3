/** Addresses in the text of a guide, put where they lead in the built site. All others stay as they are, letter by letter. */
import { type Brand, baseOf } from '../brand/index.ts';
import { type Guide, referencesOf, resolveReference } from '../guide/index.ts';
import type { Addresses } from './resolve-addresses.ts';

/** Addresses as a text has them, each with the one to put in its place. */
export type AddressChanges = readonly (readonly [written: string, address: string])[];

/**
 * What changes in the twin of a page: pictures ship under other names than the writer's, and links begin with the site's
 * base where it has one. Nothing does on the vendor's own host: what was imported from there is exported as it was.
 */
export function twinAddresses(guide: Guide, brand: Brand, addresses: Addresses): AddressChanges {
  if (brand.vendor && baseOf(brand) === '') return [];
  const isKept = (url: string) => !isBelowRoot(url) || baseOf(brand) === '';
  return changesOf(guide, addresses)
    .filter(([url, , kind]) => kind === 'image' || !isKept(url))
    .map(withoutKind);
}

/**
 * What changes between the twin of a page and its text in the file of all pages, which stands elsewhere: there every
 * address begins at the root of the host.
 */
export function addressesFromRoot(guide: Guide, brand: Brand, addresses: Addresses): AddressChanges {
  const done = new Set(twinAddresses(guide, brand, addresses).map(([url]) => url));
  return changesOf(guide, addresses)
    .filter(([url]) => !done.has(url))
    .map(withoutKind);
}

type Change = readonly [written: string, address: string, kind: 'link' | 'image'];

function changesOf(guide: Guide, { linkTo, pictureAt }: Addresses): Change[] {
  const changes = new Map<string, Change>();
  for (const { kind, url } of referencesOf(guide)) {
    if (resolveReference(url, guide.file).to !== 'path') continue;
    const address = kind === 'image' ? pictureAt(url)?.src : linkTo(url);
    if (address !== undefined && address !== url) changes.set(url, [url, address, kind]);
  }
  return [...changes.values()];
}

function withoutKind([written, address]: Change): AddressChanges[number] {
  return [written, address];
}

/** A text with its addresses changed, wherever it has one: in links, images, their definitions and attributes. */
export function readdress(text: string, changes: AddressChanges): string {
  if (changes.length === 0) return text;
  const addresses = new Map(changes);
  const urls = [...addresses.keys()].sort((a, b) => b.length - a.length).map((url) => RegExp.escape(url));
  const written = new RegExp(`(${leads})(${urls.join('|')})(?=[\\s)>"'\`]|$)`, 'g');
  return text.replace(written, (_, lead: string, url: string) => lead + addresses.get(url));
}

/** What stands before an address: in a link or image, in the definition of one, in an attribute. */
const leads = /\]\(<?|\]:[ \t]*<?|[\w-]=(?:\{[ \t]*)?["'`]/.source;

function isBelowRoot(url: string): boolean {
  return url.startsWith('/') && !url.startsWith('//');
}
