/**
 * Where a guide can be opened: its headings and steps, and the tabs and accordions that hide a part of it, with ids,
 * numbers and ranks. It is made from the guide that a brand left, so that nothing hidden takes an id or a number.
 */
import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { inlineText } from './blocks/inline-markdown.ts';
import { isTab, tabTitle } from './blocks/tabs.ts';
import { isForAgents } from './blocks/visibility.ts';
import type { Anchor, BlockNode, GuideNode } from './model.ts';
import { headingRank, isStep } from './node-kinds.ts';
import { withoutStepNumber } from './resolve/infer-steps.ts';

export interface Outline {
  /** In reading order. */
  anchors: readonly Anchor[];
  anchorOf(node: GuideNode): Anchor | undefined;
  /** Every id in the guide, those of elements that are neither heading nor step included. */
  ids: ReadonlySet<string>;
}

/** The headings, steps, tabs and accordions of a guide's nodes. */
export function outlineOf(children: readonly GuideNode[]): Outline {
  const slugger = new GithubSlugger();
  const taken = ['footnote-label', ...takenIds(children)];
  for (const id of taken) slugger.occurrences[id] = 0;
  const anchors = new Map<GuideNode, Anchor>();
  let lastRank = 1;

  function visit(nodes: readonly GuideNode[], stepDepth: number, parent?: GuideNode): void {
    let number = 0;
    let tabs = 0;
    for (const node of nodes) {
      if (isForAgents(node)) continue;
      if (isStep(node)) {
        number++;
        const given = node.props['stepNumber'];
        addStep(node, typeof given === 'number' ? given : number, stepDepth);
      }
      // The heading of a step that is no component is the step's own.
      else if (anchors.has(node)) continue;
      else if (isTab(node)) addSwitch(node, 'tab', tabTitle(node, tabs++, parent));
      else if (isAccordion(node)) addSwitch(node, 'accordion', String(node.props['title'] ?? ''));
      else if (isEntry(node)) addEntry(node);
      else {
        const rank = headingRank(node);
        if (rank !== undefined) addHeading(node, rank);
      }
      if ('children' in node) visit(node.children as GuideNode[], stepDepth + (isStep(node) ? 1 : 0), node);
    }
  }

  function addHeading(node: GuideNode, rank: number): void {
    // The page's title is its h1, so an h1 in the body counts as an h2.
    lastRank = Math.max(rank, 2);
    const title = textOf(node);
    const id = idOf(node, title || 'section');
    anchors.set(node, { kind: 'heading', id, title, rank: lastRank });
  }

  function addStep(node: BlockNode, number: number, depth: number): void {
    const heading = stepHeading(node);
    if (heading) {
      const written = textOf(heading);
      const id = idOf(heading, written || `step-${number}`);
      // A heading keeps its rank; an item of a list has none.
      const own = node.notation === 'heading' ? headingRank(heading) : undefined;
      const anchor: Anchor = {
        kind: 'step',
        id,
        title: withoutStepNumber(written),
        number,
        rank: own === undefined ? Math.min(lastRank + 1 + depth, 6) : Math.max(own, 2),
      };
      if (own !== undefined) lastRank = anchor.rank;
      anchors.set(node, anchor);
      anchors.set(heading, anchor);
      return;
    }
    const title = inlineText(String(node.props['title'] ?? ''));
    const id = idOf(node, title || `step-${number}`);
    anchors.set(node, { kind: 'step', id, title, number, rank: Math.min(lastRank + 1 + depth, 6) });
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
    if (own === undefined) return slugger.slug(title);
    if (Object.hasOwn(slugger.occurrences, own)) return slugger.slug(own, true);
    slugger.occurrences[own] = 0;
    return own;
  }

  visit(children, 0);
  const listed = [...new Set(anchors.values())];
  const ids = new Set([...taken, ...listed.map(({ id }) => id)]);
  return { anchors: listed, anchorOf: (node) => anchors.get(node), ids };
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

/** The title of a step that is no component. */
function stepHeading({ notation = 'component', children }: BlockNode): GuideNode | undefined {
  const [first] = children;
  return notation !== 'component' && first && headingRank(first) !== undefined ? first : undefined;
}

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
