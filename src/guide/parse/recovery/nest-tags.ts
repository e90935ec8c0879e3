/** The flat tree to one in which tags hold what stands between them, as a browser would have it. Nothing can fail. */
import type { Html, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { type Position, spanOf } from '../../position.ts';
import type { FlatNode, FlatTag } from './flat-tree.ts';
import { createFlow, type Frame } from './flow-frames.ts';
import { addFault, elementOf, isWord, type Nesting, strayOf, type TagFault, voidOf, wordOf } from './lone-tags.ts';
import { isTag, matchTags } from './match-tags.ts';
import { readHtml } from './read-html.ts';
import { isInlineName, isKnownName, isVoid, type TagNames } from './tag-names.ts';
import { type Placed, withoutBlankEdges } from './text-edges.ts';

type Parent = { type: string; children: FlatNode[] };

/** Changes the tree in place, and answers the tags that are without a partner. */
export function nestTags(root: Root, text: string, names: TagNames): TagFault[] {
  const nesting: Nesting = { text, names, faults: [] };
  nestIn(root as Parent, nesting);
  return nesting.faults;
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'mdxJsxFlowElement']);

function nestIn(parent: Parent, nesting: Nesting): void {
  const isFlow = flowParents.has(parent.type);
  for (const child of parent.children) {
    if (!('children' in child)) continue;
    if (isFlow && child.type === 'paragraph') for (const inner of child.children) nestDeeper(inner, nesting);
    else nestDeeper(child, nesting);
  }
  parent.children = isFlow
    ? nestFlow(parent.children, nesting)
    : (nestInline(withHtmlRead(parent.children, nesting), nesting) as FlatNode[]);
}

function nestDeeper(node: FlatNode, nesting: Nesting): void {
  if ('children' in node) nestIn(node as Parent, nesting);
}

function withHtmlRead(nodes: readonly FlatNode[], { text }: Nesting): FlatNode[] {
  return nodes.flatMap((node) => (node.type === 'html' ? readHtml(node as Html, text) : [node]));
}

/** `<br></br>` as one tag, which is how MDX reads it. */
function joinVoidPairs(nodes: readonly FlatNode[]): FlatNode[] {
  const joined: FlatNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const isPair = last && isTag(last) && isTag(node) && last.form === 'open' && node.form === 'close';
    if (!isPair || last.name !== node.name || !isVoid(node.name ?? '')) joined.push(node);
    else joined.splice(-1, 1, { ...last, form: 'whole', position: spanOf(last, node) });
  }
  return joined;
}

/** Tags within one line of text. What is still open at its end, ends there. */
function nestInline(given: readonly FlatNode[], nesting: Nesting): RootContent[] {
  if (!given.some(isTag)) return given as RootContent[];
  const nodes = joinVoidPairs(given);
  const partners = matchTags(nodes);
  const base: Frame = { tag: undefined, children: [] };
  const frames = [base];
  const last = nodes.at(-1)?.position as Position;
  const top = () => frames.at(-1) ?? base;
  const pop = (end: Position['end'], isClosed: boolean) => {
    const { tag, children } = frames.pop() ?? base;
    if (!tag) return;
    if (!isClosed) addFault(tag, nesting);
    top().children.push(elementOf(tag, children, end, 'text'));
  };
  for (const node of nodes) {
    const partner = isTag(node) ? partners.get(node) : undefined;
    if (!isTag(node)) top().children.push(node);
    else if (node.form === 'whole') top().children.push(elementOf(node, [], node.position.end, 'text'));
    else if (node.form === 'open') {
      if (!partner && isWord(node, nesting)) top().children.push(wordOf(node, nesting));
      else if (!partner && isVoid(node.name ?? '')) top().children.push(voidOf(node, nesting, 'text'));
      else frames.push({ tag: node, children: [] });
    } else if (partner) {
      while (top().tag !== partner && frames.length > 1) pop(node.position.start, false);
      pop(node.position.end, true);
    } else top().children.push(...strayOf(node, nesting));
  }
  while (frames.length > 1) pop(last.end, false);
  return base.children;
}

/** Blocks, and the tags around them. A paragraph is parted where a tag in it reaches beyond it. */
function nestFlow(nodes: readonly FlatNode[], nesting: Nesting): RootContent[] {
  const { text } = nesting;
  const items = joinVoidPairs(nodes).flatMap((node): FlowItem[] => {
    if (node.type === 'html') return readHtml(node, text).map((own) => ({ node: own, isHtml: true }));
    if (node.type !== 'paragraph') return [{ node, isHtml: false }];
    const children = withHtmlRead(node.children as FlatNode[], nesting);
    const local = matchTags(children);
    const reaching = children.filter((child) => isTag(child) && child.form !== 'whole' && !local.has(child));
    return [{ node, isHtml: false, children, reaching: reaching as FlatTag[] }];
  });
  const partners = matchTags(items.flatMap(({ node, reaching }) => reaching ?? (isTag(node) ? [node] : [])));
  const flow = createFlow(nesting);
  for (const { node, isHtml, children, reaching } of items) {
    const cuts = new Set((reaching ?? []).filter((tag) => partners.has(tag) || reachesOn(tag, nesting)));
    if (isTag(node)) flow.addTag(node, partners.get(node));
    else if (!children) flow.add(node, isHtml);
    else if (cuts.size === 0) flow.add({ ...node, children: nestInline(children, nesting) } as RootContent, false);
    else {
      let run: FlatNode[] = [];
      const flush = () => {
        const paragraph = paragraphOf(run, nesting);
        if (paragraph) flow.add(paragraph, false);
        run = [];
      };
      for (const child of children) {
        if (!isTag(child) || !cuts.has(child)) run.push(child);
        else {
          flush();
          flow.addTag(child, partners.get(child));
        }
      }
      flush();
    }
  }
  return flow.end();
}

interface FlowItem {
  node: FlatNode;
  /** Whether it is a piece of a block of HTML. */
  isHtml: boolean;
  /** Of a paragraph: what it holds, and the tags that have no partner in it. */
  children?: FlatNode[];
  reaching?: FlatTag[];
}

/** Whether a tag without a partner ends later than its line of text: `<details>` does, `<b>` does not. */
function reachesOn(tag: FlatTag, nesting: Nesting): boolean {
  if (tag.form !== 'open' || tag.name === null || isVoid(tag.name) || isWord(tag, nesting)) return false;
  return isKnownName(tag.name) && !isInlineName(tag.name);
}

/** A piece of a paragraph as one; `undefined` if it is blank. */
function paragraphOf(run: readonly FlatNode[], nesting: Nesting): Paragraph | undefined {
  const kept = withoutBlankEdges(run, nesting.text);
  const [start, end] = [kept[0], kept.at(-1)];
  if (!start || !end) return undefined;
  const children = nestInline(kept, nesting) as PhrasingContent[];
  return { type: 'paragraph', children, position: spanOf(start as Placed, end as Placed) };
}
