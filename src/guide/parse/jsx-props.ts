/**
 * Static JSX as the value of a prop: `text={<>…</>}`. A prop holds a string or data, so a title becomes its words, and
 * any other passage becomes the first of what the tag holds: no word is lost.
 */
import type { Node } from 'estree';
import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { isJsx, type JsxContext, nodesOfJsx } from './static-jsx.ts';

/** Props that are a line of text. */
const lines = new Set('title caption label name hint headline tip cta alt sidebarTitle'.split(' '));

/** Changes the tag in place. JSX without words, such as an icon, stays for others to judge. */
export function liftJsxProps(tag: MdxJsxFlowElement | MdxJsxTextElement, context: JsxContext): void {
  const lifted: RootContent[] = [];
  tag.attributes = tag.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'object' || !attribute.value)
      return [attribute];
    const statement = attribute.value.data?.estree?.body[0];
    const expression = statement?.type === 'ExpressionStatement' ? (statement.expression as Node) : undefined;
    if (!isJsx(expression)) return [attribute];
    const nodes = nodesOfJsx(expression, context);
    const text = nodes
      .map((node) => textOf(node))
      .join('')
      .trim();
    if (text === '') return [attribute];
    if (lines.has(attribute.name)) return [{ ...attribute, value: text }];
    lifted.push(...nodes);
    return [];
  });
  if (lifted.length > 0) tag.children = [...lifted, ...tag.children] as never;
}
