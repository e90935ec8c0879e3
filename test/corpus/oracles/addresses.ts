/** Addresses of links, pictures and embeds that the source names and the page does not lead to. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import { addressKey } from '../reading/address-key.ts';
import { stringsIn } from '../reading/read-code.ts';
import { hiddenSign, type SourceText } from '../reading/read-source.ts';
import { wordsOf } from '../reading/words.ts';

export interface WrittenAddress {
  address: string;
  offset: number;
  /** What holds it: `link`, `autolink`, `picture`, the name of a tag, or that of a `{% %}`. */
  holder: string;
}

const destination = '(?:<([^<>\\n]*)>|((?:[^\\s()\\\\]|\\\\.|\\([^\\s()]*\\))+))';
const inline = new RegExp(
  `(!?)\\[((?:[^\\[\\]]|\\[[^\\[\\]]*\\])*)\\]\\(\\s*${destination}\\s*(?:["'][^\\n]*?["']|\\([^()\\n]*\\))?\\s*(?:=[\\dx]+\\s*)?\\)`,
  'g',
);
const definition = new RegExp(
  `(?<=^|\\n)[ >\\t]*\\[([^\\]^\\n][^\\]\\n]*)\\]:[ \\t]*(?:\\n[ >\\t]*)?${destination}`,
  'g',
);
const automatic = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/g;
const braced = /\{%-?\s*([\w-]+)\s[^%]*?\b(?:url|src|href|to)\s*=\s*"([^"]*)"/g;

const addressNames = new Set(
  'href src to url link poster img image video darksrc lightsrc srcdark srclight'.split(' '),
);
/** Tags whose address is that of a text which takes their place, or that speak to the machine alone. */
const noPlace = /^(?:Include|include|Markdown|Snippet|Typedoc|Code|script|link|meta|base|use|Import)$/;

/** Every address that stands outside code. */
export function addressesIn({ source, prose, tags }: SourceText): WrittenAddress[] {
  const found: WrittenAddress[] = [];
  const text = restoreEscapes(prose, source);
  for (const match of text.matchAll(inline)) {
    found.push({ address: match[3] ?? match[4] ?? '', offset: match.index, holder: match[1] ? 'picture' : 'link' });
    // A picture that is a link holds an address in its own brackets.
    for (const inner of (match[2] ?? '').matchAll(inline))
      found.push({ address: inner[3] ?? inner[4] ?? '', offset: match.index, holder: 'picture' });
  }
  const lower = text.toLowerCase();
  const defined = new Set<string>();
  for (const match of text.matchAll(definition)) {
    const name = `[${(match[1] ?? '').toLowerCase()}]`;
    // Of several definitions the first counts.
    if (defined.has(name)) continue;
    defined.add(name);
    if (isUsed(name, lower)) found.push({ address: match[2] ?? match[3] ?? '', offset: match.index, holder: 'link' });
  }
  for (const match of text.matchAll(automatic))
    found.push({ address: match[1] ?? '', offset: match.index, holder: 'autolink' });
  for (const match of text.matchAll(braced)) {
    if (match[1] !== 'include' && match[1] !== 'partial')
      found.push({ address: match[2] ?? '', offset: match.index, holder: `{% ${match[1]} %}` });
  }
  for (const tag of tags.filter(({ name }) => !noPlace.test(name))) {
    for (const attribute of tag.attributes) {
      const holder = `<${tag.name}>`;
      const isAddress = addressNames.has(attribute.name.toLowerCase());
      if (attribute.kind === 'string' && isAddress)
        found.push({ address: attribute.value, offset: attribute.start, holder });
      if (attribute.kind !== 'code') continue;
      for (const { value, key, kind, start } of stringsIn(attribute.value)) {
        const names = key === undefined || key === attribute.name ? isAddress : addressNames.has(key.toLowerCase());
        if (names && kind !== 'text' && /[/.#]/.test(value))
          found.push({ address: value, offset: attribute.start + start, holder });
      }
    }
  }
  return found.filter(({ address }) => isPlace(address));
}

/** Whether a name in brackets is used: as it stands, or behind a text in brackets of its own. */
function isUsed(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const next = text[at + name.length];
    const isDefinition = next === ':' && /^[ >\t]*$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
    if (next !== '[' && next !== '(' && !isDefinition) return true;
  }
  return false;
}

const hiddenRun = new RegExp(`${hiddenSign}+`, 'g');

/** The signs that a backslash made plain, back at their places. */
function restoreEscapes(prose: string, source: string): string {
  return prose.replaceAll(hiddenRun, (gap, at: number) => {
    const written = source.slice(at, at + gap.length);
    return /^(?:\\["-;=-@\\^-`{-~])+$/.test(written) ? written : gap;
  });
}

/** Whether a page can lead there: no script, no data, nothing to be computed. */
function isPlace(address: string): boolean {
  return (
    address.trim() !== '' &&
    !/^(?:javascript|data|vbscript):/i.test(address) &&
    !/\$\{|\{\{|\{props\.|\{[a-zA-Z_.]+\}|<%|^#$/.test(address) &&
    // One word alone in `to`, `url` or `image` names a thing, not a place.
    (/[/.#?:]/.test(address) || /^[\w-]+\/?$/.test(address) === false)
  );
}

export const addresses: Oracle = ({ texts, page }) =>
  texts.flatMap((text, index) => {
    const seen = new Set<string>();
    return addressesIn(text).flatMap(({ address, offset, holder }): Omit<Finding, 'oracle'>[] => {
      const key = addressKey(address);
      if (seen.has(key) || key === '' || isOnPage(key, page.addresses, index > 0)) return [];
      seen.add(key);
      // Spelled out in the text is as good as a link.
      if (holder === 'autolink' && page.words.includes(wordsOf(address))) return [];
      return [{ group: holder, file: text.file, line: text.lineAt(offset), what: `no address ${oneLine(address)}` }];
    });
  });

function isOnPage(key: string, addresses: ReadonlySet<string>, isPart: boolean): boolean {
  if (addresses.has(key)) return true;
  const bare = key.replace(/^\//, '');
  // From another folder the same file has another address.
  for (const one of addresses) {
    if (one === bare || one === `/${bare}` || one.endsWith(`/${bare}`)) return true;
    if (isPart && one !== '' && bare.endsWith(`/${one}`)) return true;
  }
  return false;
}
