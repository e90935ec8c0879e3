/**
 * Puts into sanitized HTML what the sanitizer would not let through from a guide: icons and drawings at their marks, and
 * the colors of code. Icons and colors come from our own sets, never from content, drawings from a strict list; the text
 * of the code stays letter for letter.
 */

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Drawing } from '../assets/highlighter.ts';
import * as markup from '../contract/markup.ts';
import { drawnAt, fenceNeed, hasClass, isFence, type LineMark, type Need, SKIP, visit } from '../guide/index.ts';

/** What elements need, whoever wrote them. */
const elementNeeds = new Map<string, Need>([
  ['details', { scripts: ['open-target'] }],
  ['img', { sheet: 'switches', scripts: ['zoom-image'] }],
]);

/**
 * Changes the tree in place. Without a drawing code has its lines, and no colors. `needs` gets what fences and elements
 * need.
 */
export function draw(tree: Root, drawing?: Drawing, needs: Need[] = []): void {
  visit(tree, 'element', (node, index, parent) => {
    const need = elementNeeds.get(node.tagName);
    if (need) needs.push(need);
    if (node.tagName === 'figure' && isFence(node)) {
      needs.push(fenceNeed);
      drawCode(node, drawing);
      return undefined;
    }
    if (node.properties['dataDrawing'] !== undefined && index !== undefined && parent) {
      const drawn = drawnAt(node);
      parent.children.splice(index, 1, ...(drawn ? [drawn] : []));
      return [SKIP, index + (drawn ? 1 : 0)];
    }
    const mark = node.properties['dataIcon'];
    if (typeof mark !== 'string' || !drawing || index === undefined || !parent) return undefined;
    const icon = drawing.icon(mark);
    if (icon) node.children = [icon];
    // Decoration that can't be drawn leaves nothing behind; an icon that says something leaves what it says.
    else if (node.properties['role'] === undefined) parent.children.splice(index, 1);
    else parent.children[index] = labelOf(node);
    delete node.properties['dataIcon'];
    return icon || node.properties['role'] !== undefined ? SKIP : [SKIP, index];
  });
}

function labelOf({ properties }: Element): Element {
  return h('span.icon-label', String(properties['ariaLabel'] ?? ''));
}

function drawCode(figure: Element, drawing: Drawing | undefined): void {
  const pre = figure.children.find((child) => child.type === 'element' && child.tagName === 'pre');
  const code = pre?.type === 'element' ? pre.children[0] : undefined;
  if (code?.type !== 'element') return;
  const text = textOf(code);
  const marks = parseMarks(code.properties['dataMarks']);
  delete code.properties['dataMarks'];
  const language = String([code.properties['className']].flat()[0] ?? '').replace(/^language-/, '');
  const source = text.replace(/\n$/, '');
  const lines = drawing?.highlight(source, language) ?? linesOf(source);
  const end = text.endsWith('\n') ? '\n' : '';
  if (marks.size === 0 && !hasClass(figure, markup.codeNumbered)) {
    code.children = joinText(
      lines.flatMap((line, index) => [...(index > 0 ? [newline] : []), ...line]),
      end,
    );
    return;
  }
  if ([...marks.values()].some((kinds) => kinds.includes('focused'))) {
    figure.properties['className'] = [...[figure.properties['className']].flat(), 'code-focusing'] as string[];
  }
  code.children = lines.flatMap((line, index): ElementContent[] => {
    const kinds = marks.get(index + 1) ?? [];
    const shown = index < lines.length - 1 ? '\n' : end;
    return [h('span', { className: ['line', ...kinds.map((kind) => `line-${kind}`)] }, joinText(line, shown))];
  });
}

const newline: ElementContent = { type: 'text', value: '\n' };

/** Code without colors, by lines. */
function linesOf(code: string): ElementContent[][] {
  return code.split('\n').map((value) => [{ type: 'text', value }]);
}

/** `3:added 5:focused`, as the fence wrote it. */
function parseMarks(written: unknown): Map<number, LineMark[]> {
  const marks = new Map<number, LineMark[]>();
  for (const [, line, kind] of String(written ?? '').matchAll(/(\d+):(added|removed|highlighted|focused)/g)) {
    marks.set(Number(line), [...(marks.get(Number(line)) ?? []), kind as LineMark]);
  }
  return marks;
}

/** The nodes with what follows them, texts beside each other as one. */
function joinText(nodes: readonly ElementContent[], end: string): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of [...nodes, { type: 'text' as const, value: end }]) {
    const last = joined.at(-1);
    if (node.type !== 'text') joined.push(node);
    else if (last?.type === 'text') joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.value !== '') joined.push(node);
  }
  return joined;
}
