/**
 * What stands after the three backticks of a fence. There is no standard for it; the rules are those of the renderers
 * that the surveyed guides were written for: known words and `key=value` are settings, the text that is left is the title.
 */

import type { GuideNode } from '../model.ts';
import { visit } from '../visit.ts';

export interface CodeMeta {
  /** As written; empty when there is none. */
  language: string;
  title?: string;
  /** The label of the tab that it belongs into. */
  tab?: string;
  icon?: string;
  /** Whether lines are numbered. */
  isNumbered: boolean;
  /** What happens to lines that are too long. */
  overflow: 'scroll' | 'wrap';
  /** Lines that show before the reader asks for all of them. */
  shownLines?: number;
  isCopyable: boolean;
  /** Line numbers from 1. */
  highlighted: readonly number[];
  focused: readonly number[];
  added: readonly number[];
  removed: readonly number[];
}

const foldedLines = 12;

/** Characters of a fence's first line that are read. */
const metaLimit = 2000;

// One alternative for each spelling; what none of them takes is a word of the title.
const token = new RegExp(
  [
    /(?<space>\s+)/,
    /(?<key>[A-Za-z_][\w.-]*)=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<held>\{(?:[^{}]|\{[^{}]*\})*\}|\[[^[\]]*\])|(?<bare>[^\s"'{}]*))/,
    // `{{ title: 'x' }}` of Clerk, `{% title="x" %}` of Markdoc, `{ .js #id title="x" }` of Pandoc and MkDocs.
    /\{\{(?<object>[^{}]*)\}\}/,
    /\{%(?<template>[^{}]*)%\}/,
    /\{:?[ \t]*(?<list>(?:[.#][\w-]|[A-Za-z][\w-]*=)[^{}]*)\}/,
    /\{(?<braces>[^{}]*)\}/,
    // The name of a file may hold brackets: `[pages/[id].vue]`, or `[pages/[id\].vue]` where one must not end it.
    /\[(?<label>(?:\\.|\[[^[\]\\]*\]|[^\]\\])*)\]/,
    // Words of the code that stand out: `/name/`, `/name/2-3`, `"name"`.
    /\/[^/\s][^/]*\/(?:[\d,-]+|#\w+)?(?!\S)/,
    /"(?<quoted>[^"]*)"|'(?<quoted2>[^']*)'/,
    /:(?<option>(?:no-)?line-numbers(?:=\d+)?|collapsed-lines(?:=\d+)?)(?![^\s{[])/,
    /(?<word>\S(?:(?![[{]\s*[\d,-]+\s*[}\]])\S)*)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'y',
);

/** Words that ask for something. The rest of the words are the title. */
const flags = new Set(
  (
    'lines showlinenumbers linenumbers line-numbers numberlines numbered nolinenumbers no-line-numbers noline nolines ' +
    'wrap wordwrap nowrap expandable collapsed fold copy nocopy no-copy twoslash live noinline npm2yarn annotate ' +
    'playground runnable editable'
  ).split(' '),
);

/** What the first line of a fence asks for. */
interface Settings {
  values: Map<string, string>;
  flags: Set<string>;
  words: string[];
  label?: string;
  /** Given by a class of the list in braces. */
  language?: string;
}

/**
 * Reads the two parts into which Markdown splits a fence's first line. `code` tells a quoted title from words of the code
 * that are to stand out.
 */
export function parseCodeMeta(lang: string | null | undefined, meta: string | null | undefined, code = ''): CodeMeta {
  // `js{1,3}`, `js[a.js]`, `js:line-numbers` and `title="x"` without a language all end up in the first part.
  const first = lang ?? '';
  const mark = /[{=:[]/.exec(first);
  const end = mark === null ? first.length : mark[0] === '=' ? 0 : mark.index;
  const settings: Settings = { values: new Map(), flags: new Set(), words: [] };
  const rest = first.slice(end).replace(/^:(?!(?:no-)?line-numbers|collapsed-lines)/, '');
  readSettings(`${rest} ${meta ?? ''}`.slice(0, metaLimit), settings, code);
  const { values, words, label } = settings;
  const settingOf = (...names: string[]) => names.map((name) => values.get(name)).find((value) => value);
  const isSet = (...names: string[]) =>
    names.some((name) => settings.flags.has(name) || (values.has(name) && values.get(name) !== 'false'));
  const said = words.join(' ').trim();
  const title = settingOf('title', 'filename', 'file', 'name') || said || label || settingOf('tab', 'label');
  const icon = values.get('icon');
  const maxLines = Number(values.get('maxlines'));
  const shownLines = maxLines > 0 ? maxLines : isSet('expandable') ? foldedLines : undefined;
  const listed = (...names: string[]) => parseLines(names.map((name) => values.get(name) ?? '').join(','));
  return {
    language: first.slice(0, end) || settings.language || '',
    ...(title ? { title } : {}),
    ...(icon ? { icon } : {}),
    ...(values.get('tab') ? { tab: values.get('tab') ?? '' } : {}),
    isNumbered: isSet('lines', 'showlinenumbers', 'linenumbers', 'line-numbers', 'linenums', 'numberlines'),
    overflow: isSet('wrap', 'wordwrap') ? 'wrap' : 'scroll',
    ...(shownLines === undefined ? {} : { shownLines }),
    isCopyable: !isSet('nocopy', 'no-copy') && values.get('copy') !== 'false',
    highlighted: listed('highlight', 'hl_lines', 'mark', 'highlightlines', 'emphasize-lines', 'hl'),
    focused: listed('focus'),
    added: listed('ins', 'add', 'added'),
    removed: listed('del', 'rem', 'remove', 'removed'),
  };
}

function readSettings(text: string, settings: Settings, code: string): void {
  const { values, words } = settings;
  let isGlued = false;
  const say = (word: string) => {
    if (isGlued && words.length > 0) words.push(`${words.pop()}${word}`);
    else words.push(word);
  };
  const highlight = (lines: string) => values.set('highlight', `${values.get('highlight') ?? ''},${lines}`);
  for (token.lastIndex = 0; token.lastIndex < text.length; ) {
    const match = token.exec(text);
    if (!match?.groups) return;
    const { space, key, double, single, held, bare, object, template, list, braces, label, option, word } =
      match.groups;
    const quoted = match.groups['quoted'] ?? match.groups['quoted2'];
    // What is held in a list is read by the same pattern.
    const next = token.lastIndex;
    if (key !== undefined) values.set(key.toLowerCase(), double ?? single ?? bare ?? withoutBrackets(held ?? ''));
    else if (object !== undefined) readObject(object, settings);
    else if (template !== undefined) readSettings(template, settings, code);
    else if (list !== undefined) readList(list, settings, code);
    else if (braces !== undefined) {
      // `{"Label":3-5}` names the lines that it marks.
      const lines = braces.replace(/"[^"]*":|'[^']*':/g, '');
      if (/^[\d\s,-]*$/.test(lines)) highlight(lines);
      else if (isGlued) say(match[0]);
    } else if (label !== undefined) {
      if (/^[\d\s,-]*$/.test(label)) highlight(label);
      else if (flags.has(label.toLowerCase())) settings.flags.add(label.toLowerCase());
      else if (words.length > 0) say(match[0]);
      else settings.label = label.replace(/\\+([[\]])/g, '$1').trim();
    } else if (quoted !== undefined) {
      if (quoted.trim() !== '' && !code.includes(quoted)) say(quoted);
    } else if (option !== undefined) settings.flags.add(option.replace(/=.*/, ''));
    else if (word !== undefined) {
      if (flags.has(word.toLowerCase())) settings.flags.add(word.toLowerCase());
      else say(word);
    }
    isGlued = space === undefined;
    token.lastIndex = next;
  }
}

/** `title: 'x', mark: [1, [3, 5]]` */
function readObject(text: string, { values }: Settings): void {
  for (const match of text.matchAll(
    /([A-Za-z]\w*)\s*:\s*(?:"([^"]*)"|'([^']*)'|(\[(?:[^[\]]|\[[^[\]]*\])*\])|([\w.-]+))/g,
  )) {
    const [, key = '', double, single, list, bare] = match;
    const lines = list?.replace(/\[(\s*\d+)\s*,(\s*\d+\s*)\]/g, '$1-$2').replace(/[[\]\s]/g, '');
    values.set(key.toLowerCase(), double ?? single ?? lines ?? bare ?? '');
  }
}

/** `.js .numberLines #id title="x"`: the first class is the language. */
function readList(text: string, settings: Settings, code: string): void {
  const rest = text.replace(/(?<!\S)([.#])([\w+-]+)/g, (_, sign: string, name: string) => {
    if (sign === '#') return ' ';
    if (flags.has(name.toLowerCase())) settings.flags.add(name.toLowerCase());
    else settings.language ??= name;
    return ' ';
  });
  readSettings(rest, settings, code);
}

/** What stands in `{"x"}` and `{[1, 2]}`. */
function withoutBrackets(text: string): string {
  return text
    .slice(1, -1)
    .trim()
    .replace(/^\[|\]$|^["'`]|["'`]$/g, '');
}

/** The languages of all fences, as they are written. */
export function languagesOf(children: readonly GuideNode[]): string[] {
  const languages = new Set<string>();
  visit({ type: 'root', children: [...children] }, 'code', ({ lang, meta }) => {
    languages.add(parseCodeMeta(lang, meta).language);
  });
  return [...languages];
}

/** `1,3-5` and `1 3-5` to 1, 3, 4 and 5. Ranges are cut at the longest block that anybody reads. */
function parseLines(text = ''): number[] {
  const parts = text.replace(/\s*-\s*/g, '-').split(/[\s,]+/);
  const lines = parts.flatMap((part) => {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    if (first === undefined) return [];
    const length = Math.min(Number(last) - Number(first) + 1, 10_000);
    return Array.from({ length: Math.max(0, length) }, (_, offset) => Number(first) + offset);
  });
  return [...new Set(lines)].sort((a, b) => a - b);
}
