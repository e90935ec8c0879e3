/**
 * Brings HTML into a form that browsers keep. Their parsers close a paragraph at the first block in it, move loose text
 * out of tables, and end an item or a link where the next one begins (HTML standard, 13.2.6.4.7 and .9): the page would
 * differ from its twin, and from what the writer saw.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';

/** Elements whose start tag closes an open paragraph. */
const paragraphEnds = new Set(
  'address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li ol p pre section summary table ul'.split(
    ' ',
  ),
);

const sections = new Set(['thead', 'tbody', 'tfoot']);
const cells = new Set(['td', 'th']);

/** Elements that only mean something inside these; elsewhere they are a plain container. */
const parents = new Map([
  ['li', ['ol', 'ul']],
  ['dt', ['dl', 'div']],
  ['dd', ['dl', 'div']],
]);
const tableParts = new Set(['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

/** Changes the tree in place, from the leaves up. */
export function fitBrowser(root: Root): void {
  root.children = root.children.flatMap((child): RootContent[] =>
    child.type === 'element' ? fitElement(child, []) : [child],
  );
}

function fitElement(node: Element, ancestors: readonly Element[]): ElementContent[] {
  const name = node.tagName;
  const parent = ancestors.at(-1)?.tagName ?? '';
  if (tableParts.has(name) && !isInTable(ancestors)) node.tagName = 'div';
  else if (parents.get(name)?.includes(parent) === false) node.tagName = 'div';
  else if (isHeading(name) && ancestors.some(({ tagName }) => isHeading(tagName))) node.tagName = 'span';
  else if (name === 'a' && ancestors.some(({ tagName }) => tagName === 'a')) {
    // The sign beside a heading says nothing without its link.
    if (String(node.properties['className']) === 'deep-link') return [];
    node.tagName = 'span';
    node.properties = {};
  }
  const inner = [...ancestors, node];
  node.children = node.children.flatMap((child) => (child.type === 'element' ? fitElement(child, inner) : [child]));
  if (node.tagName === 'p' && node.children.some(endsParagraph)) node.tagName = 'div';
  return node.tagName === 'table' ? fitTable(node) : [node];
}

/** Whether the nearest table has been left for none of its cells. */
function isInTable(ancestors: readonly Element[]): boolean {
  return ancestors.findLast(({ tagName }) => /^(?:table|caption|td|th)$/.test(tagName))?.tagName === 'table';
}

function endsParagraph(node: ElementContent): boolean {
  return node.type === 'element' && (paragraphEnds.has(node.tagName) || node.children.some(endsParagraph));
}

function isHeading(name: string): boolean {
  return /^h[1-6]$/.test(name);
}

/** Rows in a section, cells in a row; what is neither stands before the table, where browsers would put it. */
function fitTable(table: Element): ElementContent[] {
  const strays: ElementContent[] = [];
  const fitSection = (section: Element): Element => {
    section.children = wrapRuns(section.children, cells, 'tr').flatMap((row) => {
      if (row.type !== 'element' || row.tagName !== 'tr') return keepOrStray(row, strays);
      row.children = row.children.flatMap((cell) =>
        cell.type === 'element' && cells.has(cell.tagName) ? [cell] : keepOrStray(cell, strays),
      );
      return [row];
    });
    return section;
  };
  const columns = wrapRuns(table.children, new Set(['col']), 'colgroup');
  table.children = wrapRuns(columns, new Set(['tr', ...cells]), 'tbody').flatMap((child) => {
    if (child.type !== 'element') return keepOrStray(child, strays);
    if (sections.has(child.tagName)) return [fitSection(child)];
    if (child.tagName === 'caption') return [child];
    if (child.tagName !== 'colgroup') return keepOrStray(child, strays);
    child.children = child.children.flatMap((column) =>
      column.type === 'element' && column.tagName === 'col' ? [column] : keepOrStray(column, strays),
    );
    return [child];
  });
  return [...strays, table];
}

/** White space stays where it is; anything else becomes a stray. */
function keepOrStray(node: ElementContent, strays: ElementContent[]): ElementContent[] {
  if (node.type === 'text' && /^[ \t\r\n]*$/.test(node.value)) return [node];
  strays.push(node.type === 'element' && tableParts.has(node.tagName) ? { ...node, tagName: 'div' } : node);
  return [];
}

function wrapRuns(children: ElementContent[], names: ReadonlySet<string>, tagName: string): ElementContent[] {
  const wrapped: ElementContent[] = [];
  let run: Element | undefined;
  for (const child of children) {
    const belongs = child.type === 'element' && names.has(child.tagName);
    const isBlankInRun = run && child.type === 'text' && child.value.trim() === '';
    if (!belongs && !isBlankInRun) run = undefined;
    if (!belongs && !run) wrapped.push(child);
    else if (run) run.children.push(child);
    else {
      run = { type: 'element', tagName, properties: {}, children: [child] };
      wrapped.push(run);
    }
  }
  return wrapped;
}
