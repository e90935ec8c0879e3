/**
 * Brings a tree that MDX parses correctly but renders badly into a shape that a browser keeps as it is. Without these
 * rules 485 of 3,738 surveyed guides gave HTML that browsers re-parent; the MDX compiler has the first of them.
 */
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { holdsTextOnly, isAllowedElement, isInlineElement, isStructure } from '../html-elements.ts';
import { blockLike } from '../resolve/tag-names.ts';
import { translateDialects } from './dialects.ts';

type Reparse = (start: number, end: number, column: number) => RootContent[];
type Tree = { type: string; children?: RootContent[] };

/**
 * Repairs the tree in place. `reparse` reads a range of the source again as blocks, for Markdown that stayed a line of
 * text because it followed a block on the same paragraph.
 */
export function unravel(root: Root, reparse: Reparse): void {
  translateDialects(root);
  repairChildren(root, reparse);
  unlinkNested(root, false);
}

function repairChildren(parent: Tree, reparse: Reparse): void {
  if (!parent.children) return;
  parent.children = parent.children.flatMap((child) => {
    const repaired = child.type === 'paragraph' ? splitParagraph(child, reparse) : [child];
    for (const node of repaired) repairChildren(node as Tree, reparse);
    return repaired;
  });
  if (isJsxTag(parent)) (parent as Tree).children = fitChildren(parent.name ?? '', parent.children as RootContent[]);
}

/** A paragraph cut at the blocks in it: text before, the block by itself, and the rest read again as blocks. */
function splitParagraph(paragraph: Paragraph, reparse: Reparse): RootContent[] {
  const { children } = paragraph;
  const isOnlyTags = children.every((child) => isTagOrExpression(child) || isPadding(child));
  if (isOnlyTags && children.some((child) => isJsxTag(child) && !isInlineTag(child))) {
    return children.filter((child) => !isPadding(child)).map(toFlow);
  }
  const at = children.findIndex((child) => isJsxTag(child) && isBlockTag(child));
  if (at === -1) return [paragraph];
  const block = children[at] as MdxJsxTextElement;
  const before = children.slice(0, at);
  const after = children.slice(at + 1);
  const pieces: RootContent[] = [];
  if (before.some((child) => !isPadding(child))) pieces.push(paragraphOf(before, paragraph));
  pieces.push(toFlow(block));
  if (after.some((child) => !isPadding(child))) {
    const start = block.position?.end.offset;
    const end = paragraph.position?.end.offset;
    const column = paragraph.position?.start.column ?? 1;
    const isPlaced = start !== undefined && end !== undefined;
    pieces.push(...(isPlaced ? reparse(start, end, column) : [paragraphOf(after, paragraph)]));
  }
  return pieces.flatMap((piece) =>
    piece.type === 'paragraph' && piece !== pieces[0] ? splitParagraph(piece, reparse) : [piece],
  );
}

function paragraphOf(children: PhrasingContent[], whole: Paragraph): Paragraph {
  const start = children[0]?.position?.start ?? whole.position?.start;
  const end = children.at(-1)?.position?.end ?? whole.position?.end;
  return start && end ? { type: 'paragraph', children, position: { start, end } } : { type: 'paragraph', children };
}

/** Children as their parent can hold them: no paragraph inside a line of text, no loose text among items or rows. */
function fitChildren(name: string, children: RootContent[]): RootContent[] {
  if (isStructure(name)) {
    return children
      .flatMap((child) => (child.type === 'paragraph' ? (child.children as RootContent[]) : [child]))
      .filter((child) => !isPadding(child));
  }
  const paragraphs = children.filter((child) => child.type === 'paragraph');
  const isLone = children.length === 1 && paragraphs.length === 1;
  if (!holdsTextOnly(name) && !(isLone && ['a', 'li', 'td', 'th', 'figcaption', 'dd'].includes(name))) return children;
  return children.flatMap((child, index) => {
    if (child.type !== 'paragraph') return [child];
    const lineBreak: RootContent[] = index > 0 && child.position ? [{ type: 'break', position: child.position }] : [];
    return [...lineBreak, ...(child.children as RootContent[])];
  });
}

/** A link in a link, as autolinks inside `<a>` make it, gives way to its text. */
function unlinkNested(parent: Tree, isInLink: boolean): void {
  if (!parent.children) return;
  parent.children = parent.children.flatMap((child) => {
    const isLink = child.type === 'link' || (isJsxTag(child) && child.name === 'a');
    unlinkNested(child as Tree, isInLink || isLink);
    return isLink && isInLink ? ((child as { children: RootContent[] }).children ?? []) : [child];
  });
}

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

function isJsxTag(node: Tree): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isTagOrExpression(node: RootContent): boolean {
  return isJsxTag(node) || node.type === 'mdxTextExpression';
}

function isPadding(node: RootContent): boolean {
  // A no-break space is content: writers indent with it.
  return node.type === 'text' && /^[ \t\r\n]*$/.test(node.value);
}

/** A tag that belongs into a line of text, whatever stands beside it. */
function isInlineTag(tag: Jsx): boolean {
  const { name } = tag;
  if (name === null) return !tag.data?.isBlock;
  return isInlineElement(name) || blockLike(name)?.block.layout === 'inline';
}

/** A tag that can't stay in a line of text. Unknown names can, because nobody knows what they are. */
function isBlockTag({ name, data }: Jsx): boolean {
  if (name === null) return data?.isBlock === true;
  if (isAllowedElement(name)) return !isInlineElement(name);
  return blockLike(name)?.block.layout === 'flow';
}

function toFlow(node: PhrasingContent): RootContent {
  if (node.type === 'mdxJsxTextElement') return { ...node, type: 'mdxJsxFlowElement' } as unknown as MdxJsxFlowElement;
  if (node.type === 'mdxTextExpression') return { ...node, type: 'mdxFlowExpression' };
  return node;
}
