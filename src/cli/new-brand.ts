/** `keyway new-brand`: a folder for a brand that checks and builds at once, for its people to fill with what is theirs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Brand, nearestReadable } from '../brand/index.ts';
import { brandNamed, type Content, packageRoot } from '../loader/index.ts';
import { drawPlaceholderMark, hueOf } from './placeholder-mark.ts';
import { type Scaffold, writeBrandFile } from './write-brand-file.ts';

export type NewBrand = { is: 'written'; folder: string } | { is: 'there-already'; folder: string };

/**
 * Writes the folder of a brand. Nothing that is there is touched.
 * @throws {BrandUnknown} When there is no brand to extend.
 */
export async function newBrand(id: string, base: string | undefined, content: Content): Promise<NewBrand> {
  const extended = base === undefined ? undefined : brandNamed(content, base);
  const folder = join(content.root, 'brands', id);
  await mkdir(join(content.root, 'brands'), { recursive: true });
  // Not recursive, so that it fails where there is one.
  const made = await mkdir(folder).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
      return false;
    },
  );
  if (!made) return { is: 'there-already', folder };
  const scaffold = scaffoldOf(id, extended, content);
  const { accent, accent_dark } = scaffold.colors;
  const schema = relative(folder, join(packageRoot, 'schemas/brand.schema.json')).replaceAll('\\', '/');
  await writeFile(join(folder, 'brand.yaml'), writeBrandFile(scaffold, schema));
  await writeFile(join(folder, 'logo-light.svg'), drawPlaceholderMark(id, accent));
  await writeFile(join(folder, 'logo-dark.svg'), drawPlaceholderMark(id, accent_dark));
  await writeFile(join(folder, 'favicon.svg'), drawPlaceholderMark(id, accent));
  return { is: 'written', folder };
}

function scaffoldOf(id: string, base: Brand | undefined, { brands, pages }: Content): Scaffold {
  const company = id.replace(/(?:^|-)(.)/g, (_, first: string) => ` ${first.toUpperCase()}`).trim();
  const names = { company, product: `${company} Connect`, hub: `${company} Connect`, docs: `${company} Help` };
  const links = {
    site: `https://help.${id}.example`,
    home: `https://www.${id}.example`,
    hub: `https://connect.${id}.example`,
  };
  const vendor = [...brands.values()].find((brand) => brand.vendor);
  const accent = nearestReadable(`oklch(0.5 0.13 ${hueOf(id)})`, 'light');
  return {
    id,
    base,
    names,
    links,
    vocabulary: new Map([...inheritedWords(base, names), ...vendorWords(vendor, names)].sort(longerFirst)),
    urls: new Map(
      [base, vendor].flatMap((other) =>
        addressesOf(
          other,
          pages.map(({ source }) => source),
          links,
        ),
      ),
    ),
    colors: base?.colors ?? { accent, accent_dark: nearestReadable(accent, 'dark') },
  };
}

/** The order in which they count. */
function longerFirst([a]: [string, string], [b]: [string, string]): number {
  return b.length - a.length;
}

/** What the guides call the vendor, and what this brand says there. */
function vendorWords(vendor: Brand | undefined, names: Brand['names']): [string, string][] {
  if (!vendor) return [];
  const { hub, docs, product, company } = vendor.names;
  const words = new Map([
    [product, names.product],
    [company, names.company],
    [docs, names.docs],
    [hub, names.hub],
  ]);
  return [[`The ${hub}`, names.hub], [`the ${hub}`, names.hub], ...words];
}

/** Words that the extended brand says with its own names. */
function inheritedWords(base: Brand | undefined, names: Brand['names']): [string, string][] {
  if (!base) return [];
  const own = new Map((['docs', 'hub', 'product', 'company'] as const).map((key) => [base.names[key], names[key]]));
  return Object.entries(base.vocabulary).flatMap(([word, entry]): [string, string][] => {
    const said = typeof entry === 'string' ? entry : entry.to;
    const reworded = [...own].reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), said);
    return reworded === said ? [] : [[word, reworded]];
  });
}

/** Origins of another brand that pages or its own file name, and where they lead here. */
function addressesOf(other: Brand | undefined, texts: readonly string[], links: Scaffold['links']): [string, string][] {
  if (!other) return [];
  const originOf = (address: string | undefined) => (address === undefined ? undefined : new URL(address).origin);
  const hosts = other.forbidden.filter((word) => /^[\w-]+(?:\.[\w-]+)+$/.test(word));
  const named = texts.flatMap((text) => text.match(/https?:\/\/[\w.-]*[\w]/g) ?? []);
  const isTheirs = (origin: string) =>
    hosts.some((host) => origin.endsWith(`.${host}`) || origin.endsWith(`//${host}`));
  const listed = [other.links.site, other.links.home, other.links.hub, ...Object.keys(other.urls)].map(originOf);
  const origins = new Set([...listed.filter((origin) => origin !== undefined), ...named.filter(isTheirs)]);
  const ours = new Map([
    [originOf(other.links.hub), links.hub],
    [originOf(other.links.site), links.site],
  ]);
  return [...origins].map((origin) => [origin, ours.get(origin) ?? links.home]);
}
