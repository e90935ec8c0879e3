/** Elements that show what stands elsewhere: `<iframe>`, `<video>` and their kin become links to it. */
import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Position } from '../position.ts';
import { visit } from '../visit.ts';
import type { Resolution } from './resolution.ts';
import { resolveTag } from './resolve-tag.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** What such an element comes to. What it holds is for browsers that can't show it, but for the address of its source. */
export function resolveFrame(tag: Tag, position: Position, resolution: Resolution): RootContent[] {
  const held: MdxJsxAttribute[] = [];
  const content: Root = { type: 'root', children: tag.children as RootContent[] };
  visit(content, (node) => {
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      // A comment of the writer's.
      if (node.data?.estree?.body.length === 0 && node.value.trim() !== '')
        resolution.comments.push(node.position as Position);
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        const isAddress = attribute.type === 'mdxJsxAttribute' && /^(?:src|href|data)$/.test(attribute.name);
        if (isAddress && node.name !== 'track' && node.name !== 'img') held.push(attribute);
      }
    }
  });
  const isAddressed = tag.attributes.some(
    (attribute) => attribute.type === 'mdxJsxAttribute' && /^(?:src|data)$/.test(attribute.name),
  );
  const attributes = [...tag.attributes, ...(isAddressed ? [] : held.slice(0, 1))];
  return resolveTag({ ...tag, attributes, children: [] } as Tag, position, [], resolution);
}
