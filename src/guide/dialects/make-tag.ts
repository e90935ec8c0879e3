/** Tags of MDX in the place of another dialect's marks, with places in the text as it is written. */
import type { RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import type { Position } from '../position.ts';

type Attribute = MdxJsxAttribute | MdxJsxExpressionAttribute;

/** A tag among blocks. It stands wherever its marks stand, so that whoever takes it out takes them along. */
export function makeTag(
  name: string,
  { attributes = [], children, position }: { attributes?: Attribute[]; children: RootContent[]; position: Position },
): RootContent {
  return { type: 'mdxJsxFlowElement', name, attributes, children, position } as RootContent;
}

/** An attribute of a tag; `value` is `null` for one that stands alone. */
export function makeAttribute(name: string, value: string | null, position?: Position): MdxJsxAttribute {
  return { type: 'mdxJsxAttribute', name, value, ...(position ? { position } : {}) };
}
