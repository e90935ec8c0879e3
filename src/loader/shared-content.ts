/**
 * Content that this process has read and checked, for the part of it that the site generator loads as modules of its
 * own: they share the process with us, but no variable of any module.
 */
import { resolve } from 'node:path';
import type { Content } from './read-content.ts';

interface Sharing {
  brand: string;
  content: Content;
}

const place = Symbol.for('content-that-is-built');

type World = typeof globalThis & { [place]?: Sharing };

/** Shares the content of the brand that is about to be built, until it is disposed. */
export function shareContent(brand: string, content: Content): Disposable {
  const world: World = globalThis;
  world[place] = { brand, content };
  return {
    [Symbol.dispose]: () => {
      delete world[place];
    },
  };
}

/** The content that is shared for a brand and a folder, if any is. */
export function sharedContent(brand: string | undefined, contentRoot: string): Content | undefined {
  const { [place]: sharing }: World = globalThis;
  const isMeant = sharing?.brand === brand && sharing?.content.root === resolve(contentRoot);
  return isMeant ? sharing?.content : undefined;
}
