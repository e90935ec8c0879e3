/** Where in a YAML file a writer is, told by the indentation above: it holds for a file that no parser takes. */

export interface YamlPlace {
  kind: 'key' | 'value';
  /** Keys from the top; `*` for an item of a list. With a value, its own key is the last. */
  path: readonly string[];
  /** What is written of the key or value so far, and where that begins. */
  written: string;
  start: number;
}

const row = /^( *)((?:- +)*)(?:(['"]?)([\w.:/-]+)\3:(?: +|$))?/;

/** The place of an offset; `undefined` in a comment. */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (/^\s*#|\s#/.test(line)) return undefined;
  const [head, spaces = '', dashes = '', , key] = row.exec(line) ?? [''];
  const around = pathAbove(text.slice(0, lineStart), spaces.length, dashes);
  const items = dashes
    .split('-')
    .slice(1)
    .map(() => '*');
  if (key === undefined) {
    const written = line.slice(spaces.length + dashes.length).replace(/^['"]/, '');
    const start = offset - written.length;
    // An item of a list may be a value, or begin with a key: the schema knows.
    return { kind: 'key', path: [...around, ...items], written, start };
  }
  const value = line.slice(head.length).replace(/^['"]/, '');
  const [, listed] = /^\[(?:.*,)?\s*['"]?([^,\]]*)$/.exec(value) ?? [];
  const path = [...around, ...items, key];
  if (listed !== undefined)
    return { kind: 'value', path: [...path, '*'], written: listed, start: offset - listed.length };
  return { kind: 'value', path, written: value, start: offset - value.length };
}

/** The keys of the rows above that are indented less and less. */
function pathAbove(above: string, indentation: number, dashes: string): string[] {
  const path: string[] = [];
  let limit = indentation;
  let isListed = dashes !== '';
  for (const line of above.split('\n').slice(0, -1).reverse()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, spaces = '', marks = '', , key] = row.exec(line) ?? [];
    const column = spaces.length + marks.length;
    const isParent = key !== undefined && (column < limit || (isListed && column === limit && marks === ''));
    if (isParent) {
      path.unshift(key);
      limit = column;
      isListed = false;
    }
    // The row that an item begins with: what stands above it holds the list.
    if (marks !== '' && column <= limit && spaces.length < limit) {
      path.unshift(
        ...marks
          .split('-')
          .slice(1)
          .map(() => '*'),
      );
      limit = spaces.length;
      isListed = true;
    }
    if (limit === 0 && !isListed) break;
  }
  return path;
}
