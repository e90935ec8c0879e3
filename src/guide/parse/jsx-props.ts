/**
 * Static JSX as the value of a prop: `text={<>…</>}`. A prop holds a string or data, so a title becomes its words, and
 * any other passage becomes the first of what the tag holds: no word is lost.
 */
import type { Node } from 'estree';
import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { isJsx, type Jsx, type JsxContext, nodesOfJsx } from './static-jsx.ts';

/** Props that are a line of text. */
const lines = new Set('title caption label name hint headline tip cta alt sidebarTitle'.split(' '));

/** What a prop says in JSX: a tag, or a function without arguments that does nothing but answer one. */
function jsxOf(expression: Node | undefined): Jsx | undefined {
  if (isJsx(expression)) return expression;
  if (expression?.type !== 'ArrowFunctionExpression' || expression.params.length > 0) return undefined;
  const [only, ...others] = expression.body.type === 'BlockStatement' ? expression.body.body : [];
  const answer = only?.type === 'ReturnStatement' && others.length === 0 ? only.argument : expression.body;
  return isJsx(answer) ? answer : undefined;
}

/** The pictures among what a line of text says. */
function picturesIn(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => {
    if ('name' in node && node.name === 'img') return [node];
    return 'children' in node ? picturesIn(node.children as RootContent[]) : [];
  });
}

/** Changes the tag in place. JSX without words, such as an icon, stays for others to judge. */
export function liftJsxProps(tag: MdxJsxFlowElement | MdxJsxTextElement, context: JsxContext): void {
  const lifted: RootContent[] = [];
  tag.attributes = tag.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'object' || !attribute.value)
      return [attribute];
    const statement = attribute.value.data?.estree?.body[0];
    const expression = statement?.type === 'ExpressionStatement' ? (statement.expression as Node) : undefined;
    const jsx = jsxOf(expression);
    if (!jsx) return [attribute];
    const nodes = nodesOfJsx(jsx, context);
    const text = nodes
      .map((node) => textOf(node))
      .join('')
      .trim();
    if (text === '') return [attribute];
    if (lines.has(attribute.name)) {
      lifted.push(...picturesIn(nodes));
      return [{ ...attribute, value: text }];
    }
    lifted.push(...nodes);
    return [];
  });
  if (lifted.length > 0) tag.children = [...lifted, ...tag.children] as never;
}
