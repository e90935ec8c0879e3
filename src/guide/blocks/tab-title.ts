/** What tabs are called, whichever dialect they are written in. The outline and the blocks both need to know. */
import { isJsonObject, type Json } from '../json.ts';
import type { BlockNode, GuideNode } from '../model.ts';

/**
 * The label of a tab as it is written: its `title`, else the `label` or `value` of other dialects, else the entry of
 * the list that its parent names them by, else its number.
 */
export function tabTitle(tab: BlockNode, index: number, parent?: GuideNode): string {
  const { title, label, value } = tab.props;
  const own = [title, label ?? listed(value, parent), value].find((text) => typeof text === 'string' && text !== '');
  return String(own ?? itemAt(index, parent) ?? `Tab ${index + 1}`);
}

/** The tabs of a list of tabs, in their order. */
export function tabsOf(parent: BlockNode): BlockNode[] {
  return (parent.children as GuideNode[]).filter(isTab);
}

export function isTab(node: GuideNode): node is BlockNode & { name: 'Tab' | 'View' } {
  return node.type === 'block' && (node.name === 'Tab' || node.name === 'View');
}

/** Which tab shows first: the one that the list names, else the one that says so itself, else the first. */
export function firstTab(parent: BlockNode): number {
  const tabs = tabsOf(parent);
  const { defaultTabIndex, defaultIndex, defaultValue } = parent.props;
  const index = Number(defaultTabIndex ?? defaultIndex);
  if (tabs[index]) return index;
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

/** The label that Fumadocs' `items={['npm', 'pnpm']}` gives to the tab at a place. */
function itemAt(index: number, parent: GuideNode | undefined): Json | undefined {
  const items = parent?.type === 'block' ? parent.props['items'] : undefined;
  const item = Array.isArray(items) ? items[index] : undefined;
  return typeof item === 'string' && item !== '' ? item : undefined;
}
