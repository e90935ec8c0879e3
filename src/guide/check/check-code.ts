/** Code that whoever copies it can't use. */
import type { Code } from 'mdast';
import type { GuideNode } from '../model.ts';
import { type CheckedPlace, partOf, sourceOf } from './walk.ts';

/** Languages whose quotation marks are straight. */
const straight =
  /^(?:json|jsonc|bash|sh|shell|zsh|curl|powershell|js|javascript|ts|typescript|python|py|ruby|go|java|php|yaml|yml|toml|sql|http)$/i;

/** JSON as documentation abridges or annotates it. */
const abridged = /\.\.\.|…|\/\/|\/\*|<[\w -]+>|\{\{|\{%|\$\{|^\s*#|\bundefined\b/m;

/** A fence of a guide. */
export function checkCode(node: GuideNode, place: CheckedPlace): void {
  if (node.type !== 'code') return;
  const { guide, collector } = place;
  const source = sourceOf(node, guide);
  if (isUnclosed(source)) {
    collector.add('code-unclosed', partOf(node, guide, 0, 3));
    return;
  }
  if (node.value.trim() === '') {
    collector.add('block-empty', partOf(node, guide, 0, source.length), { block: 'code' });
    return;
  }
  const language = node.lang ?? '';
  const quotes = straight.test(language) ? typographicQuote(source) : undefined;
  if (quotes !== undefined) collector.add('code-quotes', partOf(node, guide, quotes, 1));
  else if (/^json$/i.test(language) && !abridged.test(node.value)) checkJson(node, source, place);
}

/** Where a typographic quotation mark stands in the place of a straight one; not those of a text or of a comment. */
function typographicQuote(source: string): number | undefined {
  let start = 0;
  for (const line of source.split('\n')) {
    const at = line.search(/(?<![\p{L}\p{N}])[“”‘’](?=\S)/u);
    const before = line.slice(0, Math.max(0, at));
    const isInText = [/"/g, /'/g, /`/g].some((mark) => (before.match(mark)?.length ?? 0) % 2 === 1);
    // Whoever writes sentences into a fence shows what a program says.
    const isProse = /^\s*\p{Lu}[\p{L}’']*(?: [\p{L}’']+){2}/u.test(before);
    if (at !== -1 && !isInText && !isProse && !/#|\/\/|\/\*|^\s*\*|--\s|<!--/.test(before)) return start + at;
    start += line.length + 1;
  }
  return undefined;
}

function isUnclosed(source: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (fence === undefined) return false;
  const last = source.trimEnd().split('\n').at(-1) ?? '';
  return !new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`).test(last) || !source.includes('\n');
}

/** Members of an object without its braces, and one value a line, are JSON too, as documentation shows it. */
function isPartOfJson(text: string): boolean {
  const members = text.trim().replace(/,$/, '');
  return members.startsWith('"') ? isJson(`{${members}}`) : text.trim().split('\n').every(isJson);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkJson(node: Code, source: string, { guide, collector }: CheckedPlace): void {
  if (isPartOfJson(node.value)) return;
  try {
    JSON.parse(node.value);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const at = Number(/at position (\d+)/.exec(message)?.[1] ?? node.value.length);
    const line = node.value.slice(0, at).split('\n').length;
    // Lines of a fence in a list are indented, so columns are not those of the value.
    const lines = source.split('\n');
    const start = lines.slice(0, line).join('\n').length + 1;
    const lead = (lines[line] ?? '').length - (lines[line] ?? '').trimStart().length;
    collector.add('code-json-broken', partOf(node, guide, start + lead, 1), { reason: jsonReason(node.value, at) });
  }
}

function jsonReason(text: string, at: number): string {
  const [before, next] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart().charAt(0)];
  if (next === '') return 'it ends before it is closed';
  if (before.endsWith(',') && /[}\]]/.test(next)) return 'a comma stands before a closing bracket';
  if (next === "'" || before.endsWith("'")) return 'its quotation marks are single ones';
  if (/[\w$]/.test(next) && /[{,]$/.test(before)) return 'a key has no quotation marks';
  if (/["\w\]}]$/.test(before) && /["[{\w]/.test(next)) return 'a comma or a colon is missing';
  return `\`${next}\` can't stand here`;
}
