/** Where the links and images of one page lead in the site that is being built. */
import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import { referencesOf, resolveReference } from '../guide/index.ts';
import type { Addresses, Picture } from '../render/index.ts';
import type { Catalogue, Page } from './catalogue.ts';

/** Pixels; the text column is 672 wide, and screens show twice as many. */
const widths = [672, 1344];

/** The addresses of a page, which the page and its twin share. Its pictures are sized and converted on the way. */
export function pageAddresses(page: Page, catalogue: Catalogue): Promise<Addresses> {
  const addresses = made.get(page) ?? makeAddresses(page, catalogue);
  made.set(page, addresses);
  return addresses;
}

const made = new WeakMap<Page, Promise<Addresses>>();

async function makeAddresses(page: Page, catalogue: Catalogue): Promise<Addresses> {
  const { guide } = page;
  const pictures = new Map<string, Picture>();
  for (const { kind, url } of referencesOf(guide)) {
    if (kind === 'image' && !pictures.has(url)) pictures.set(url, await makePicture(url, guide.file, catalogue));
  }
  return {
    linkTo: (url) => linkTo(url, guide.file, catalogue),
    pictureAt: (url) => pictures.get(url) ?? { src: url },
  };
}

function linkTo(url: string, file: string, { paths, assets, elsewhere, at }: Catalogue): string {
  const destination = resolveReference(url, file);
  if (destination.to !== 'path') return url;
  const { path, query, id } = destination;
  const rest = query + (id === '' ? '' : `#${encodeURI(id)}`);
  if (assets.has(path)) return at(assetAddress(path));
  if (!paths.has(path) && elsewhere !== undefined) return new URL(encodeURI(path), `${elsewhere}/`).href + rest;
  return at(path === '' ? '/' : `/${encodeURI(path)}/`) + rest;
}

async function makePicture(url: string, file: string, { images, assets, at }: Catalogue): Promise<Picture> {
  const destination = resolveReference(url, file);
  const path = destination.to === 'path' ? destination.path : '';
  const source = images.get(path);
  if (!source) return { src: assets.has(path) ? at(assetAddress(path)) : url };
  const { width, height } = sizeOf(source);
  const made = await getImage({ src: source, format: 'webp', widths: widths.filter((smaller) => smaller < width) });
  const { attribute } = made.srcSet;
  return { src: made.src, size: { width, height }, ...(attribute === '' ? {} : { srcset: attribute }) };
}

/** Astro ships the original of every picture whose import is looked at, unless it is a clone that is looked at. */
function sizeOf(source: ImageMetadata & { clone?: ImageMetadata }): { width: number; height: number } {
  return source.clone ?? source;
}

/** Files that ship as they are stand apart from the pages, whose addresses they could take. */
function assetAddress(path: string): string {
  return `/files/${encodeURI(path)}`;
}
