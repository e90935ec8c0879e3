/** All blocks, by the names that a tag can have. */
import { accordion } from './accordion.ts';
import { accordionGroup } from './accordion-group.ts';
import { attributes } from './attributes.ts';
import { badge } from './badge.ts';
import { banner } from './banner.ts';
import type { BlockDefinition } from './block.ts';
import { card } from './card.ts';
import { check } from './check.ts';
import { codeGroup } from './code-group.ts';
import { color, colorItem, colorRow } from './color.ts';
import { column } from './column.ts';
import { columns } from './columns.ts';
import { danger } from './danger.ts';
import { requestExample, responseExample } from './example.ts';
import { expandable } from './expandable.ts';
import { frame } from './frame.ts';
import { icon } from './icon.ts';
import { info } from './info.ts';
import { note } from './note.ts';
import { ownCallout } from './own-callout.ts';
import { panel } from './panel.ts';
import { paramField } from './param-field.ts';
import { prompt } from './prompt.ts';
import { propText } from './prop-text.ts';
import { responseField } from './response-field.ts';
import { scopeSelector } from './scope-selector.ts';
import { scopesList } from './scopes-list.ts';
import { step } from './step.ts';
import { steps } from './steps.ts';
import { tab, view } from './tab.ts';
import { tabs } from './tabs.ts';
import { tile } from './tile.ts';
import { tip } from './tip.ts';
import { tooltip } from './tooltip.ts';
import { tree } from './tree.ts';
import { treeFile, treeFolder } from './tree-entry.ts';
import { update } from './update.ts';
import { visibility } from './visibility.ts';
import { warning } from './warning.ts';

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
];

/** Blocks that come from attributes, and so answer to no tag. */
const attributeBlocks: readonly BlockDefinition[] = [scopeSelector, scopesList, propText];

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
