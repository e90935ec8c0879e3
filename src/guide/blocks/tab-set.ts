/** The HTML of tabs: a list of panels, each with its label, of which one is marked to show first. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockNode } from '../model.ts';
import { propertiesOf } from './block.ts';

export interface TabSet {
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

export function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties;
  return Array.isArray(className) && className.includes(name);
}
