/** Headings, tables and blocks of code that are none on the page. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import type { SourceText } from '../reading/read-source.ts';
import type { PageView } from '../reading/view-page.ts';
import { spoken, wordsOf } from '../reading/words.ts';

export const structure: Oracle = ({ texts, page }) => {
  const codes = page.codes.map(linesOf);
  return texts.flatMap((text) => [
    ...headings(text, page),
    ...tables(text, page),
    ...text.codes
      .filter(({ code }) => {
        // What another file's text comes to is for another oracle.
        const pieces = code.split(inclusion).map(linesOf);
        return !codes.some((shown) => pieces.every((lines) => shown.includes(lines)));
      })
      .map(({ code, info, line }) => ({
        group: info === undefined ? 'indented code' : 'fence',
        file: text.file,
        line,
        what: `no code "${oneLine(code, 60)}"`,
      })),
  ]);
};

const headingLine = /(?<=^|\n)[ \t]{0,3}(#{1,6})[ \t]+(\S[^\n]*)/g;

function headings({ file, prose, source, lineAt }: SourceText, page: PageView): Omit<Finding, 'oracle'>[] {
  return [...prose.matchAll(headingLine)].flatMap((match): Omit<Finding, 'oracle'>[] => {
    const end = match.index + match[0].length;
    const text = source
      .slice(end - (match[2]?.length ?? 0), end)
      .replace(/\s#+\s*$|\{:?\s*#[^{}]*\}|\[#[^[\]]*\]\s*$/g, '');
    const words = wordsOf(spoken(text));
    if (words === '' || /\{\w+\.?\w*\}/.test(text)) return [];
    if (page.headings.some((shown) => shown.includes(words)) || !page.words.includes(words)) return [];
    return [{ group: 'heading', file, line: lineAt(end), what: `no heading "${oneLine(text, 60)}"` }];
  });
}

const delimiterRow =
  /(?<=^|\n)[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*(?=\r?\n|$)|(?<=^|\n)[ \t>]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*(?=\r?\n|$)/g;

/** A table is known by its header. */
function tables({ file, prose, source, lineAt }: SourceText, page: PageView): Omit<Finding, 'oracle'>[] {
  return [...prose.matchAll(delimiterRow)].flatMap((match): Omit<Finding, 'oracle'>[] => {
    const end = match.index - 1;
    const header = source.slice(source.lastIndexOf('\n', end - 1) + 1, Math.max(end, 0));
    if (!header.includes('|')) return [];
    const words = wordsOf(spoken(header));
    // An empty header is known by the row below.
    const firstRow = wordsOf(spoken(source.slice(match.index + match[0].length + 1).split('\n', 1)[0] ?? ''));
    const sought = words === '' ? firstRow : words;
    if (page.tables.some((shown) => shown.startsWith(sought))) return [];
    return [{ group: 'table', file, line: lineAt(match.index), what: `no table "${oneLine(header, 60)}"` }];
  });
}

/** A line that another file's text takes the place of. */
export const inclusion =
  /(?<=^|\n)[ \t]*(?:-{1,2}8<-{1,2}[ \t]+["'][^"'\n]*["']|\{![^{}\n]*!\}|\{\{\s*#include[^{}\n]*\}\})[ \t]*(?=\n|$)/;

const lineMark =
  /[ \t]*(?:\/\/|#|--|\/\*|<!--|\{\/\*)[ \t]*(?:highlight-(?:next-line|start|end)|\[!code[^\]\n]*\])[ \t]*(?:\*\/\}?|-->)?/g;

/** `# (1)!`: the sign asks for a button. */
const annotation = /((?:\/\/|#|--|;|<!--|\/\*)[ \t]*\(\d{1,3}\))!/g;

/** What else a comment says behind its mark is for readers. */
const remarkMark = /\[!code[^\]\n]*\][ \t]+(?:\/\/[ \t]*)?(?=[^\s*-])/g;

/** Lines without what stands around them: margins, quote signs, and what speaks to the highlighter. */
function linesOf(code: string): string {
  return code
    .replace(remarkMark, '')
    .replace(lineMark, '')
    .replace(annotation, '$1')
    .split('\n')
    .map((line) => line.replace(/^[ \t>]+/, '').trim())
    .filter((line) => line !== '')
    .join('\n');
}
