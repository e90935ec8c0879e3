/**
 * Parts whose labels stand in a list at what holds them: panels of `<Tabs items={[…]}>` that are no tabs themselves, and those
 * of Clerk's `<Accordion titles={[…]}>`.
 */
import type { RootContent } from 'mdast';
import { accordion, accordionGroup } from '../blocks/accordion.ts';
import type { BlockDefinition } from '../blocks/block.ts';
import { isTab, tab, tabs } from '../blocks/tabs.ts';
import type { Json } from '../json.ts';
import type { BlockNode, GuideNode } from '../model.ts';
import { isBlank } from '../node-kinds.ts';
import { positionOf } from './resolution.ts';

/** The block with each of its parts as one that has its label; `undefined` if no list labels them. */
export function listedParts(
  block: BlockDefinition,
  values: ReadonlyMap<string, Json>,
  children: readonly RootContent[],
): { block: BlockDefinition; children: RootContent[] } | undefined {
  const parts = children.filter((child) => !isBlank(child));
  if (block === accordion) {
    const titles = values.get('titles');
    if (!Array.isArray(titles)) return undefined;
    return { block: accordionGroup, children: parts.map((part, index) => labelled(part, accordion, titles[index])) };
  }
  const items = values.get('items');
  if (block !== tabs || !Array.isArray(items) || items.length !== parts.length || parts.some(isTab)) return undefined;
  return { block, children: parts.map((part, index) => labelled(part, tab, items[index])) };
}

/** The part as such a block, under this label. */
function labelled(part: GuideNode, { name }: BlockDefinition, label: Json | undefined): RootContent {
  const title = typeof label !== 'string' ? '' : /<code>/.test(label) ? markdownOf(label) : label;
  const isBlock = part.type === 'block' && part.name === name;
  const own: BlockNode = isBlock
    ? part
    : { type: 'block', name, props: {}, attributes: {}, children: [part], position: positionOf(part), places: {} };
  return title === '' ? own : { ...own, props: { ...own.props, title } };
}

/** A label that is written in HTML. */
function markdownOf(label: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  return label.replace(/<\/?code>/g, '`').replace(/&(lt|gt|quot|amp|#39);/g, (all, name: string) => signs[name] ?? all);
}
