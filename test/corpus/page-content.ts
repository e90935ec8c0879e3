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
  /** Addresses of all that a browser would load by itself. */
  loaded: string[];
}

/** Reads HTML as browsers do. */
export function readPage(html: string): PageContent {
  const root: Root = fromHtml(html, { fragment: true });
  const forms: string[] = [];
  const counts = noCounts();
  const loaded: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'text') forms.push(normalForm(node.value));
    if (node.type === 'element') {
      const kind = kindOf(node);
      if (kind) counts[kind]++;
      if (typeof node.properties['src'] === 'string') loaded.push(node.properties['src']);
      if (!inlineNames.has(node.tagName)) forms.push(boundary);
      // Highlighting cuts code at other places than words end.
      if (node.tagName === 'pre') {
        forms.push(normalForm(textOf(node)));
        return;
      }
    }
    if ('children' in node) for (const child of node.children) visit(child as Nodes);
    if (node.type === 'element' && !inlineNames.has(node.tagName)) forms.push(boundary);
  };
  visit(root);
  return { text: joinForms(forms), counts, loaded };
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
