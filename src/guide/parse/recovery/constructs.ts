/**
 * What the tokenizer looks for in a text that is no strict MDX: the constructs of MDX, which here give way where they would
 * end the page, and those of HTML. A sign that begins nothing stays text.
 */
import { codeIndented, htmlFlow, htmlText } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import remarkMdx from 'remark-mdx';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { GuideFormat } from '../format.ts';
import { type Budget, type CodeScan, createCodeScan } from './code-scan.ts';
import type { TagNames } from './tag-names.ts';

/** Whether a construct is tried at an offset. */
type Allows = (at: number) => boolean;

/** Over how many lines a construct may go. */
type Lines = 'one' | 'any';

/** The constructs for one text. */
export function createConstructs(text: string, format: GuideFormat, names: TagNames): Extension {
  const budget: Budget = { steps: 8 * text.length + 20_000, code: 8 * text.length + 20_000 };
  const scan = createCodeScan(text, budget);
  const { flow = {}, text: inText = {} } = mdxConstructs(scan);
  const jsx = (map: Extension['flow'], sign: number, allows: Allows) =>
    listOf(map?.[sign]).map((construct) => tolerate(construct, allows, budget));
  const html = (construct: Construct, allows: Allows, lines: Lines = 'any') =>
    tolerate({ ...construct, name: `${construct.name}OfGuide` }, allows, budget, lines);
  const isStatement: Allows = (at) => /^(?:import|export) /.test(text.slice(at, at + 7)) && scan.isStatement(at);
  const isMarkup: Allows = (at) => /[!?]/.test(text[at + 1] ?? '');
  const statements = { 101: jsx(flow, 101, isStatement), 105: jsx(flow, 105, isStatement) };
  if (format === 'mdx') {
    const isComment = createCommentTest(text);
    const braces = createBraceTest(text);
    const isHtml: Allows = (at) => text.startsWith('<!--', at) || (!isMarkup(at) && names.isTag(at));
    return {
      flow: {
        ...statements,
        60: [
          ...jsx(flow, 60, (at) => names.isTag(at) && scan.isTag(at)),
          html(htmlFlow, isComment),
          tagLine(html(htmlText, isHtml, 'one')),
        ],
        123: jsx(flow, 123, (at) => braces(at) && scan.isExpression(at)),
      },
      text: { 60: [...jsx(inText, 60, names.isTag), html(htmlText, isHtml)], 123: jsx(inText, 123, braces) },
      disable: { null: ['codeIndented', 'htmlFlow', 'htmlText'] },
    };
  }
  const isValue = createValueTest(text);
  const isJsx: Allows = (at) => names.isTag(at) && (names.isComponent(at) || names.hasBraces(at));
  const isTag: Allows = (at) => isMarkup(at) || names.isTag(at);
  const isElement: Allows = (at) => isMarkup(at) || (names.isTag(at) && !names.isComponent(at));
  const isComponent: Allows = (at) => names.isTag(at) && names.isComponent(at);
  return {
    flow: {
      ...statements,
      60: [
        ...jsx(flow, 60, (at) => isJsx(at) && scan.isTag(at)),
        html(htmlFlow, isElement),
        tagLine(html(htmlText, isComponent, 'one')),
      ],
      123: jsx(flow, 123, isValue),
    },
    text: { 60: [...jsx(inText, 60, isJsx), html(htmlText, isTag)], 123: jsx(inText, 123, isValue) },
    disable: { null: ['htmlFlow', 'htmlText', ...(names.isSetIn ? [codeIndented.name ?? ''] : [])] },
  };
}

function listOf(constructs: Construct | Construct[] | undefined): Construct[] {
  return constructs === undefined ? [] : Array.isArray(constructs) ? constructs : [constructs];
}

/** The constructs of MDX, which read code only as long as the budget lasts. */
function mdxConstructs({ acorn }: CodeScan): Extension {
  const processor = unified()
    .use(remarkMdx, { acorn: acorn as never })
    .freeze();
  return processor.data('micromarkExtensions')?.[0] ?? {};
}

/** The construct, but where it would end the whole page with a message, there is just nothing of it. */
function tolerate(construct: Construct, allows: Allows, budget: Budget, lines: Lines = 'any'): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = this.now().offset;
      const isSpent = () => budget.steps < 0 || budget.code < 0;
      if (isSpent() || !allows(start)) return nok;
      let isOver = false;
      const giveUp: State = (code) => {
        isOver = true;
        budget.steps -= this.now().offset - start;
        return nok(code);
      };
      const succeed: State = (code) => {
        isOver = true;
        return ok(code);
      };
      const guard =
        (state: State): State =>
        (code) => {
          if (lines === 'one' && isLineEnding(code)) return giveUp(code);
          try {
            const next = state(code);
            if (isOver || next === undefined) return next;
            return isSpent() ? giveUp : guard(next);
          } catch (cause) {
            if (isOver || !(cause instanceof VFileMessage)) throw cause;
            return giveUp(code);
          }
        };
      return guard(construct.tokenize.call(this, effects, succeed, giveUp));
    },
  };
}

/** Tags alone on their line, as blocks: what follows them is Markdown again, as with the tags of MDX. */
function tagLine(tag: Construct): Construct {
  return {
    name: 'tagLine',
    concrete: true,
    tokenize(effects, ok, nok) {
      const next: State = effects.attempt(tag, (code) => after(code), nok);
      const after: State = (code) => {
        if (code === null || isLineEnding(code)) return ok(code);
        if (code === 60) return next(code);
        if (code !== 32 && code !== -1 && code !== -2) return nok(code);
        effects.enter('whitespace');
        effects.consume(code);
        effects.exit('whitespace');
        return after;
      };
      return next;
    },
  };
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

/** Whether a comment of HTML ends, and nothing follows on its last line. */
function createCommentTest(text: string): Allows {
  const nextEnd = createSearch(text, '-->');
  return (at) => {
    if (!text.startsWith('<!--', at)) return false;
    const end = nextEnd(at + 4);
    return end !== -1 && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end + 3, end + 200));
  };
}

/** Whether anything could close the braces that open here, and they are not those of a template: `{{ name }}`. */
function createBraceTest(text: string): Allows {
  const last = text.lastIndexOf('}');
  const template = /\{\{[^{}\n]*\}\}/y;
  const isTemplate = (at: number) => {
    template.lastIndex = at;
    return at >= 0 && template.test(text);
  };
  return (at) => at < last && !isTemplate(at) && !isTemplate(at - 1);
}

/** In Markdown braces are text, but for the values that a guide has by name, and comments. */
function createValueTest(text: string): Allows {
  const nextEnd = createSearch(text, '*/');
  const value = /\{\s*(?:brand|frontmatter)(?:\.[\w$]+)+\s*\}/y;
  return (at) => {
    value.lastIndex = at;
    if (value.test(text)) return true;
    if (!text.startsWith('{/*', at)) return false;
    const end = nextEnd(at + 3);
    return end !== -1 && /^\s*\}/.test(text.slice(end + 2, end + 200));
  };
}

/** Where a piece of text stands next: each question takes the same time, however many there are. */
function createSearch(text: string, piece: string): (from: number) => number {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) places.push(at);
  return (from) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return places[low] ?? -1;
  };
}
