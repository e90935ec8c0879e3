/** Titles, captions and other short strings that writers give as props, with the Markdown that may stand in them. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { isAllowedAddress } from '../html-elements.ts';

/** What would make a block of the string (`1. Sign in`), markup of its text, or decode a second time. */
const disabled =
  'list headingAtx setextUnderline blockQuote thematicBreak codeIndented codeFenced definition htmlFlow htmlText characterReference autolink'.split(
    ' ',
  );

const processor = unified()
  .use(remarkParse)
  .use(function (this: Processor) {
    this.data().micromarkExtensions = [{ disable: { null: disabled } }];
  })
  .freeze();

/** Props that are read as Markdown, whatever block has them. */
export const markdownProps: ReadonlySet<string> = new Set(
  'title headline label description text content caption hint tip'.split(' '),
);

/** A text as Markdown that says just that. */
export function escapeInlineMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]]/g, '\\$&');
}

/**
 * The string as HTML: emphasis, strong text, code and links of its Markdown, each other character as it stands. `links` is
 * `flat` where a link can't stand, as in a heading that is one itself; then the text of the link stays.
 */
export function inlineMarkdown(text: string, links: 'live' | 'flat' = 'live'): ElementContent[] {
  return parse(text).flatMap((node) => render(node, links));
}

/** The links in the string, for a place beside one where a link can't stand. */
export function inlineLinks(text: string): ElementContent[] {
  const linksIn = (node: PhrasingContent): ElementContent[] => {
    if (node.type === 'link' && isAllowedAddress(node.url)) return render(node, 'live');
    return 'children' in node ? (node.children as PhrasingContent[]).flatMap(linksIn) : [];
  };
  return parse(text).flatMap(linksIn);
}

/** The string without its Markdown: what a reader sees of `inlineMarkdown`. */
export function inlineText(text: string): string {
  return textOf(parse(text));
}

function parse(text: string): PhrasingContent[] {
  if (!/[\\`*_[]/.test(text)) return [{ type: 'text', value: text }];
  // Paragraphs are the only blocks left; what parts them is white space, as in HTML.
  const paragraphs = processor.parse(text).children.filter((node) => node.type === 'paragraph');
  return paragraphs.flatMap(({ children }, index) =>
    index > 0 ? [{ type: 'text' as const, value: '\n' }, ...children] : children,
  );
}

function render(node: PhrasingContent, links: 'live' | 'flat'): ElementContent[] {
  const children = () =>
    'children' in node ? (node.children as PhrasingContent[]).flatMap((child) => render(child, links)) : [];
  switch (node.type) {
    case 'emphasis':
      return [h('em', children())];
    case 'strong':
      return [h('strong', children())];
    case 'inlineCode':
      return [h('code', node.value)];
    case 'link':
      return links === 'live' && isAllowedAddress(node.url) ? [h('a', { href: node.url }, children())] : children();
    case 'break':
      return [h('br')];
    case 'text':
      return [{ type: 'text', value: node.value }];
    default:
      return [{ type: 'text', value: textOf(node) }];
  }
}
