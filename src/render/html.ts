/**
 * A branded guide to HTML: hast from mdast and the blocks, then a sanitizer, and after it only drawings that are our own.
 */
import type { Element, ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Root as MdastRoot, Nodes, Parents, Table } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import type { Drawing } from '../assets/highlighter.ts';
import type { ScopeModel } from '../contract/scope-model.ts';
import {
  blockOf,
  type Guide,
  type GuideNode,
  guideLanguage,
  joinNeeds,
  type Need,
  type Needs,
  type Outline,
  placementsOf,
  propertiesOf,
  renderFence,
} from '../guide/index.ts';
import { isLocale, type Messages, messagesFor } from '../messages/index.ts';
import { addControls } from './controls/add-controls.ts';
import type { PageContext, PageRequirements } from './controls/page-context.ts';
import { groupTabs } from './group-tabs.ts';
import { draw } from './highlight-code.ts';
import { fitBrowser } from './html-nesting.ts';
import { htmlSchema } from './html-schema.ts';
import { elementsOf, markLanguages } from './mark-languages.ts';
import { markLines, withPlaces } from './mark-lines.ts';
import { type Addresses, resolveAddresses } from './resolve-addresses.ts';

export type Viewer = 'reader' | 'writer';

export interface Rendering {
  /** Without it code has no colors, and the marks of icons are empty. */
  drawing?: Drawing;
  /** Without them links and images lead where the writer said. */
  addresses?: Addresses;
  /** Without it the guide is what its writer wrote, and nothing else. */
  page?: PageContext;
  /** Who looks at it, a reader by default: writers see where code was left out, and elements say from which line they come. */
  viewer?: Viewer | undefined;
}

/** A guide as HTML, in a tree. */
export interface GuideTree {
  tree: Root;
  /** The style sheets and scripts that it needs. */
  needs: Needs;
  /** What of it depends on a choice of actions; `undefined` if nothing does. */
  scopes: ScopeModel | undefined;
}

export interface RenderedGuide extends Omit<GuideTree, 'tree'> {
  html: string;
}

/** The HTML of a guide's body. Every id in it comes from the outline, or from an element's own `id`. */
export function renderHtml(guide: Guide, outline: Outline, rendering?: Rendering): RenderedGuide {
  const { tree, ...rest } = renderTree(guide, outline, rendering);
  return { html: toHtml(tree), ...rest };
}

/** The same as a tree, which pages that embed the guide are made from as well. */
export function renderTree(
  guide: Guide,
  outline: Outline,
  { drawing, addresses, page, viewer = 'reader' }: Rendering = {},
): GuideTree {
  const root: MdastRoot = { type: 'root', children: guide.children };
  const language = guideLanguage(guide);
  // What blocks say is part of the text around it, so it is in the guide's language where we know that.
  const { blocks: words } = isLocale(language) ? messagesFor(language) : (page?.messages ?? messagesFor('en'));
  const required: PageRequirements = { needs: [] };
  const { needs } = required;
  const handlers = createHandlers({ outline, placementOf: placementsOf(guide.children), words, needs, viewer });
  const tree = toHast(root, {
    handlers: viewer === 'writer' ? withPlaces(handlers) : handlers,
    // No id of a guide holds a colon, so notes and headings can't meet.
    clobberPrefix: 'note:',
    footnoteLabelProperties: { className: ['visually-hidden'] },
    footnoteLabel: words.footnotes,
    footnoteBackLabel: (reference, mention) => words.backToReference(reference + 1, mention),
  }) as Root;
  groupTabs(tree);
  fitBrowser(tree);
  const safe = sanitize(tree, htmlSchema) as Root;
  if (viewer === 'writer') markLines(safe);
  if (addresses) resolveAddresses(safe, addresses);
  draw(safe, drawing, needs);
  if (page) {
    const written = elementsOf(safe);
    addControls(safe, page, required);
    if (language !== page.messages.locale) markLanguages(safe, { written, language, added: page.messages.locale });
  }
  return { tree: safe, needs: joinNeeds(needs), scopes: required.scopes };
}

interface HandlerParts {
  outline: Outline;
  placementOf: ReturnType<typeof placementsOf>;
  words: Messages['blocks'];
  /** Gets what the blocks need that come into the HTML. */
  needs: Need[];
  viewer: Viewer;
}

function createHandlers({ outline, placementOf, words, needs, viewer }: HandlerParts): Handlers {
  return {
    listItem: (state: State, node: GuideNode, parent: Parents | undefined) => {
      if (node.type !== 'listItem') return undefined;
      return withDrawnCheckbox(defaultHandlers.listItem(state, node, parent));
    },
    table: (state: State, node: GuideNode) =>
      node.type === 'table' ? defaultHandlers.table(state, { ...node, align: columnsOf(node) }) : undefined,
    code: (_state: State, node: GuideNode) => (node.type === 'code' ? renderFence(node, words) : undefined),
    heading: (state: State, node: GuideNode) => renderHeading(node, outline, words, contentOf(state, node)),
    element: (state: State, node: GuideNode) => {
      if (node.type !== 'element') return undefined;
      if (/^h[1-6]$/.test(node.name))
        return renderHeading(node, outline, words, contentOf(state, node), node.attributes);
      return renderElement(node.name, node.attributes, contentOf(state, node));
    },
    block: (state: State, node: GuideNode) => {
      if (node.type !== 'block') return undefined;
      const { anchorOf } = outline;
      const definition = blockOf(node);
      const before = needs.length;
      const [children, anchor] = [contentOf(state, node), anchorOf(node)];
      const content = definition.render(node, { children, anchor, anchorOf, placement: placementOf(node), words });
      // What is left out needs nothing, nor does what it holds.
      if (content.length > 0) needs.push(definition);
      else needs.length = before;
      return content;
    },
    unknown: (state: State, node: GuideNode) => {
      if (node.type !== 'unknown') return undefined;
      return renderElement(node.display === 'block' ? 'div' : 'span', node.attributes, contentOf(state, node));
    },
    blocked: (_state: State, node: GuideNode) => {
      if (node.type !== 'blocked' || (node.tells === 'writers' && viewer === 'reader')) return undefined;
      needs.push({ sheet: 'blocks' });
      const tag = node.display === 'block' ? 'div.refusal' : 'span.refusal';
      return h(tag, `${words.notShown} `, h('code', node.source));
    },
  } as Handlers;
}

function contentOf(state: State, node: GuideNode): ElementContent[] {
  return state.all(node as Nodes) as ElementContent[];
}

/** An element as its writer has it: `h` would read numbers and lists into the values. */
function renderElement(tagName: string, attributes: Record<string, string>, children: ElementContent[]): Element {
  const { class: className, ...given } = attributes;
  const properties = propertiesOf(given);
  if (className !== undefined) properties['className'] = [className];
  if (tagName === 'a' && given['target'] === '_blank') properties['rel'] = ['noopener', 'noreferrer'];
  return { type: 'element', tagName, properties, children };
}

/** Cells; short rows of larger tables stay short, because 16 KB can ask for millions of empty ones. */
const paddedCellLimit = 20_000;

/** A table's columns: those of its header, and as many more as a row has cells, so that none of them is lost. */
function columnsOf({ align, children: rows }: Table): NonNullable<Table['align']> | null {
  const width = Math.max(align?.length ?? 0, ...rows.map(({ children }) => children.length));
  if (width * rows.length > paddedCellLimit) return null;
  return Array.from({ length: width }, (_, column) => align?.[column] ?? null);
}

/** The box of a task as a character: a guide holds no form controls, so that none can pass for ours. */
function withDrawnCheckbox(item: Element): Element {
  const draw = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    if (node.tagName === 'input') return { type: 'text', value: node.properties['checked'] ? '☑' : '☐' };
    return node.tagName === 'p' ? { ...node, children: node.children.map(draw) } : node;
  };
  return { ...item, children: item.children.map(draw) };
}

function renderHeading(
  node: GuideNode,
  outline: Outline,
  words: Messages['blocks'],
  children: ElementContent[],
  attributes: Record<string, string> = {},
): Element | undefined {
  const anchor = outline.anchorOf(node);
  if (!anchor) return undefined;
  const heading = renderElement(`h${anchor.rank}`, { ...attributes, id: anchor.id }, children);
  const link = h(
    'a',
    { href: `#${anchor.id}`, ariaLabel: words.linkToHeading(anchor.title), className: ['deep-link'] },
    '#',
  );
  return h('div.heading', heading, link);
}
