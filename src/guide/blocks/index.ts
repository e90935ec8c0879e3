/** All blocks, by the names that a tag can have. */
import type { BlockDefinition } from './block.ts';
import { check } from './check.ts';
import { danger } from './danger.ts';
import { frame } from './frame.ts';
import { info } from './info.ts';
import { note } from './note.ts';
import { panel } from './panel.ts';
import { scopeSelector } from './scope-selector.ts';
import { scopesList } from './scopes-list.ts';
import { step } from './step.ts';
import { steps } from './steps.ts';
import { tip } from './tip.ts';
import { warning } from './warning.ts';

const tags: readonly BlockDefinition[] = [steps, step, note, tip, info, check, warning, danger, frame, panel];

/** Blocks that come from attributes, and so answer to no tag. */
const attributeBlocks: readonly BlockDefinition[] = [scopeSelector, scopesList];

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
