/** Makes of the tree that native code gives the one that remark gives. */
import type { Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { pointAt } from '../../position.ts';
import { doubtBlanksBehind, doubtClosing, doubtLazyLines, doubtLongTag, doubtNode } from './differences.ts';
import { doubt } from './doubt.ts';
import { isTag, placeOf, type Tag } from './place.ts';
import { placeAttributes } from './place-attributes.ts';
import { readExpression, readStatements } from './read-code.ts';

/** Where opening tags and braces end, by the offset at which they begin. */
interface Ends {
  tags: Map<number, number>;
  braces: Map<number, number>;
}

interface Restoring {
  text: string;
  ends: Ends;
  /** The lists and quotations around. */
  containers: RootContent[];
}

/**
 * Changes the tree of a text in place.
 * @throws {SyntaxError} If remark's tree might be another one, or if there is code in it that is no JavaScript.
 */
export function restoreTree(root: Root, text: string): void {
  restoreChildren(root, { text, ends: { tags: new Map(), braces: new Map() }, containers: [] });
}

function restoreChildren(parent: Parents, restoring: Restoring): void {
  const { text, containers } = restoring;
  for (const child of parent.children) {
    doubtNode(child, parent, text);
    restoreNode(child, restoring);
    if (!('children' in child)) continue;
    const isContainer = child.type === 'listItem' || child.type === 'blockquote';
    if (isContainer) containers.push(child);
    restoreChildren(child, restoring);
    if (isContainer) containers.pop();
    if (isTag(child)) doubtClosing(child, text);
  }
  parent.children = gatherParagraphs(parent.children, restoring);
}

/** Gives a node what remark hangs on it. */
function restoreNode(node: RootContent, { text, ends, containers }: Restoring): void {
  if (isTag(node)) {
    doubtLazyLines(node, containers, text);
    delete node.data;
    const end = placeAttributes(node, text);
    ends.tags.set(placeOf(node).start.offset, end);
    if (node.type === 'mdxJsxTextElement') doubtLongTag(node, end, text);
  } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    doubtLazyLines(node, containers, text);
    const { start, end } = placeOf(node);
    ends.braces.set(start.offset, end.offset);
    const code = text.slice(start.offset + 1, end.offset - 1);
    // Further lines lose their indentation, which means something in templates and tags alone.
    if (/\n/.test(code) && (/[`<]|\n[ \t]*$/.test(code) || bare(code) !== bare(node.value))) throw doubt('braces');
    node.data = { estree: readExpression(code, start.offset + 1, text) };
  } else if (node.type === 'mdxjsEsm') {
    const { start } = placeOf(node);
    if (!text.startsWith(node.value, start.offset)) throw doubt('statements');
    node.position = { start, end: pointAt(text, start.offset + node.value.length) };
    node.data = { estree: readStatements(node.value, start.offset, text) };
  }
}

function bare(code: string): string {
  return code.replace(/\n[ \t]*/g, '\n');
}

/**
 * Puts tags and braces back into the paragraph that remark has them in. Native code has already taken them out, as the
 * MDX compiler does after parsing.
 */
function gatherParagraphs(children: readonly RootContent[], { text, ends, containers }: Restoring): RootContent[] {
  const result: RootContent[] = [];
  let paragraph: Paragraph | undefined;
  for (const child of children) {
    const previous = result.at(-1);
    const gap = previous ? text.slice(placeOf(previous).end.offset, placeOf(child).start.offset) : '\n\n';
    const isApart = /\n[ \t>]*\r?\n/.test(gap);
    const isLoose = child.type === 'mdxJsxFlowElement' || child.type === 'mdxFlowExpression';
    if (!isLoose) {
      if (paragraph && !isApart) throw doubt('next to a paragraph');
      paragraph = undefined;
      result.push(child);
    } else if (paragraph && !isApart && !(gap.includes('\n') && isFlow(child, text, ends))) {
      doubtBlanksBehind(child, text);
      paragraph.children.push(...paddingOf(gap, paragraph, text), toText(child, text, ends));
      paragraph.position = { start: placeOf(paragraph).start, end: placeOf(child).end };
    } else if (isFlow(child, text, ends)) {
      if (containers.length > 0) doubtBlanksBehind(child, text);
      // It may count as a further line of the list or quotation, which a long tag can't be.
      if (!isApart && previous?.type !== 'mdxJsxFlowElement' && isTag(child)) {
        doubtLongTag(child, endOfTag(child, ends), text);
      }
      paragraph = undefined;
      result.push(child);
    } else {
      const follows = gap.includes('\n') && previous?.type === 'mdxJsxFlowElement';
      if (!isApart && !follows) throw doubt('behind another block');
      doubtBlanksBehind(child, text);
      paragraph = { type: 'paragraph', children: [toText(child, text, ends)], position: placeOf(child) };
      result.push(paragraph);
    }
  }
  return result;
}

/** Whether remark takes a tag or braces for a block: if there is nothing else on their line. */
function isFlow(node: RootContent, text: string, { tags, braces }: Ends): boolean {
  const { start, end } = placeOf(node);
  const isBraces = node.type === 'mdxFlowExpression';
  let at = isBraces ? end.offset : tags.get(start.offset);
  // Another tag may follow on either, but braces only on a tag.
  for (let last = isBraces ? 'braces' : 'tag'; at !== undefined; ) {
    while (text[at] === ' ' || text[at] === '\t') at++;
    const sign: string | undefined = text[at];
    if (sign === undefined || sign === '\n' || sign === '\r') return true;
    if (sign === '<') {
      at = tags.get(at) ?? endOfClosingTag(text, at);
      last = 'tag';
    } else if (sign === '{' && last === 'tag') {
      at = braces.get(at);
      last = 'braces';
    } else return false;
  }
  throw doubt('line of tags');
}

/** Where an opening tag ends. */
function endOfTag(tag: Tag, { tags }: Ends): number {
  const end = tags.get(placeOf(tag).start.offset);
  if (end === undefined) throw doubt('end of a tag');
  return end;
}

function endOfClosingTag(text: string, at: number): number | undefined {
  const tag = /<\/[^<>{}]*>/y;
  tag.lastIndex = at;
  return tag.test(text) ? tag.lastIndex : undefined;
}

/** The blanks that remark keeps between two tags of a paragraph. */
function paddingOf(gap: string, { children }: Paragraph, text: string): PhrasingContent[] {
  if (gap === '') return [];
  const last = children.at(-1);
  if (!last || !/^(?:[ \t]+|\n[ \t]*)$/.test(gap)) throw doubt('between tags');
  const start = placeOf(last).end;
  // What a line begins with belongs to no node.
  const value = gap.startsWith('\n') ? '\n' : gap;
  return [{ type: 'text', value, position: { start, end: pointAt(text, start.offset + value.length) } }];
}

function toText(node: RootContent, text: string, ends: Ends): PhrasingContent {
  if (node.type === 'mdxJsxFlowElement') {
    doubtLongTag(node, endOfTag(node, ends), text);
    return { ...node, type: 'mdxJsxTextElement', children: node.children as PhrasingContent[] };
  }
  return { ...node, type: 'mdxTextExpression' } as PhrasingContent;
}
