/**
 * Where a guide can be opened: its headings and steps, and the tabs and accordions that hide a part of it, with ids,
 * numbers and ranks. It is made from the guide that a brand left, so that nothing hidden takes an id or a number.
 */
import { toString as textOf } from 'mdast-util-to-string';
import { inlineText } from './blocks/inline-markdown.ts';
import { isTab, tabTitle } from './blocks/tabs.ts';
import { isForAgents } from './blocks/visibility.ts';
import { createIdMaker, slugOf } from './heading-ids.ts';
import type { Anchor, BlockNode, Guide, GuideNode } from './model.ts';
import { headingRank, isStep, stepHeading } from './node-kinds.ts';
import { ownNumberSaid, stepSaid } from './step-words.ts';

export interface Outline {
  /** In reading order. */
  anchors: readonly Anchor[];
  anchorOf(node: GuideNode): Anchor | undefined;
  /** Every id in the guide, those of elements that are neither heading nor step included. */
  ids: ReadonlySet<string>;
  /**
   * Ids that nothing has and that links name, each with the one that is meant: those that headings would have by GitHub's
   * rule, where the tree has another, and that of the title, which means the top.
   */
  otherIds: ReadonlyMap<string, string>;
}

/**
 * The id that a link means by this: itself, one that stands for it, or the only one of the same letters and digits, since
 * tools differ in what they make of the signs between them.
 */
export function idNamed(id: string, { ids, otherIds }: { ids: Outline['ids']; otherIds: Outline['otherIds'] }): string {
  if (ids.has(id)) return id;
  const other = otherIds.get(id);
  if (other !== undefined) return other;
  const lower = id.toLowerCase();
  if (ids.has(lower)) return lower;
  const letters = lettersOf(id);
  const alike = letters === '' ? [] : [...ids].filter((each) => lettersOf(each) === letters);
  return alike.length === 1 ? (alike[0] ?? id) : id;
}

function lettersOf(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What ids depend on besides the nodes. */
export type IdSource = Pick<Guide, 'headingIds' | 'titleHeadings'>;

/** The headings, steps, tabs and accordions of a guide's nodes. What the guide says of ids is asked of `guide`. */
export function outlineOf(children: readonly GuideNode[], guide?: IdSource): Outline {
  const rule = guide?.headingIds ?? 'github';
  const maker = createIdMaker(rule);
  const other = rule === 'github' ? undefined : createIdMaker('github');
  const others = new Map<string, string>();
  const taken = ['footnote-label', ...takenIds(children)];
  for (const id of taken) maker.take(id);
  for (const heading of guide?.titleHeadings ?? []) takeTitle(heading);
  const anchors = new Map<GuideNode, Anchor>();
  let lastRank = 1;

  /** `lowered`: by how much headings rank lower than they are written, so that none outranks the step it stands in. */
  function visit(nodes: readonly GuideNode[], lowered: number, parent?: GuideNode): void {
    let number = 0;
    let tabs = 0;
    for (const node of nodes) {
      if (isForAgents(node)) continue;
      if (isStep(node)) {
        number++;
        const given = node.props['stepNumber'];
        addStep(node, { number: typeof given === 'number' ? given : number, lowered, parent });
        continue;
      }
      // The heading of a step that is no component is the step's own.
      if (anchors.has(node)) continue;
      if (isTab(node)) addSwitch(node, 'tab', tabTitle(node, tabs++, parent));
      else if (isAccordion(node)) addSwitch(node, 'accordion', String(node.props['title'] ?? ''));
      else if (isEntry(node)) addEntry(node);
      else {
        const rank = headingRank(node);
        if (rank !== undefined) addHeading(node, rank + lowered);
      }
      const before = lastRank;
      if ('children' in node) visit(node.children as GuideNode[], lowered, node);
      // What follows a list of steps is no part of its last one.
      if (node.type === 'block' && node.name === 'Steps') lastRank = before;
    }
  }

  /** The title is the page's own, and no place in it; links to it lead to the top. */
  function takeTitle(heading: GuideNode): void {
    const id = ownId(heading) ?? slugOf(textOf(heading), rule);
    others.set(id, 'top');
    // Ids of pages that follow GitHub's rule stay what they always were.
    if (other) maker.take(id);
  }

  function addHeading(node: GuideNode, rank: number): void {
    // The page's title is its h1, so an h1 in the body counts as an h2.
    lastRank = Math.min(Math.max(rank, 2), 6);
    const title = textOf(node);
    const id = idOf(node, title || 'section');
    anchors.set(node, { kind: 'heading', id, title, rank: lastRank });
  }

  function addStep(
    node: BlockNode,
    { number, lowered, parent }: { number: number; lowered: number; parent: GuideNode | undefined },
  ): void {
    const heading = stepHeading(node);
    const written = heading ? textOf(heading) : inlineText(String(node.props['title'] ?? ''));
    // A heading among headings keeps its rank; items of a list and components are all of one.
    const own = heading && node.notation === 'heading' ? (headingRank(heading) ?? 2) + lowered : lastRank + 1;
    const rank = Math.min(Math.max(own, 2), 6);
    const id = idOf(heading && ownId(node) === undefined ? heading : node, written || `step-${number}`);
    const title = written.slice(ownNumberSaid(written, { number, notation: node.notation })?.length);
    const isNamed = parent?.type !== 'block' || parent.notation !== 'heading' || stepSaid(written) !== undefined;
    const anchor: Anchor = { kind: 'step', id, title, number, rank, ...(isNamed ? {} : { isCounted: true }) };
    anchors.set(node, anchor);
    if (heading) anchors.set(heading, anchor);
    const before = lastRank;
    lastRank = rank;
    const inner = node.children.filter((child) => child !== heading);
    visit(inner, Math.max(0, rank + 1 - topRank(inner)), node);
    lastRank = node.notation === 'heading' ? rank : before;
  }

  function addSwitch(node: BlockNode, kind: 'tab' | 'accordion', written: string): void {
    const title = inlineText(written);
    const id = idOf(node, title || kind);
    anchors.set(node, { kind, id, title, rank: Math.min(lastRank + 1, 6) });
  }

  function addEntry(node: BlockNode): void {
    const title = entryTitle(node);
    if (title === '' && ownId(node) === undefined) return;
    const id = idOf(node, node.name === 'Update' ? title : `param-${title}`);
    anchors.set(node, { kind: 'entry', id, title, rank: Math.min(lastRank + 1, 6) });
  }

  function idOf(node: GuideNode, title: string): string {
    const own = ownId(node);
    if (own === undefined) {
      const id = maker.make(title);
      const byOther = other?.make(title);
      if (byOther !== undefined && byOther !== id) others.set(byOther, id);
      return id;
    }
    if (maker.isTaken(own)) return maker.make(own, true);
    maker.take(own);
    return own;
  }

  visit(children, 0);
  const listed = [...new Set(anchors.values())];
  const ids = new Set([...taken, ...listed.map(({ id }) => id)]);
  const otherIds = new Map([...others].filter(([id]) => !ids.has(id)));
  return { anchors: listed, anchorOf: (node) => anchors.get(node), ids, otherIds };
}

/** The highest rank of the headings in nodes, which is the lowest number; infinite if there is none. */
function topRank(nodes: readonly GuideNode[]): number {
  return Math.min(
    ...nodes.map(
      (node) => headingRank(node) ?? ('children' in node ? topRank(node.children as GuideNode[]) : Infinity),
    ),
  );
}

/** Ids of what is neither heading nor step. */
function takenIds(nodes: readonly GuideNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    const inner = 'children' in node ? takenIds(node.children as GuideNode[]) : [];
    const own = node.type === 'element' && headingRank(node) === undefined ? node.attributes['id'] : undefined;
    return own === undefined ? inner : [own, ...inner];
  });
}

/** A block of one kind. Its name narrows the type, so that one that is not a step may still be an accordion. */
type Named<Name extends string> = BlockNode & { name: Name };

function isAccordion(node: GuideNode): node is Named<'Accordion'> {
  return node.type === 'block' && node.name === 'Accordion';
}

/** An entry of a list of changes or of a reference. It can be opened by its address, and stands in no list of contents. */
function isEntry(node: GuideNode): node is Named<'Update' | 'ParamField' | 'ResponseField'> {
  return node.type === 'block' && ['Update', 'ParamField', 'ResponseField'].includes(node.name);
}

function entryTitle({ props }: BlockNode): string {
  const { label, query, path, body, header, name } = props;
  return inlineText(String(label ?? query ?? path ?? body ?? header ?? name ?? ''));
}

function ownId(node: GuideNode): string | undefined {
  if (node.type === 'element') return node.attributes['id'];
  if (node.type === 'heading') return node.id;
  if (node.type === 'block' && typeof node.props['id'] === 'string') return node.props['id'];
  return undefined;
}
