/** The HTML of a fence: its title, and its code as plain text, which is colored after sanitizing. */

import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { type CodeMeta, parseCodeMeta } from '../resolve/code-meta.ts';
import { type LineMark, parseLineMarks } from '../resolve/line-marks.ts';
import { hasClass } from './block.ts';
import type { BlockWords } from './block-words.ts';
import { iconMark } from './icon.ts';
import type { Need } from './needs.ts';

export interface Fence {
  value: string;
  lang?: string | null | undefined;
  meta?: string | null | undefined;
}

/**
 * A fence as HTML. `data-marks` on the code names the lines that stand out, as `3:added 5:focused`; classes say what
 * else the writer asked for.
 */
export function renderFence({ value, lang, meta }: Fence, words: BlockWords): Element {
  const settings = parseCodeMeta(lang, meta, value);
  const { code, marks } = parseLineMarks(value);
  const listed = (kind: LineMark, numbers: readonly number[]) =>
    numbers.map((line): [number, LineMark] => [line, kind]);
  const all = [
    ...[...marks].flatMap(([line, kinds]) => [...kinds].map((kind): [number, LineMark] => [line, kind])),
    ...listed('highlighted', settings.highlighted),
    ...listed('focused', settings.focused),
    ...listed('added', settings.added),
    ...listed('removed', settings.removed),
  ];
  const lines = code.split('\n');
  const marked = new Set(all.filter(([line]) => line <= lines.length).map(([line, kind]) => `${line}:${kind}`));
  const isScrolling = settings.overflow === 'scroll' && lines.some((line) => line.length > narrowestWidth);
  const isFolded = settings.shownLines !== undefined && lines.length > settings.shownLines;
  const className = [
    'code-block',
    ...(settings.isNumbered ? ['code-numbered'] : []),
    ...(settings.overflow === 'wrap' ? ['code-wrapped'] : []),
    ...(isFolded ? ['code-folded'] : []),
    ...(settings.isCopyable ? [] : ['code-uncopied']),
  ];
  const title = titleOf(settings, words);
  return h('figure', { className }, [
    ...(title.length > 0 ? [h('figcaption.code-title', title)] : []),
    // Whoever has no mouse scrolls what has the focus.
    h(
      'pre',
      isScrolling || isFolded ? { tabIndex: 0 } : {},
      h(
        'code',
        {
          ...(settings.language ? { className: [`language-${settings.language}`] } : {}),
          ...(marked.size > 0 ? { dataMarks: [...marked].join(' ') } : {}),
        },
        code === '' ? '' : `${code}\n`,
      ),
    ),
  ]);
}

/** Characters that a line of code has room for in a step, on a page of 320 pixels. */
const narrowestWidth = 20;

function titleOf({ title, icon, language }: CodeMeta, words: BlockWords): (ElementContent | string)[] {
  const text = title ?? (language.toLowerCase() === 'mermaid' ? words.mermaidDiagram : undefined);
  return [...(icon ? [iconMark({ icon }), ' '] : []), ...(text === undefined ? [] : [text])];
}

/** What a fence is called beside others: its title, else its language, else its number. */
export function codeLabel(fence: Element, number: number, words: BlockWords): (ElementContent | string)[] {
  const parts = fence.children.filter((child) => child.type === 'element');
  const title = parts.find(({ tagName }) => tagName === 'figcaption');
  if (title && textOf(title).trim() !== '') return title.children;
  const code = parts.find(({ tagName }) => tagName === 'pre')?.children[0];
  const className = code?.type === 'element' ? code.properties['className'] : undefined;
  const language = Array.isArray(className) ? String(className[0] ?? '').replace(/^language-/, '') : '';
  return [...(title ? title.children : []), language || words.codeNumber(number)];
}

/** Whether the HTML of a fence has a title. */
export function isTitled({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && child.tagName === 'figcaption');
}

/** What the HTML of a fence needs. */
export const fenceNeed: Need = { sheet: 'code', scripts: ['code-buttons'] };

/** Whether it is the HTML of a fence. */
export function isFence(node: Element): boolean {
  return hasClass(node, 'code-block');
}
