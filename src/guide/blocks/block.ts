/** What a block's file says: the names it answers to, its props, how it lays out, and its HTML. */

import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import { find, html } from 'property-information';
import type { z } from 'zod';
import type { Json } from '../json.ts';
import type { Anchor, BlockNode, GuideNode } from '../model.ts';
import type { BlockWords } from './block-words.ts';
import type { Need } from './needs.ts';
import type { Placement } from './placement.ts';

/** A block; with it, what a page that has one needs besides: a style sheet, scripts. */
export interface BlockDefinition extends Need {
  name: string;
  aliases: readonly string[];
  layout: 'flow' | 'inline';
  /** Checked against what the tag's attributes evaluate to. Unknown props are reported and left out. */
  props: z.ZodObject;
  /** Props of other dialects by our names, before they are checked. `tag` is the name that the writer used. */
  adapt?(tag: string, values: ReadonlyMap<string, Json>): ReadonlyMap<string, Json>;
  render(node: BlockNode, context: RenderContext): ElementContent[];
}

export interface RenderContext {
  /** What the block holds, as HTML. */
  children: ElementContent[];
  /** Id, number and heading rank, where the page can be opened at this block. */
  anchor: Anchor | undefined;
  /** The same of another node, such as one of the block's own children. */
  anchorOf(node: GuideNode): Anchor | undefined;
  placement: Placement;
  words: BlockWords;
}

/** HTML attributes as hast has them: `data-guide-step` is `dataGuideStep`. */
export function propertiesOf(attributes: Record<string, string>): Properties {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const { property, boolean } = find(html, name);
      return [property, boolean ? true : value];
    }),
  );
}

/** The link by which a reader gets the address of a heading or step. It stands beside it, outside its name. */
export function deepLink(id: string, label: string): Element {
  return h('a.deep-link', { href: `#${id}`, ariaLabel: label }, '#');
}

/** A string prop of a node whose props have been checked. */
export function stringProp(node: BlockNode, name: string): string | undefined {
  const value = node.props[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether the HTML has a class. */
export function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties;
  return Array.isArray(className) && className.includes(name);
}
