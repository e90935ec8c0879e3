/** `blocks.yaml`: what a house's own blocks mean, said by its writers. */
import { distance } from 'fastest-levenshtein';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { z } from 'zod';
import { blockNamed, blockTags } from '../../blocks/index.ts';
import { isAllowedElement } from '../../html-elements.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { described } from '../../schema-words.ts';
import type { SourceText } from '../../segments.ts';
import { SKIP, visit } from '../../visit.ts';

const name = z
  .string()
  .regex(/^[\p{L}_$][\p{L}\p{N}_$.-]*$/u, 'it is no name of a tag')
  .meta(described('A block, or an element such as `section`.', 'Card', 'section'));

const rule = z.union(
  [
    name,
    z.strictObject({ show: z.literal('never').meta(described('Nothing of the block is shown to anybody.', 'never')) }),
    z.strictObject({
      as: name.meta(
        described(
          '`table` or `list`: the data in one prop; `content`: only what the block holds, without a warning; else the name of a block.',
          'Callout',
          'table',
        ),
      ),
      rows: z.string().optional().meta(described('Of a table or list: the prop with its rows.', 'options')),
      props: z
        .record(z.string(), z.string())
        .optional()
        .meta(
          described(
            'Props of the block that have other names there: the name as it is written, and the one that is meant.',
            { kind: 'type' },
          ),
        ),
    }),
  ],
  'it takes the name of a block, `{ as: … }` or `{ show: never }`',
);

export const blockMapSchema = z.record(name.meta(described('A tag as guides have it.', 'ReferenceCard')), rule).meta(
  described('What the blocks of a house mean.', {
    ReferenceCard: 'Card',
    OptionTable: { as: 'table', rows: 'options' },
    OnlyForAgents: { show: 'never' },
  }),
);

/** Rules by the names of tags. */
export type BlockMap = z.infer<typeof blockMapSchema>;

declare module 'mdast-util-mdx-jsx' {
  interface MdxJsxFlowElementData {
    /** Whether the map says that the tag is only what it holds and says. */
    isPlain?: boolean;
  }
  interface MdxJsxTextElementData {
    isPlain?: boolean;
  }
}

/** What shows a block without being one. */
const looks = ['table', 'list', 'content'];

/** A rule that names nothing that is there, and the name that is nearest to it. */
export interface MapFault {
  /** Where the name stands. */
  path: string[];
  target: string;
  nearest: string;
}

/** Rules whose target is neither block nor element. */
export function findMapFaults(map: BlockMap): MapFault[] {
  return Object.entries(map).flatMap(([tag, one]) => {
    const target = typeof one === 'string' ? one : 'as' in one ? one.as : undefined;
    if (target === undefined || isTarget(target, one)) return [];
    const names = [...blockTags, ...(typeof one === 'string' ? [] : looks)];
    const [nearest = ''] = names.toSorted((a, b) => distance(a, target) - distance(b, target));
    return [{ path: typeof one === 'string' ? [tag] : [tag, 'as'], target, nearest }];
  });
}

function isTarget(target: string, one: BlockMap[string]): boolean {
  const isLook = typeof one !== 'string' && looks.includes(target);
  return isLook || blockNamed(target) !== undefined || isAllowedElement(target);
}

/** Gives the tags of a tree the names that the map says, in place, and takes out those that it never shows. */
export function mapTags(root: Root, map: BlockMap, sourceText: SourceText): void {
  if (Object.keys(map).length === 0) return;
  visit(root, (node, index, parent) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
    const one = node.name !== null && Object.hasOwn(map, node.name) ? map[node.name] : undefined;
    if (one === undefined) return undefined;
    if (typeof one === 'object' && 'show' in one) {
      if (!parent || index === undefined) return undefined;
      sourceText.substitutions.push({ position: positionOf(node), parts: [] });
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const { as, rows, props = {} } = typeof one === 'string' ? { as: one } : one;
    if (!isTarget(as, one)) return undefined;
    rename(node, props);
    if (!looks.includes(as) || typeof one === 'string') node.name = as;
    else {
      node.data = { ...node.data, isPlain: true };
      if (rows !== undefined) keepOnly(node, rows);
    }
    return undefined;
  });
}

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

function rename(tag: Tag, props: Readonly<Record<string, string>>): void {
  for (const attribute of tag.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || !Object.hasOwn(props, attribute.name)) continue;
    attribute.name = props[attribute.name] ?? attribute.name;
  }
}

/** Marks that hide a part stay, whatever it becomes. */
function keepOnly(tag: Tag, rows: string): void {
  tag.attributes = tag.attributes.filter(
    (attribute) =>
      attribute.type !== 'mdxJsxAttribute' || attribute.name === rows || attribute.name.startsWith('data-'),
  );
}
