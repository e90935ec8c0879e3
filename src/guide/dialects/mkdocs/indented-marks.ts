/**
 * `!!! note "Title"`, `??? note` and `=== "Tab"` of MkDocs: a line, and under it what is set in by four columns. They hold
 * blocks as an item of a list does, so the tokenizer reads them as containers.
 */
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import { toneNamed } from '../../blocks/tone.ts';
import type { Point } from '../../position.ts';
import { makeAttribute } from '../make-tag.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    indentedBlock: 'indentedBlock';
    indentedBlockMark: 'indentedBlockMark';
    indentedBlockIndent: 'indentedBlockIndent';
  }
}

declare module 'mdast-util-mdx-jsx' {
  interface MdxJsxFlowElementData {
    /** Of a tab that a mark stands for: whether it goes on with the tabs before it. */
    tabMark?: 'next' | 'first';
  }
}

// Something is set in under it, unless it has a title, which says all or is a tab that holds nothing yet.
const body = /[ \t]*(?=\r?\n(?:[ \t>]*\r?\n){0,2}[ \t>]*(?: {4}|\t))/;
const title = /(?:"[^"\n]*"|'[^'\n]*')/;
const titled = `${title.source}[ \\t]*(?=\\r?\\n|$)`;
const mark = new RegExp(
  `(?:!!!|\\?\\?\\?\\+?)[ \\t]+\\p{L}[^\\n"']*(?:${titled}|${body.source})|===[!+]*[ \\t]+${titled}`,
  'uy',
);

/** Whether a text may have such marks. */
const anyMark = /^[ \t>]*(?:(?:[-*+:]|\d+[.)])[ \t]+)*(?:!!!|\?\?\?|===)/m;

/** What the tokenizer keeps of a block. */
interface Indented {
  indent?: number;
}

/** Columns by which the content is set in. */
export const inset = 4;

/** What the tokenizer looks for in a text of Markdown; nothing for one without such marks. */
export function indentedMarks(text: string): Extension {
  if (!anyMark.test(text)) return {};
  const construct = insetContainer(text, {
    name: 'indentedBlock',
    mark,
    goesOn: (code) => code !== null && !isLineEnding(code),
  });
  return { document: { 33: construct, 61: construct, 63: construct } };
}

/** How a container of what is set in under a mark, or behind it, is told. */
interface InsetContainer {
  name: 'indentedBlock' | 'definitionBlock';
  /** The mark, as it stands where the container begins. */
  mark: RegExp;
  /** Whether the mark takes a further code in, after so many. */
  goesOn(code: Code, taken: number): boolean;
}

/** Such a container for the tokenizer. */
export function insetContainer(text: string, { name, mark, goesOn }: InsetContainer): Construct {
  return {
    name,
    tokenize(effects, ok, nok) {
      mark.lastIndex = this.now().offset;
      if (!mark.test(text)) return nok;
      const state = this.containerState as Indented;
      const lead = leadOf(this);
      let taken = 0;
      const take: State = (code) => {
        if (!goesOn(code, taken)) {
          effects.exit(`${name}Mark`);
          return ok(code);
        }
        taken += 1;
        effects.consume(code);
        return take;
      };
      return (code) => {
        state.indent = lead + inset;
        effects.enter(name, { _container: true });
        effects.enter(`${name}Mark`);
        return take(code);
      };
    },
    continuation: { tokenize: continueBlock },
    exit: (effects) => void effects.exit(name),
  };
}

/** Columns of white space before what is read now. */
function leadOf({ events }: TokenizeContext): number {
  const [kind, token, context] = events.at(-1) ?? [];
  return kind === 'exit' && token?.type === 'linePrefix' ? (context?.sliceSerialize(token, true).length ?? 0) : 0;
}

/** A blank line, or one that is set in far enough. */
const continueBlock: Construct['tokenize'] = function (this: TokenizeContext, effects, ok, nok) {
  const indent = (this.containerState as Indented | undefined)?.indent ?? inset;
  let columns = 0;
  const space: State = (code) => {
    if (columns < indent && isSpace(code)) {
      columns += 1;
      effects.consume(code);
      return space;
    }
    if (columns > 0) effects.exit('indentedBlockIndent');
    return columns >= indent || code === null || isLineEnding(code) ? ok(code) : nok(code);
  };
  return (code) => {
    if (isSpace(code)) effects.enter('indentedBlockIndent');
    return space(code);
  };
};

// A tab is one code, and one more for each column that it goes on.
export function isSpace(code: Code): boolean {
  return code === 32 || code === -1 || code === -2;
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

/** What such a block comes to: a tag. */
export const indentedTags: FromMarkdown = {
  enter: {
    indentedBlock(token) {
      this.enter({ type: 'mdxJsxFlowElement', name: null, attributes: [], children: [] } as MdxJsxFlowElement, token);
    },
  },
  exit: { indentedBlockMark: nameTag, indentedBlock: exitTag },
};

function nameTag(this: CompileContext, token: Token): undefined {
  const node = this.stack.at(-1) as MdxJsxFlowElement;
  Object.assign(node, tagOf(this.sliceSerialize(token), token.start));
}

/** The blank lines behind it are none of its own. */
export function exitTag(this: CompileContext, token: Token): undefined {
  const node = this.stack.at(-1) as MdxJsxFlowElement;
  this.exit(token);
  const last = node.children.at(-1)?.position?.end;
  if (last && node.position) node.position.end = last;
}

/** Words for kinds of notes that are none of ours: the tone that is nearest. The word itself is the title. */
const kinds: Record<string, string> = {
  todo: 'info',
  abstract: 'info',
  summary: 'info',
  tldr: 'info',
  failure: 'danger',
  fail: 'danger',
  missing: 'danger',
  bug: 'danger',
};

function tagOf(line: string, { line: number, column, offset }: Point): Partial<MdxJsxFlowElement> {
  const [, sign = '', word = ''] = /^(!!!|\?\?\?\+?|===[!+]*)[ \t]+([\p{L}\p{N}_-]*)/u.exec(line) ?? [];
  const found = /(["'])(.*)\1/.exec(line);
  const titleText = found?.[2]?.replace(/\\"/g, '"');
  const at = (found?.index ?? 0) + 1;
  const point = (by: number) => ({ line: number, column: column + by, offset: offset + by });
  const place = { start: point(at), end: point(at + (found?.[2]?.length ?? 0)) };
  const named = titleText === undefined ? [] : [makeAttribute('title', titleText, place)];
  if (sign.startsWith('=')) {
    const data = { tabMark: sign.includes('!') ? ('first' as const) : ('next' as const) };
    return { name: 'Tab', attributes: named, data };
  }
  const titled = titleText === '' ? [] : named;
  if (sign.startsWith('?')) {
    const open = sign.endsWith('+') ? [makeAttribute('open', null)] : [];
    return { name: 'Accordion', attributes: [...(titled.length > 0 ? titled : [ownTitle(word)]), ...open] };
  }
  return { name: 'Callout', attributes: calloutAttributes(word, titled) };
}

/** What a callout is that stands for a kind of notes, which is its title where it has none and we know no such kind. */
export function calloutAttributes(word: string, titled: readonly MdxJsxAttribute[]): MdxJsxAttribute[] {
  const kind = word.toLowerCase();
  const title = titled.length === 0 && toneNamed(kind) === undefined ? [ownTitle(word)] : titled;
  return [makeAttribute('type', kinds[kind] ?? toneNamed(kind) ?? 'note'), ...title];
}

function ownTitle(word: string): MdxJsxAttribute {
  return makeAttribute('title', `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase().replaceAll('-', ' ')}`);
}
