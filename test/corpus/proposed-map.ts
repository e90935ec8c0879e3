/** A `blocks.yaml` for the blocks of a tree that nobody knows, as far as their tags tell what they mean. */
import type { Issue } from '../../src/guide/index.ts';

/** A tag that nobody knows, as it is written. */
export interface UnknownTag {
  name: string;
  tag: string;
  file: string;
}

/** The tags of issues that say that nobody knows a block. */
export function unknownTags(issues: readonly Issue[], file: string, source: string): UnknownTag[] {
  const lines = source.split('\n');
  return issues.flatMap(({ code, what, line, column }) => {
    const name = code === 'block-unknown' ? /<([\w$.-]+)>/.exec(what)?.[1] : undefined;
    const rest = [lines[line - 1]?.slice(column - 1) ?? '', ...lines.slice(line, line + 20)].join('\n');
    return name === undefined ? [] : [{ name, tag: rest.slice(0, 600), file }];
  });
}

/** The file, the most frequent block first; empty if every block is known. */
export function proposeMap(found: readonly UnknownTag[]): string {
  const names = [...Map.groupBy(found, ({ name }) => name)].sort(([, a], [, b]) => b.length - a.length);
  const rules = names.map(([name, tags]) => ({ rule: `${name}: ${meaningOf(name, tags)}`, tags }));
  const width = Math.max(0, ...rules.map(({ rule }) => rule.length));
  return rules
    .map(({ rule, tags }) => {
      const files = new Set(tags.map(({ file }) => file)).size;
      return `${rule.padEnd(width)}  # ${tags.length} × in ${files} ${files === 1 ? 'file' : 'files'}\n`;
    })
    .join('');
}

/** What most of the tags of a name look like. */
function meaningOf(name: string, tags: readonly UnknownTag[]): string {
  const share = (pattern: RegExp) => tags.filter(({ tag }) => pattern.test(headOf(tag))).length / tags.length;
  const rows = tags.map(({ tag }) => /\s([a-z]\w*)=\{\s*\[/.exec(headOf(tag))?.[1]).find((prop) => prop !== undefined);
  if (rows !== undefined) return `{ as: table, rows: ${rows} }`;
  if (share(/\s(?:href|to|url)=/) > 0.5) return 'Card';
  if (/Image|Picture|Screenshot/.test(name) && share(/\ssrc=/) > 0.5) return 'img';
  return '{ as: content }';
}

/** Up to where the tag ends, or its data begins. */
function headOf(tag: string): string {
  const end = tag.search(/\{\s*\[|>/);
  return end === -1 ? tag : tag.slice(0, end + 3);
}
