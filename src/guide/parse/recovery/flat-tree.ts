/** A text to a tree in which each tag is a node by itself: what belongs together is not told yet, so nothing can fail. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { definitionMarks, definitionTags } from '../../dialects/mkdocs/definition-lists.ts';
import { indentedMarks, indentedTags } from '../../dialects/mkdocs/indented-marks.ts';
import type { Position } from '../../position.ts';
import type { GuideFormat } from '../format.ts';
import { gfmTriggers, withoutTransforms } from '../syntax.ts';
import { createConstructs } from './constructs.ts';
import type { TagNames } from './tag-names.ts';

/** A tag as it was written. */
export interface FlatTag {
  type: 'tag';
  form: 'open' | 'close' | 'whole';
  /** `null` for a fragment. */
  name: string | null;
  attributes: (MdxJsxAttribute | MdxJsxExpressionAttribute)[];
  /** Whether it has a line for itself and other tags. */
  display: 'flow' | 'text';
  /** Whether it was read as HTML, and not as MDX. */
  isHtml: boolean;
  position: Position;
}

export type FlatNode = RootContent | FlatTag;

/** The flat tree of a text. Pieces of HTML are still nodes of text. */
export function parseFlat(text: string, format: GuideFormat, names: TagNames): Root {
  const processor = unified().use(remarkParse).use(remarkFrontmatter);
  if (gfmTriggers.test(text)) processor.use(remarkGfm).use(withoutTransforms);
  processor.use(function (this: Processor) {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), createConstructs(text, format, names)];
    data.fromMarkdownExtensions = [
      ...(data.fromMarkdownExtensions ?? []),
      mdxFromMarkdown,
      flatTags,
      indentedTags,
      definitionTags,
    ];
    if (format === 'markdown') data.micromarkExtensions.push(indentedMarks(text), definitionMarks(text));
  });
  return processor.parse(text);
}

const mdxFromMarkdown = (unified().use(remarkMdx).freeze().data('fromMarkdownExtensions') ?? []).flat() as Extension[];

/** The tag that is being read, as the package of MDX keeps it. */
interface TagData {
  mdxJsxTag: { name?: string; attributes: FlatTag['attributes']; close: boolean; selfClosing: boolean };
}

const flatTags: Extension = {
  enter: Object.fromEntries(
    ['Flow', 'Text'].flatMap((display) => [
      [`mdxJsx${display}TagClosingMarker`, () => {}],
      [`mdxJsx${display}TagSelfClosingMarker`, () => {}],
      ...['Attribute', 'ExpressionAttribute'].map((part) => [
        `mdxJsx${display}Tag${part}`,
        enterAttribute(`mdxJsx${display}Tag${part}` as 'mdxJsxFlowTagAttribute'),
      ]),
    ]),
  ),
  exit: { mdxJsxFlowTag: exitTag, mdxJsxTextTag: exitTag },
};

type Enter = (this: CompileContext, token: Token) => undefined;

/** A closing tag with attributes is an error to the package. */
function enterAttribute(token: keyof NonNullable<Extension['enter']>): Enter {
  const own = mdxFromMarkdown.map(({ enter }) => enter?.[token]).find((enter) => enter !== undefined);
  return function (given) {
    const { mdxJsxTag: tag } = this.data as unknown as TagData;
    const isClosing = tag.close;
    tag.close = false;
    own?.call(this, given);
    tag.close = isClosing;
  };
}

function exitTag(this: CompileContext, token: Token): undefined {
  const { mdxJsxTag: tag } = this.data as unknown as TagData;
  // What was read into a buffer meanwhile.
  this.resume();
  const node = {
    type: 'tag',
    form: tag.close ? 'close' : tag.selfClosing ? 'whole' : 'open',
    name: tag.name ?? null,
    attributes: tag.attributes,
    display: (token.type as string) === 'mdxJsxFlowTag' ? 'flow' : 'text',
    isHtml: false,
  };
  this.enter(node as unknown as PhrasingContent, token);
  this.exit(token);
}
