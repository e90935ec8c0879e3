/** What a browser finds in the HTML of a guide: its text, and how many there are of what can be counted. */
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { type Counts, noCounts } from './counts.ts';
import { joinForms, normalForm } from './normal-form.ts';

export interface PageContent {
  /** Normal form of the whole text. */
  text: string;
  counts: Counts;
}

/** Reads HTML as browsers do. */
export function readPage(html: string): PageContent {
  const root: Root = fromHtml(html, { fragment: true });
  const forms: string[] = [];
  const counts = noCounts();
  const visit = (node: Nodes, isInCode: boolean): void => {
    if (node.type === 'text' && !isInCode) forms.push(normalForm(node.value));
    if (node.type === 'element') {
      const kind = kindOf(node);
      if (kind) counts[kind]++;
    }
    const isBlock = node.type === 'element' && !inlineNames.has(node.tagName);
    const isCode = node.type === 'element' && node.tagName === 'pre';
    if (isBlock) forms.push(boundary);
    // Highlighting cuts code at other places than words end.
    if (isCode) forms.push(normalForm(textOf(node)));
    if ('children' in node) for (const child of node.children) visit(child as Nodes, isInCode || isCode);
    if (isBlock) forms.push(boundary);
  };
  visit(root, false);
  return { text: joinForms(forms), counts };
}

/** Elements that a text can go on across. No text goes on from one block into the next. */
const inlineNames = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const boundary = ' \n ';

function kindOf(node: Element): keyof Counts | undefined {
  const classes = Array.isArray(node.properties['className']) ? node.properties['className'] : [];
  const { tagName } = node;
  if (tagName === 'li' && classes.includes('step')) return 'steps';
  if (tagName === 'img' && !classes.includes('icon')) return 'images';
  if (tagName === 'table') return 'tables';
  if (tagName === 'pre') return 'codes';
  if (/^h[1-6]$/.test(tagName) && isHeadingOfText(node, classes)) return 'headings';
  if (tagName === 'a' && 'href' in node.properties && isLinkOfText(node, classes)) return 'links';
  return undefined;
}

/** Blocks make headings of their titles; only those of the text itself bear an id. */
function isHeadingOfText({ properties }: Element, classes: (string | number)[]): boolean {
  return classes.length === 0 && properties['id'] !== undefined && properties['id'] !== 'footnote-label';
}

function isLinkOfText({ properties }: Element, classes: (string | number)[]): boolean {
  return !classes.includes('deep-link') && !('dataFootnoteRef' in properties) && !('dataFootnoteBackref' in properties);
}
