/** What a tag of a house's own means, told by its name: `Tabs.Tab`, `BackendTabs`, `ReferenceCard`, `LinkButton`. */
import type { BlockDefinition } from '../blocks/block.ts';
import { blockNamed } from '../blocks/index.ts';

/** Last words of names, and the tags that they stand for. They say enough for a reader to be served by the block. */
const endings: readonly (readonly [ending: string, tag: string])[] = [
  ['TabItem', 'Tab'],
  ['Tab', 'Tab'],
  ['CodeTabs', 'CodeGroup'],
  ['CodeBlockTabs', 'CodeGroup'],
  ['CodeBlocks', 'CodeGroup'],
  ['CodeGroup', 'CodeGroup'],
  ['Tabs', 'Tabs'],
  ['CardGroup', 'CardGroup'],
  ['CardGrid', 'CardGroup'],
  ['Cards', 'CardGroup'],
  ['Card', 'Card'],
  ['Steps', 'Steps'],
  ['Step', 'Step'],
  ['CodeBlock', 'CodeBlock'],
  ['Accordions', 'AccordionGroup'],
  ['Accordion', 'Accordion'],
  ['Callout', 'Callout'],
];

export interface NamedBlock {
  block: BlockDefinition;
  /** The tag by which the name is that block. */
  tag: string;
  /** `Tabs.Tab` says what it is; `BackendTabs` is taken for it. */
  certainty: 'said' | 'guessed';
}

/** The block that a name comes to; `undefined` if the name tells none. */
export function blockLike(name: string): NamedBlock | undefined {
  const last = name.split('.').at(-1) ?? name;
  const own = blockNamed(name) ?? blockNamed(last);
  if (own) return { block: own, tag: blockNamed(name) ? name : last, certainty: 'said' };
  // Words of a name begin with capitals: `BackendTab`, but not `Stab`.
  const tag = endings.find(([ending]) => last.endsWith(ending) && /^[\p{Lu}\p{Ll}\p{N}]+$/u.test(last))?.[1];
  const block = tag === undefined ? undefined : blockNamed(tag);
  return block && tag !== undefined ? { block, tag, certainty: 'guessed' } : undefined;
}
