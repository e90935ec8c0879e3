/**
 * MDX text to the tree that remark gives, by Sätteri: a parser in native code, which Astro brings along, and which takes a
 * tenth of the time. remark stays the reference. Text that the two might read differently is left to it, and so is all
 * that native code refuses, because remark says better what is wrong.
 *
 * Native code that meets a fault of its own ends the whole process. Only a process that may die may call this.
 */
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { doubtText } from './differences.ts';
import { restoreTree } from './restore-tree.ts';

/** remark's tree of a text; `undefined` if only remark can tell it, or whether there is one. */
export function parseNatively(text: string): Root | undefined {
  try {
    doubtText(text);
    const root = mdxToMdast(text, { features: { gfm: true, frontmatter: false } }) as Root;
    restoreTree(root, text);
    return root;
  } catch (cause) {
    // A tree may be too deep to walk.
    if (cause instanceof SyntaxError || cause instanceof RangeError || isRefusal(cause)) return undefined;
    throw cause;
  }
}

/** What native code answers to a text that is no MDX: "3:1: … (mdx-jsx:unexpected-character)". */
function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && /^(?:\d+:\d+|\d+:\d+-\d+:\d+): /.test(cause.message);
}
