/** What the search knows of a page: its names, and its text by the places that can be opened. */
import { toString as textOf } from 'mdast-util-to-string';
import type { SearchRecord } from '../contract/search-format.ts';
import { type GuideNode, isInlineElement, type Outline } from '../guide/index.ts';

/** The text of a guide by its headings and steps, in reading order. */
export function searchSections(children: readonly GuideNode[], outline: Outline): SearchRecord['sections'] {
  const sections = [{ id: '', title: '', texts: [] as string[] }];
  const visit = (node: GuideNode): void => {
    const anchor = outline.anchorOf(node);
    const opens = anchor?.kind === 'heading' || anchor?.kind === 'step';
    if (opens && sections.at(-1)?.id !== anchor.id) {
      sections.push({ id: anchor.id, title: anchor.title, texts: [] });
      if (anchor.kind === 'heading') return;
    }
    // A step's heading says the step's own title.
    else if (opens) return;
    if (isText(node)) sections.at(-1)?.texts.push(textOf(node));
    else if ('children' in node) (node.children as GuideNode[]).forEach(visit);
    else if ('value' in node) sections.at(-1)?.texts.push(String(node.value));
  };
  children.forEach(visit);
  return sections
    .map(({ id, title, texts }) => ({ id, title, text: texts.join(' ').replace(/\s+/g, ' ').trim() }))
    .filter(({ id, text }) => id !== '' || text !== '');
}

const textTypes = new Set(['paragraph', 'tableCell', 'code', 'text', 'inlineCode', 'strong', 'emphasis', 'link']);

function isText(node: GuideNode): boolean {
  return textTypes.has(node.type) || (node.type === 'element' && isInlineElement(node.name));
}
