/** All blocks, by the names that a tag can have. */
import { accordion, accordionGroup } from './accordion.ts';
import { badge } from './badge.ts';
import { banner } from './banner.ts';
import type { BlockDefinition } from './block.ts';
import { check, danger, info, note, ownCallout, tip, warning } from './callout.ts';
import { card, tile } from './card.ts';
import { codeBlock } from './code-block.ts';
import { codeGroup } from './code-group.ts';
import { color, colorItem, colorRow } from './color.ts';
import { column, columns } from './columns.ts';
import { drawing } from './drawing.ts';
import { embed } from './embed.ts';
import { requestExample, responseExample } from './example.ts';
import { attributes, expandable, paramField, responseField } from './fields.ts';
import { frame } from './frame.ts';
import { icon } from './icon.ts';
import { panel } from './panel.ts';
import { prompt } from './prompt.ts';
import { propData } from './prop-data.ts';
import { propText } from './prop-text.ts';
import { scopeSelector, scopesList } from './scopes.ts';
import { step, steps } from './steps.ts';
import { tab, tabs, view } from './tabs.ts';
import { tooltip } from './tooltip.ts';
import { tree, treeFile, treeFolder } from './tree.ts';
import { update } from './update.ts';
import { visibility } from './visibility.ts';

const tags: readonly BlockDefinition[] = [
  steps,
  step,
  note,
  tip,
  info,
  check,
  warning,
  danger,
  frame,
  panel,
  ownCallout,
  card,
  columns,
  column,
  tile,
  icon,
  tooltip,
  badge,
  update,
  paramField,
  responseField,
  attributes,
  expandable,
  requestExample,
  responseExample,
  visibility,
  tree,
  treeFolder,
  treeFile,
  color,
  colorRow,
  colorItem,
  banner,
  prompt,
  tabs,
  tab,
  view,
  accordion,
  accordionGroup,
  codeGroup,
  codeBlock,
  embed,
];

/** Blocks that come from attributes, and so answer to no tag. */
const attributeBlocks: readonly BlockDefinition[] = [scopeSelector, scopesList, propText, propData, drawing];

const byTag = new Map(tags.flatMap((block) => [block.name, ...block.aliases].map((name) => [name, block] as const)));
const byName = new Map([...tags, ...attributeBlocks].map((block) => [block.name, block]));

/** The block that a tag means. */
export function blockNamed(tag: string): BlockDefinition | undefined {
  return byTag.get(tag);
}

/**
 * The block of a node.
 * @throws {Error} When the node names no block, which a parsed guide never does.
 */
export function blockOf({ name }: { name: string }): BlockDefinition {
  const block = byName.get(name);
  if (!block) throw new Error(`No block is called ${name}.`);
  return block;
}

/** The names of all tags that are blocks. */
export const blockTags: readonly string[] = [...byTag.keys()];
