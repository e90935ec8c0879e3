/** Every address outside of the site that guides, snippets, connectors and brands lead to, at its place. */
import { readFileSync } from 'node:fs';
import { isJsonObject, type Json, type Position, parseGuide, placeIn, pointAt, referencesOf } from '../guide/index.ts';
import { type BrandContent, type ContentReading, readYaml, yamlPlace } from '../loader/index.ts';

export interface OutsideLink {
  /** As it is written. */
  url: string;
  /** Path from the content folder. */
  file: string;
  position: Position;
}

/** The outside links of all that any brand has, each place once. */
export function outsideLinks(reading: ContentReading): OutsideLink[] {
  const found = new Map<string, OutsideLink>();
  const add = (links: readonly OutsideLink[]) => {
    for (const link of links) found.set(`${link.file}\n${link.position.start.offset}\n${link.url}`, link);
  };
  const seen = new Set<string>();
  const parsed = new Set<string>();
  for (const brand of reading.brands.values()) {
    const own = reading.of(brand);
    for (const page of own.pages) {
      parsed.add(own.files.nameOf(page.facts.file));
      if (seen.has(page.key)) continue;
      seen.add(page.key);
      if (![...page.facts.links, ...page.facts.images].some(isOutside)) continue;
      const guide = reading.guideOf(page);
      for (const { file } of guide.segments) parsed.add(own.files.nameOf(file));
      add(linksOfGuide(guide).map((link) => ({ ...link, file: own.files.nameOf(link.file) })));
    }
    for (const id of own.connectors.keys()) add(linksOfConnector(id, own));
  }
  for (const brand of reading.brands.values()) {
    const { files, scan } = reading.of(brand);
    for (const file of scan.keys()) {
      // What no page shows is read alone: a snippet, a draft, a brand's own words.
      if (!/\.mdx?$/.test(file) || file.startsWith('../') || parsed.has(file)) continue;
      parsed.add(file);
      const source = textAt(`${files.root}/${file}`);
      if (!mayLeadOutside(source)) continue;
      add(linksOfGuide(parseGuide(source, { file, path: file }).guide));
    }
    add(linksOfBrand(brand.id, textAt(`${files.root}/brands/${brand.id}/brand.yaml`)));
  }
  return [...found.values()];
}

/** Whether an address leads to a host by the web. */
function isOutside(url: string): boolean {
  return /^(?:https?:)?\/\//i.test(url);
}

function mayLeadOutside(source: string): boolean {
  return /https?:|\/\//i.test(source);
}

function linksOfGuide(guide: Parameters<typeof placeIn>[0] & Parameters<typeof referencesOf>[0] & { source: string }) {
  return referencesOf(guide)
    .filter(({ url }) => isOutside(url))
    .map(({ url, position }): OutsideLink => ({ url, ...placeIn(guide, narrowed(guide.source, url, position)) }));
}

/** A block with several addresses is one place, and so is a link whose address stands below the text. */
function narrowed(source: string, url: string, position: Position): Position {
  const text = source.slice(position.start.offset, position.end.offset);
  if (/^(?:href|src|img)\b|^<?https?:/i.test(text)) return position;
  const isLink = /^!?\[/.test(text);
  if (isLink && text.includes(url)) return position;
  const defined = isLink ? source.indexOf(`]: ${url}`) : -1;
  const within = text.indexOf(url);
  if (defined === -1 && within === -1) return position;
  const start = within === -1 ? defined + 3 : position.start.offset + within;
  return { start: pointAt(source, start), end: pointAt(source, start + url.length) };
}

function linksOfConnector(id: string, { files }: Pick<BrandContent, 'files'>): OutsideLink[] {
  const path = `connectors/${id}/connector.yaml`;
  const text = textAt(files.locate(path));
  const value = readYaml(text);
  return ['website', 'keys_page'].flatMap((key) => linkAt(text, files.nameOf(path), value, [key]));
}

/** Addresses at which people arrive. Where a site or a hub is to stand, and beginnings of addresses, are not among them. */
function linksOfBrand(id: string, text: string): OutsideLink[] {
  const value = readYaml(text);
  const legal = isJsonObject(value) && Array.isArray(value['legal']) ? value['legal'] : [];
  const paths = [
    ...['home', 'support', 'llms'].map((key) => ['links', key]),
    ...legal.map((_, index) => ['legal', index, 'url']),
  ];
  return paths.flatMap((path) => linkAt(text, `brands/${id}/brand.yaml`, value, path));
}

function linkAt(text: string, file: string, value: Json, path: readonly (string | number)[]): OutsideLink[] {
  const url = valueAt(value, path);
  return typeof url === 'string' && isOutside(url) ? [{ url, file, position: yamlPlace(text, path) }] : [];
}

function valueAt(value: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return at !== undefined && isJsonObject(at) ? at[key] : undefined;
  }, value);
}

function textAt(place: string): string {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return '';
  }
}
