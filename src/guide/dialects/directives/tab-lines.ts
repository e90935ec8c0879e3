/** `== Label` within `:::tabs`, as a plugin of VitePress has it: each such line begins a tab. */
import type { Root, RootContent } from 'mdast';
import { spanOf } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { readMarkedLines } from '../marked-lines.ts';

/** What stands for such a line until the tabs are made. No writer can write it. */
const lineTag = '#tab-line';

/** The blocks of a group as tabs; `undefined` if no line begins one. */
export function tabsByLines(children: RootContent[], source: string): RootContent[] | undefined {
  const root: Root = { type: 'root', children };
  readMarkedLines(root, source, {
    sign: '==',
    wordsOf([first, ...more]) {
      const label =
        first?.type === 'text' && more.length === 0
          ? /^[ \t]*==[ \t]+(\S.*)$/.exec(first.value.trimEnd())?.[1]
          : undefined;
      if (label === undefined) return undefined;
      return {
        role: 'start',
        name: lineTag,
        key: lineTag,
        attributes: [makeAttribute('title', label.replace(/\s+/g, ' '))],
      };
    },
    close: () => [],
    alone: ({ attributes, line }) => [makeTag(lineTag, { attributes, children: [], position: positionOf(line) })],
  });
  const tabs: RootContent[] = [];
  for (const node of root.children) {
    const last = tabs.at(-1);
    if (node.type === 'mdxJsxFlowElement' && node.name === lineTag) tabs.push({ ...node, name: 'Tab' });
    // What stands before the first line belongs to no tab.
    else if (last?.type !== 'mdxJsxFlowElement') return undefined;
    else {
      last.children.push(node as (typeof last.children)[number]);
      last.position = spanOf({ position: positionOf(last) }, { position: positionOf(node) });
    }
  }
  return tabs.length > 0 ? tabs : undefined;
}
