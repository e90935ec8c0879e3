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
  /** The picture at the address that an image of the guide names; `undefined` if there is none. */
  pictureAt(url: string): Picture | undefined;
}

/**
 * Resolves every link and image in the tree. A picture's size is known before it is there, so that nothing jumps. In the
 * place of one that is not there stands what its writer says of it.
 */
export function resolveAddresses(tree: Root, { linkTo, pictureAt }: Addresses): void {
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName === 'a' && typeof properties['href'] === 'string') properties['href'] = linkTo(properties['href']);
    if (tagName === 'img' && typeof properties['src'] === 'string') {
      const picture = pictureAt(properties['src']);
      if (!picture) return describePicture(element);
      showPicture(properties, picture);
      properties['loading'] = 'lazy';
      properties['decoding'] = 'async';
    }
  });
}

function describePicture(element: Element): void {
  const text = String(element.properties['alt'] ?? '');
  element.tagName = 'em';
  element.properties = { className: ['missing-picture'] };
  element.children = text === '' ? [] : [{ type: 'text', value: text }];
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
