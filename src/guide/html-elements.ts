/**
 * The HTML that a guide may use: names, attributes, and how each element lays out. Everything else is refused or shown
 * as a plain container. The list covers the elements that occur in real guides, less those that load or run anything.
 */
import { distance } from 'fastest-levenshtein';

type Layout =
  /** Flows in a line of text. */
  | 'inline'
  /** A block that holds text alone. */
  | 'text'
  /** A block that holds blocks. */
  | 'flow'
  /** A block whose children are of one kind, such as items or rows. */
  | 'structure';

const layouts: Record<Layout, string> = {
  inline:
    'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr',
  text: 'p h1 h2 h3 h4 h5 h6 summary caption dt pre legend',
  flow: 'section div article aside header footer blockquote details figure figcaption li td th dd address hgroup hr',
  structure: 'ul ol dl table thead tbody tfoot tr colgroup col picture',
};

const layoutOf = new Map<string, Layout>(
  Object.entries(layouts).flatMap(([layout, names]) => names.split(' ').map((name) => [name, layout as Layout])),
);

export const elementNames: readonly string[] = [...layoutOf.keys()];

/** Elements that load, run or submit something, or change the page around them. Their presence stops a build. */
const dangerousNames = new Set(
  'script style link meta base title head body html iframe frame frameset object embed applet param portal form input button select option textarea fieldset output template slot noscript dialog marquee svg math canvas audio video source track plaintext xmp listing'.split(
    ' ',
  ),
);

/** Attributes besides the global ones, by element. */
export const elementAttributes: Record<string, readonly string[]> = {
  a: ['href', 'target', 'rel'],
  abbr: [],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  data: ['value'],
  del: ['cite', 'datetime'],
  details: ['open'],
  img: ['src', 'alt', 'width', 'height', 'data-no-zoom', 'data-brand'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['start', 'type', 'reversed'],
  q: ['cite'],
  td: ['align', 'colspan', 'rowspan', 'headers'],
  th: ['align', 'colspan', 'rowspan', 'headers', 'scope', 'abbr'],
  time: ['datetime'],
};

export const globalAttributes = ['id', 'title', 'lang', 'dir'] as const;

/** The language's own attributes. They stay in the HTML, because other people's scripts and styles rely on them. */
export const guideAttributes = [
  'data-guide-section',
  'data-guide-step',
  'data-guide-scopes',
  'data-guide-display-scopes-list',
  'data-guides-scope-selector',
  'data-guide-actions-json',
  'data-whitelabel-hide',
] as const;

/**
 * Whose reader a part is for: `vendor`, `partners`, or names of brands. It counts before a page is made and is never in
 * the HTML, because it names brands to each other's readers.
 */
export const audienceAttribute = 'data-audience';

/** Marks that say for whom a part is. Where one can't be read, nothing of the page is shown. */
export const audienceMarks = new RegExp(`data-whitelabel-hide|${audienceAttribute}`, 'i');

const languageAttributes = [...guideAttributes, audienceAttribute];

/**
 * The attribute of the language that this name is a slip of, for a name that is none itself: wrong letters, capitals,
 * hyphens left out or put in. `undefined` for any other name. What hides a part must not show it because of a slip.
 */
export function meantAttribute(name: string): string | undefined {
  if (languageAttributes.some((known) => known === name)) return undefined;
  const letters = lettersOf(name);
  // Whatever speaks of a white label hides, also where it is written quite differently.
  if (/whi?te?lab/.test(letters)) return 'data-whitelabel-hide';
  // Every other attribute of a page is none of these at its first letters.
  if (!/^d[at]/.test(letters)) return undefined;
  const slips = (known: string) => distance(letters, lettersOf(known));
  return languageAttributes
    .filter((known) => slips(known) <= known.length / 5)
    .toSorted((a, b) => slips(a) - slips(b))
    .at(0);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Attributes that only say how something looks. The site's design decides that, so they are left out without a word. */
export const presentationAttributes = new Set(
  'class className style key width height align valign border bgcolor color cellpadding cellspacing noZoom loading decoding'.split(
    ' ',
  ),
);

/** Attributes that hold an address. */
export const addressAttributes = new Set(['href', 'src', 'cite']);

/** Whether the name is an element of the allow-list. */
export function isAllowedElement(name: string): boolean {
  return layoutOf.has(name);
}

const componentName = /^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)*$/;

/** Whether the name is an element that must not stand in a guide. `<Link>` and `<Form>` are components, not elements. */
export function isDangerousElement(name: string): boolean {
  return !componentName.test(name) && dangerousNames.has(name.toLowerCase());
}

/** Whether the element flows in a line of text. */
export function isInlineElement(name: string): boolean {
  return layoutOf.get(name) === 'inline';
}

/** Whether the element holds text alone, so that a paragraph in it is one too many. */
export function holdsTextOnly(name: string): boolean {
  return layoutOf.get(name) === 'text' || (layoutOf.get(name) === 'inline' && name !== 'a');
}

/** Whether the element's children are of one kind, so that loose text or paragraphs have no place in it. */
export function isStructure(name: string): boolean {
  return layoutOf.get(name) === 'structure';
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Whether an address is one a guide can lead to: http(s), mailto, tel, or relative. Control characters and white space
 * are refused wherever they stand, because browsers drop them before they read the scheme; so are signs that nobody sees
 * or that turn the direction of writing, because an address must read as what it is.
 */
export function isAllowedAddress(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001F\u007F]/.test(url) || /^\s|^\/\\|^\\/.test(url)) return false;
  if (/\u034F|[\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/u.test(url))
    return false;
  const scheme = /^([a-z][a-z0-9+.-]*:)/i.exec(url)?.[1]?.toLowerCase();
  return scheme === undefined ? !/^[^/?#]*:/.test(url) : schemes.has(scheme);
}
