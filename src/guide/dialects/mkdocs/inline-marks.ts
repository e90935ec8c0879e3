/** `++ctrl+c++`, `==marked==`, `^^inserted^^` and `:material-icon:` of MkDocs, in texts of a tree that is known to be one. */
import type { PhrasingContent, Root, RootContent, Text } from 'mdast';
import { visit } from '../../visit.ts';
import { createPlacer } from './placed-text.ts';

/** An icon by its name, with what is said of its looks. */
export const iconMark = /:(?:material|octicons|fontawesome|simple)-[\w-]+:(?:\{[^{}\n]*\})?[ \t]?/g;

const mark = new RegExp(
  `${/\+\+(?<keys>(?:"[^"\n]+"|[\w.-]+)(?:\+(?:"[^"\n]+"|[\w.-]+))*)\+\+|==(?<marked>[^\s=](?:[^=\n]*[^\s=])?)==|\^\^(?<inserted>[^\s^](?:[^^\n]*[^\s^])?)\^\^/.source}|${iconMark.source}`,
  'g',
);

/** Changes the tree of a text in place. */
export function readInlineMarks(root: Root, source: string): void {
  visit(root, 'text', (text, index, parent) => {
    if (!parent || index === undefined || !/\+\+|==|\^\^|:\w+-/.test(text.value)) return undefined;
    const parts = partsOf(text, source);
    if (parts.length === 1 && parts[0] === text) return undefined;
    parent.children.splice(index, 1, ...(parts as typeof parent.children));
    return index + parts.length;
  });
}

function partsOf(text: Text, source: string): RootContent[] {
  const parts: RootContent[] = [];
  let done = 0;
  const placed = createPlacer(text, source);
  for (const match of text.value.matchAll(mark)) {
    const { keys, marked, inserted } = match.groups ?? {};
    if (match.index > done) parts.push(placed(text.value.slice(done, match.index)));
    done = match.index + match[0].length;
    if (keys !== undefined) {
      const names = keys.split('+').map((key) => element('kbd', placed(key.replaceAll('"', ''))));
      parts.push(...names.flatMap((name, index) => (index === 0 ? [name] : [placed('+'), name])));
    } else if (marked !== undefined) parts.push(element('mark', placed(marked)));
    else if (inserted !== undefined) parts.push(element('ins', placed(inserted)));
  }
  if (done === 0) return [text];
  if (done < text.value.length) parts.push(placed(text.value.slice(done)));
  return parts;
}

function element(name: string, text: Text): RootContent {
  const tag = { type: 'mdxJsxTextElement', name, attributes: [], children: [text], position: text.position };
  return tag as unknown as PhrasingContent;
}
