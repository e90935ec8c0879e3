/** What a YAML parser complains of, in words for people. */
import type { YAMLParseError } from 'yaml';

export interface YamlFault {
  reason: string;
  fix: string;
  /** Offsets in the YAML text. */
  start: number;
  end: number;
}

type Words = [reason: string, fix: string];

const quoteText: Words = ['a value holds a colon', 'Put the value in quotation marks.'];
const indent: Words = ['lines that belong together begin in different columns', 'Begin them below each other.'];

/** Our words by the parser's codes. Its own stand for the others, which hardly anybody meets. */
const words: Partial<Record<YAMLParseError['code'], Words>> = {
  TAB_AS_INDENT: ['a tab begins a line', 'Write spaces in its place.'],
  DUPLICATE_KEY: ['a key stands twice', 'Remove one of the two.'],
  BLOCK_AS_IMPLICIT_KEY: quoteText,
  MULTILINE_IMPLICIT_KEY: ['a line has no colon', 'Write `key: value`, or indent what goes on from the line before.'],
  BAD_INDENT: indent,
  BAD_COLLECTION_TYPE: indent,
  UNEXPECTED_TOKEN: [
    "something stands where it can't be read",
    'Put the value in quotation marks, or look for a sign that is missing.',
  ],
  BAD_SCALAR_START: ['a value begins with a sign that means something in YAML', 'Put the value in quotation marks.'],
  BAD_DQ_ESCAPE: ['a backslash stands in double quotation marks', 'Write single quotation marks.'],
  MULTIPLE_DOCS: ['a line `---` ends it', 'Remove the line.'],
};

/**
 * What is wrong: the first fault, which makes most of what a parser complains of behind it, or each key that stands
 * twice.
 */
export function yamlFaults(errors: readonly YAMLParseError[], text: string): YamlFault[] {
  const nested = errors.find(({ message }) => message.includes('call stack'));
  // The parser ran out of stack, complains of each level again, and where that begins is chance.
  if (nested) return [{ reason: 'it is nested too deep', fix: 'Write it flatter.', start: 0, end: 0 }];
  const sorted = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const syntax = sorted.find(({ code }) => code !== 'DUPLICATE_KEY');
  return (syntax ? [syntax] : sorted.slice(0, 5)).map((error) => faultOf(error, text));
}

function faultOf({ code, message, pos: [start, end] }: YAMLParseError, text: string): YamlFault {
  const mark = /closing (["'])quote/.exec(message)?.[1];
  const opened = mark === undefined ? -1 : unclosedQuote(text, mark);
  if (mark !== undefined) {
    const at = opened === -1 ? start : opened;
    return {
      reason: `nothing closes this \`${mark}\``,
      fix: `Add \`${mark}\` at the end of the value.`,
      start: at,
      end: at + 1,
    };
  }
  if (/flow (?:map|sequence|collection)|must end with a [\]}]/i.test(message) && code !== 'BLOCK_AS_IMPLICIT_KEY') {
    const at = Math.max(text.lastIndexOf('[', start), text.lastIndexOf('{', start));
    const place = at === -1 ? start : at;
    return {
      reason: 'nothing closes this bracket',
      fix: 'Close it, or put the value in quotation marks.',
      start: place,
      end: place + 1,
    };
  }
  const [reason, fix] = words[code] ?? [sentenceOf(message), 'Mend the syntax at this place.'];
  return { reason, fix, start, end };
}

/** The quotation mark that begins a value and has no partner on its line. */
function unclosedQuote(text: string, mark: string): number {
  const found = new RegExp(`(?<=(?:^|[\\s:,[{-]))${mark}(?=[^${mark}\\n]*$)`, 'm').exec(text);
  return found ? found.index : -1;
}

function sentenceOf(message: string): string {
  const sentence = message.split('\n')[0]?.replace(/\.$/, '') ?? message;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
