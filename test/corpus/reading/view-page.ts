/** What a reader gets of a guide's HTML, as far as the oracles ask. */
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { addressKey } from './address-key.ts';
import { squeezed, wordsOf } from './words.ts';

/** A piece of text that no block interrupts. */
export interface TextBlock {
  /** Without inline code. */
  text: string;
  words: string;
}

export interface NumberedItem {
  /** As the browser counts it. */
  number: number;
  words: string;
  /** `step`: it has a name of its own that one can lead to. `item`: a point of a list. */
  kind: 'step' | 'item';
}

export interface PageView {
  /** Text outside code and red boxes. */
  blocks: TextBlock[];
  /** Words of all text, and of what is said in attributes. */
  words: string;
  /** Each block of code, as text. */
  codes: string[];
  /** Each short element, and each short line of one, as `squeezed` has it. */
  short: ReadonlySet<string>;
  headings: readonly string[];
  numbered: NumberedItem[];
  /** Words of each table. */
  tables: string[];
  /** Keys of every address that an element leads to or shows. */
  addresses: ReadonlySet<string>;
  /** What each red box says. */
  refused: string[];
}

const inlineNames = new Set(
  'a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const addressNames = ['href', 'src', 'poster', 'data', 'dataSrc', 'dataEmbed'];
const spokenNames = ['alt', 'title', 'ariaLabel', 'placeholder', 'summary', 'label'];

/** No label is as long as that. */
const shortLength = 200;

/** Reads HTML as browsers do. `title` stands above it on the page. */
export function viewPage(html: string, title: string): PageView {
  const blocks: TextBlock[] = [];
  const said: string[] = [title];
  const view = {
    codes: [] as string[],
    short: new Set<string>([squeezed(title)]),
    headings: [wordsOf(title)],
    numbered: [] as NumberedItem[],
    tables: [] as string[],
    addresses: new Set<string>(),
    refused: [] as string[],
  };
  let text = '';
  let whole = '';
  const close = () => {
    if (whole.trim() !== '') {
      blocks.push({ text, words: wordsOf(whole) });
      said.push(whole);
    }
    text = '';
    whole = '';
  };
  const visit = (node: Nodes, isInCode: boolean): void => {
    if (node.type === 'text') {
      whole += node.value;
      // Words on both sides of inline code are not neighbours.
      text += isInCode ? '\u0000' : node.value;
    }
    if (node.type !== 'element') {
      if ('children' in node) for (const child of node.children) visit(child as Nodes, isInCode);
      return;
    }
    const isBlock = !inlineNames.has(node.tagName);
    if (isBlock || isHidden(node)) close();
    readElement(node, view);
    for (const name of spokenNames) {
      const value = node.properties[name];
      if (typeof value === 'string') said.push(value);
    }
    if (isRefusal(node)) {
      view.refused.push(textOf(node));
      said.push(textOf(node));
    } else if (node.tagName === 'pre') {
      view.codes.push(textOf(node));
      said.push(textOf(node));
    } else for (const child of node.children) visit(child as Nodes, isInCode || node.tagName === 'code');
    if (isBlock || isHidden(node)) close();
  };
  visit(fromHtml(html, { fragment: true }), false);
  close();
  return { ...view, blocks, words: wordsOf(said.join(' ')) };
}

type Sightings = Pick<PageView, 'numbered' | 'tables'> & {
  short: Set<string>;
  headings: string[];
  addresses: Set<string>;
};

function readElement(node: Element, { short, headings, numbered, tables, addresses }: Sightings): void {
  const { tagName, properties } = node;
  const text = textOf(node);
  if (text.length < shortLength) {
    short.add(squeezed(text));
    if (text.includes('\n')) for (const line of text.split('\n')) short.add(squeezed(line));
  }
  for (const name of addressNames) {
    const value = properties[name];
    if (typeof value === 'string') addresses.add(addressKey(value));
  }
  if (/^h[1-6]$/.test(tagName)) headings.push(wordsOf(text));
  if (/^(?:summary|dt|figcaption|caption)$/.test(tagName) || /title|name/.test(classesOf(node).join(' ')))
    headings.push(wordsOf(text));
  if (tagName === 'table') tables.push(wordsOf(shownText(node)));
  if (tagName === 'ol') {
    let number = Number(properties['start'] ?? 1);
    for (const child of node.children) {
      if (child.type !== 'element' || child.tagName !== 'li' || classesOf(child).includes('between-steps')) continue;
      if (properties['reversed'] === undefined) {
        number = Number(child.properties['value'] ?? number);
        const kind = child.properties['id'] === undefined ? 'item' : 'step';
        numbered.push({ number, words: wordsOf(shownText(child)), kind });
        number++;
      }
    }
  }
}

/** The text that an item or a table begins with; blocks and cells apart. */
function shownText(node: Element): string {
  const parts: string[] = [];
  let length = 0;
  const visit = (child: Nodes): void => {
    if (length > 400) return;
    if (child.type === 'text') {
      parts.push(child.value);
      length += child.value.length;
    } else if (child.type === 'element') {
      if (!inlineNames.has(child.tagName)) parts.push(' ');
      for (const inner of child.children) visit(inner);
      if (!inlineNames.has(child.tagName)) parts.push(' ');
    }
  };
  visit(node);
  return parts.join('');
}

function isRefusal(node: Element): boolean {
  return classesOf(node).includes('refusal');
}

/** What only a reader who listens gets is no part of the sentence beside it. */
function isHidden(node: Element): boolean {
  return classesOf(node).some((name) => name === 'visually-hidden' || name === 'deep-link');
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties['className']) ? properties['className'].map(String) : [];
}
