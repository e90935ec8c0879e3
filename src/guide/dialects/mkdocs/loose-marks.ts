/** `!!! warning` over a text that is not set in: a writer's slip, of which readers are to see the warning. */
import type { Paragraph, Root } from 'mdast';
import { pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { splitText } from '../marked-lines.ts';
import { calloutAttributes } from './indented-marks.ts';

const mark = /^(?:!!!|\?\?\?\+?)[ \t]+(?<word>\p{L}[\p{L}\p{N}_-]*)(?:[ \t]+"(?<title>[^"\n]*)")?[ \t]*\n/u;

/** Changes the tree of a text in place. */
export function readLooseMarks(root: Root, source: string): void {
  if (!/^[ \t>]*(?:!!!|\?\?\?)/m.test(source)) return;
  visit(root, 'paragraph', (paragraph, index, parent) => {
    const [first, ...more] = paragraph.children;
    const { word = '', title } = (first?.type === 'text' && mark.exec(first.value)?.groups) || {};
    if (first?.type !== 'text' || word === '' || !parent || index === undefined) return;
    const [line, ...lines] = splitText(first, source);
    const children = [...lines, ...more];
    const start = children[0];
    if (!line || !start) return;
    const { start: from, end } = positionOf(paragraph);
    const at = from.offset + (title === undefined ? 0 : source.slice(from.offset).indexOf(title));
    const place = { start: pointAt(source, at), end: pointAt(source, at + (title?.length ?? 0)) };
    const body: Paragraph = { type: 'paragraph', children, position: { start: positionOf(start).start, end } };
    const attributes = calloutAttributes(word, title ? [makeAttribute('title', title, place)] : []);
    parent.children[index] = makeTag('Callout', {
      attributes,
      children: [body],
      position: { start: from, end },
    }) as Paragraph;
  });
}
