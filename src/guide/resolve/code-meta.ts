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
}

const foldedLines = 12;

/** Reads the two parts into which Markdown splits a fence's first line. */
export function parseCodeMeta(lang: string | null | undefined, meta: string | null | undefined): CodeMeta {
  // `js{1,3}` and `title="x"` without a language both end up in the first part.
  const first = lang ?? '';
  const mark = /[{=]/.exec(first);
  const end = mark === null ? first.length : mark[0] === '=' ? 0 : mark.index;
  const settings = new Map<string, string>();
  const words = new Set<string>();
  let isUnnamedTaken = false;
  const rest = `${first.slice(end)} ${meta ?? ''}`
    .replace(/([A-Za-z][\w-]*)=("[^"]*"|'[^']*'|\{[^}]*\}|\[[^\]]*\])/g, (_, key: string, value: string) => {
      settings.set(key.toLowerCase(), value.slice(1, -1).replace(/^\[|\]$|^["']|["']$/g, ''));
      return ' ';
    })
    .replace(
      /(?<!\S)(icon|lines|wrap|expandable|nocopy|highlight|focus|theme|maxLines|title)=(\S+)/gi,
      (_, key: string, value: string) => {
        settings.set(key.toLowerCase(), value);
        return ' ';
      },
    )
    .replace(/(?<!\S)[{[]([\d\s,-]+)[}\]](?!\S)/g, (whole, lines: string) => {
      if (isUnnamedTaken) return whole;
      isUnnamedTaken = true;
      settings.set('highlight', [settings.get('highlight'), lines].filter(Boolean).join(','));
      return ' ';
    })
    .replace(
      /(?<!\S)\[?(lines|showLineNumbers|wrap|wordWrap|expandable|nocopy|twoslash)\]?(?!\S)/gi,
      (_, word: string) => {
        words.add(word.toLowerCase());
        return ' ';
      },
    )
    .replace(/\s+/g, ' ')
    .trim();
  const isSet = (...names: string[]) =>
    names.some((name) => words.has(name) || (settings.has(name) && settings.get(name) !== 'false'));
  const title =
    settings.get('title') || settings.get('filename') || rest || settings.get('tab') || settings.get('label');
  const icon = settings.get('icon');
  const maxLines = Number(settings.get('maxlines'));
  const shownLines = maxLines > 0 ? maxLines : isSet('expandable') ? foldedLines : undefined;
  return {
    language: first.slice(0, end),
    ...(title ? { title } : {}),
    ...(icon ? { icon } : {}),
    isNumbered: isSet('lines', 'showlinenumbers'),
    overflow: isSet('wrap', 'wordwrap') ? 'wrap' : 'scroll',
    ...(shownLines === undefined ? {} : { shownLines }),
    isCopyable: !isSet('nocopy'),
    highlighted: parseLines(settings.get('highlight')),
    focused: parseLines(settings.get('focus')),
  };
}

/** The languages of all fences, as they are written. */
export function languagesOf(children: readonly GuideNode[]): string[] {
  const languages = new Set<string>();
  visit({ type: 'root', children: [...children] }, 'code', ({ lang, meta }) => {
    languages.add(parseCodeMeta(lang, meta).language);
  });
  return [...languages];
}

/** `1,3-5` to 1, 3, 4 and 5. Ranges are cut at the longest block that anybody reads. */
function parseLines(text = ''): number[] {
  const lines = text.split(',').flatMap((part) => {
    const [, first, last = first] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part) ?? [];
    if (first === undefined) return [];
    const length = Math.min(Number(last) - Number(first) + 1, 10_000);
    return Array.from({ length: Math.max(0, length) }, (_, offset) => Number(first) + offset);
  });
  return [...new Set(lines)].sort((a, b) => a - b);
}
