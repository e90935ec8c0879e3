/** Tabs: a list of panels, each with its label, of which one shows first, in whichever dialect they are written. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { isJsonObject, type Json } from '../json.ts';
import type { BlockNode, GuideNode } from '../model.ts';
import { type BlockDefinition, hasClass, propertiesOf, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import type { Need } from './needs.ts';

/** What tabs need, wherever they come from. */
export const tabNeeds: Need = { sheet: 'switches', scripts: ['tabs', 'open-target'] };

const index = z.number().optional();
const anything = z.json().optional();

/** Passages of which a reader needs one, each under its label. */
export const tabs: BlockDefinition = {
  name: 'Tabs',
  aliases: ['CodeTabs'],
  layout: 'flow',
  ...tabNeeds,
  props: z.object({
    defaultTabIndex: index,
    /** Whether choosing a label here chooses it in all tabs of the page. */
    sync: z.boolean().optional(),
    /** Labels, for tabs that have none of their own. */
    items: anything,
    values: anything,
    defaultIndex: index,
    defaultValue: z.string().nullable().optional(),
    // What other renderers need, or take to be looks. Labels alone tie tabs together here.
    borderBottom: anything,
    groupId: anything,
    persist: anything,
    tabs: anything,
    label: anything,
    updateAnchor: anything,
    queryString: anything,
    lazy: anything,
    block: anything,
  }),
  render: (node, { children }) => {
    const choice = node.props['sync'] === false ? 'alone' : 'synced';
    return [createTabSet({ children, start: firstTab(node), choice }, node)];
  },
};

const props = z.object({
  title: z.string().optional(),
  id: z.string().optional(),
  ...iconProps,
  // The same by the names of other dialects.
  label: z.string().optional(),
  value: z.string().optional(),
  default: z.boolean().optional(),
});

function createTab(name: string, aliases: readonly string[]): BlockDefinition {
  return {
    name,
    aliases,
    layout: 'flow',
    ...tabNeeds,
    props,
    render: (node, { children, anchor }) => {
      // Where the list of tabs names it by its value, that counts before a title.
      const isNamed = anchor !== undefined && anchor.title === node.props['value'];
      const title = isNamed ? undefined : stringProp(node, 'title');
      const label = title ? inlineMarkdown(title, 'flat') : [anchor?.title ?? name];
      return [createTabPanel({ id: anchor?.id, label: [...iconOf(node), ...label], children }, node)];
    },
  };
}

/** One of several passages, under its label. It can be opened by its id: its own, else made from the label. */
export const tab = createTab('Tab', ['TabItem']);

/** A passage of the page for one language or product; views beside each other are shown as tabs. */
export const view = createTab('View', []);

interface TabSet {
  /** Panels, and whatever stands between them. */
  children: ElementContent[];
  /** Index of the panel that shows before the reader chooses. */
  start?: number;
  /** `synced`: choosing a label chooses it in all tabs of the page. */
  choice?: 'synced' | 'alone';
}

/** Tabs that `src/browser/guide/create-tabs.ts` brings to life. Without it the panels stand below each other. */
export function createTabSet({ children, start = 0, choice = 'synced' }: TabSet, node?: BlockNode): Element {
  const first = children.filter(isTabPanel)[start];
  return h(
    'div',
    {
      className: ['tabs', ...(choice === 'alone' ? ['tabs-alone'] : [])],
      ...(node ? propertiesOf(node.attributes) : {}),
    },
    children.map((child) =>
      child === first && child.type === 'element'
        ? { ...child, properties: { ...child.properties, className: ['tab', 'tab-start'] } }
        : child,
    ),
  );
}

/** One panel and its label. */
export function createTabPanel(
  { id, label, children }: { id?: string | undefined; label: (ElementContent | string)[]; children: ElementContent[] },
  node?: BlockNode,
): Element {
  return h(
    'div.tab',
    { ...(id === undefined ? {} : { id }), ...(node ? propertiesOf(node.attributes) : {}) },
    h('p.tab-title', label),
    h('div.tab-body', children),
  );
}

/** Whether it is the HTML of a tab. */
export function isTabPanel(node: ElementContent): boolean {
  return node.type === 'element' && hasClass(node, 'tab');
}

/**
 * The label of a tab as it is written: the entry of its parent's list that it names, else its `title`, else the `label` or
 * `value` of other dialects, else the entry at its place in that list, else its number.
 */
export function tabTitle(tab: BlockNode, index: number, parent?: GuideNode): string {
  const { title, label, value } = tab.props;
  const own = [entryOf(value, parent), title, label ?? listed(value, parent), value].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return String(own ?? itemAt(index, parent) ?? `Tab ${index + 1}`);
}

/** The tabs of a list of tabs, in their order. */
function tabsOf(parent: BlockNode): BlockNode[] {
  return (parent.children as GuideNode[]).filter(isTab);
}

export function isTab(node: GuideNode): node is BlockNode & { name: 'Tab' | 'View' } {
  return node.type === 'block' && (node.name === 'Tab' || node.name === 'View');
}

/** Which tab shows first: the one that the list names, else the one that says so itself, else the first. */
function firstTab(parent: BlockNode): number {
  const tabs = tabsOf(parent);
  const { defaultTabIndex, defaultIndex, defaultValue } = parent.props;
  const start = Number(defaultTabIndex ?? defaultIndex);
  if (tabs[start]) return start;
  const named = tabs.findIndex((tab, place) =>
    [tab.props['value'], tabTitle(tab, place, parent)].some((name) => name !== undefined && name === defaultValue),
  );
  return Math.max(0, named === -1 ? tabs.findIndex(({ props }) => props['default'] === true) : named);
}

/** The label that Docusaurus' `values={[{ label, value }]}` gives to a value. */
function listed(value: Json | undefined, parent: GuideNode | undefined): Json | undefined {
  const values = parent?.type === 'block' ? parent.props['values'] : undefined;
  if (!Array.isArray(values)) return undefined;
  return values.filter(isJsonObject).find((entry) => entry['value'] === value)?.['label'];
}

/** The entry of Fumadocs' `items={['npm', 'pnpm']}` that a tab names by its value. */
function entryOf(value: Json | undefined, parent: GuideNode | undefined): Json | undefined {
  return itemsOf(parent).includes(value ?? null) ? value : undefined;
}

/** The label that Fumadocs' `items={['npm', 'pnpm']}` gives to the tab at a place. */
function itemAt(index: number, parent: GuideNode | undefined): Json | undefined {
  const item = itemsOf(parent)[index];
  return typeof item === 'string' && item !== '' ? item : undefined;
}

function itemsOf(parent: GuideNode | undefined): readonly Json[] {
  const items = parent?.type === 'block' ? parent.props['items'] : undefined;
  return Array.isArray(items) ? items : [];
}
