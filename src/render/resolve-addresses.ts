/** Puts the addresses of a page's links and images where they lead in the built site. */
import type { Element, Root } from 'hast';
import { visit } from '../guide/index.ts';

/** An image as the site ships it. */
export interface Picture {
  src: string;
  /** Further sizes, in the form of the `srcset` attribute. */
  srcset?: string;
  /** Pixels; not known of drawings and animations. */
  size?: { width: number; height: number };
}

export interface Addresses {
  /** The address to which a link of the guide leads. */
  linkTo(url: string): string;
  /** The picture at the address that an image of the guide names. */
  pictureAt(url: string): Picture;
}

/** Resolves every link and image in the tree. A picture's size is known before it is there, so that nothing jumps. */
export function resolveAddresses(tree: Root, { linkTo, pictureAt }: Addresses): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'a' && typeof properties['href'] === 'string') properties['href'] = linkTo(properties['href']);
    if (tagName === 'img' && typeof properties['src'] === 'string') {
      showPicture(properties, pictureAt(properties['src']));
      properties['loading'] = 'lazy';
      properties['decoding'] = 'async';
    }
  });
}

function showPicture(properties: Element['properties'], { src, srcset, size }: Picture): void {
  properties['src'] = src;
  if (srcset) {
    properties['srcSet'] = srcset;
    properties['sizes'] = '(min-width: 48rem) 42rem, 100vw';
  }
  if (!size) return;
  // The writer's width counts, with the height that belongs to it.
  const given = Number.parseInt(String(properties['width'] ?? ''), 10);
  const shown = Number.isFinite(given) && given > 0 ? given : size.width;
  properties['width'] = shown;
  properties['height'] = Math.round((size.height * shown) / size.width);
}
