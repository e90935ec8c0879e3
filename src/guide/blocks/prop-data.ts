import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import { isJsonObject, type Json } from '../json.ts';
import { type BlockDefinition, propertiesOf } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** The lists and objects that a tag carries in a prop, shown where nobody knows the tag. */
export const propData: BlockDefinition = {
  name: 'PropData',
  aliases: [],
  layout: 'flow',
  props: z.object({ data: z.json() }),
  render: (node) => {
    const shown = renderData(node.props['data'] ?? null);
    const properties = propertiesOf(node.attributes);
    return shown && Object.keys(properties).length > 0 ? [h('div', properties, shown)] : shown ? [shown] : [];
  },
};

type Row = { [key: string]: Json };

/** A table of rows or of objects alike, a list of anything else. */
export function renderData(data: Json): Element | undefined {
  if (isJsonObject(data)) return renderObject(data);
  if (!Array.isArray(data) || data.length === 0) return undefined;
  if (data.every(Array.isArray)) return tableOf(undefined, data as Json[][]);
  if (data.every(isJsonObject) && !data.every(isEntry)) return tableOfRows(data as Row[]);
  return h(
    'ul',
    data.map((item) => h('li', isJsonObject(item) ? entryOf(item) : cellOf(item))),
  );
}

/** Names that lead to what is said of them: a table, whose first column has the names. */
function renderObject(data: Row): Element | undefined {
  const rows = Object.entries(data);
  if (rows.length === 0) return undefined;
  const objects = rows.map(([, value]) => value).filter(isJsonObject) as Row[];
  if (objects.length < rows.length)
    return tableOf(
      undefined,
      rows.map(([key, value]) => [`\`${key}\``, value]),
    );
  const keys = keysOf(objects);
  const cells = rows.map(([key, value]) => [`\`${key}\``, ...keys.map((name) => (value as Row)[name] ?? '')]);
  return tableOf(['', ...keys], cells);
}

function tableOfRows(rows: readonly Row[]): Element {
  const keys = keysOf(rows);
  return tableOf(
    keys,
    rows.map((row) => keys.map((key) => row[key] ?? '')),
  );
}

function keysOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function tableOf(head: readonly string[] | undefined, rows: readonly (readonly Json[])[]): Element {
  const names = (head ?? []).map((name) => h('th', name === '' ? '' : name.charAt(0).toUpperCase() + name.slice(1)));
  return h('table', [
    ...(head ? [h('thead', h('tr', names))] : []),
    h(
      'tbody',
      rows.map((row) =>
        h(
          'tr',
          row.map((cell) => h('td', cellOf(cell))),
        ),
      ),
    ),
  ]);
}

/** Whether an object is a line of a list: a title, perhaps with an address and a word about it. */
function isEntry(item: Json): boolean {
  return (
    isJsonObject(item) &&
    labelOf(item) !== undefined &&
    Object.values(item).filter((value) => typeof value === 'string').length <= 3
  );
}

function labelOf(item: Row): string | undefined {
  return [item['title'], item['label'], item['name'], item['text']].find((text) => typeof text === 'string') as
    | string
    | undefined;
}

function entryOf(item: Row): ElementContent[] {
  const label = labelOf(item) ?? '';
  const address = [item['href'], item['link'], item['url'], item['to']].find(
    (url) => typeof url === 'string' && url !== '',
  );
  const isLink = typeof address === 'string' && isAllowedAddress(address);
  const said = [item['description'], item['content']].find((text) => typeof text === 'string');
  const words = inlineMarkdown(label, isLink ? 'flat' : 'live');
  return [
    ...(isLink ? [h('a', { href: address }, words)] : words),
    ...(typeof said === 'string' ? [{ type: 'text' as const, value: ' – ' }, ...inlineMarkdown(said)] : []),
    // A group of a list holds further entries.
    ...Object.values(item).flatMap((value) => (Array.isArray(value) ? (renderData(value) ?? []) : [])),
  ];
}

function cellOf(value: Json): ElementContent[] {
  if (value === null) return [];
  if (typeof value === 'object') {
    const inner = renderData(value);
    return inner ? [inner] : [];
  }
  return inlineMarkdown(String(value));
}
