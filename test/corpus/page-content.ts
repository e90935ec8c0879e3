/** The text that a browser finds in the HTML of a guide. */
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { joinForms, normalForm } from './normal-form.ts';

/** Normal form of the whole text of the HTML, read as browsers do. */
export function textOfPage(html: string): string {
  const forms: string[] = [];
  const visit = (node: Nodes, isInCode: boolean): void => {
    if (node.type === 'text' && !isInCode) forms.push(normalForm(node.value));
    const isBlock = node.type === 'element' && !inlineNames.has(node.tagName);
    const isCode = node.type === 'element' && node.tagName === 'pre';
    if (isBlock) forms.push(boundary);
    // Highlighting cuts code at other places than words end.
    if (isCode) forms.push(normalForm(textOf(node)));
    if ('children' in node) for (const child of node.children) visit(child as Nodes, isInCode || isCode);
    if (isBlock) forms.push(boundary);
  };
  visit(fromHtml(html, { fragment: true }), false);
  return joinForms(forms);
}

/** Elements that a text can go on across. No text goes on from one block into the next. */
const inlineNames = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const boundary = ' \n ';
