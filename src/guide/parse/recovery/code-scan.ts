/**
 * Looks ahead in a text: whether tags, braces and statements that begin at a place can be read to their end. A tokenizer
 * that finds out only there has passed over the lists and quotations in between.
 */
import { Parser } from 'acorn';
import acornJsx from 'acorn-jsx';

/** What may still be done in vain. Hostile texts use it up, and then every sign that is left is text. */
export interface Budget {
  /** Steps of the tokenizer. */
  steps: number;
  /** Characters of program code. */
  code: number;
}

export interface CodeScan {
  /** A reader of program code, as the constructs of MDX want it. */
  acorn: { parse: typeof parser.parse; parseExpressionAt: typeof parser.parseExpressionAt };
  isTag(at: number): boolean;
  isExpression(at: number): boolean;
  isStatement(at: number): boolean;
}

const parser = Parser.extend(acornJsx());
const options = { ecmaVersion: 2024, sourceType: 'module' } as const;

/** Blanks and comments of program code. */
const blanks = /(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*\n)*/y;
const tagStart = /<\/?(?:[\p{L}_$][\p{L}\p{N}_$.:-]*)?/uy;
const attribute = /\s+[\p{L}_$][\p{L}\p{N}_$.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|(?=\{)))?/uy;
const braces = /\s*(?=\{)/y;
const tagEnd = /\s*\/?\s*>/y;

export function createCodeScan(text: string, budget: Budget): CodeScan {
  const spend = (characters: number) => {
    budget.code -= Math.max(0, characters);
    if (budget.code < 0) throw Object.assign(new SyntaxError('too much code'), codeStart);
  };
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };

  /** The end of braces with an expression; -1 if there is none. */
  function endOfBraces(at: number): number {
    const start = match(blanks, at + 1);
    if (text[start] === '}') return start + 1;
    const spread = text.startsWith('...', start) ? start + 3 : start;
    try {
      spend(0);
      const { end } = parser.parseExpressionAt(text, spread, options);
      spend(end - at);
      const close = match(blanks, end);
      return text[close] === '}' ? close + 1 : -1;
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      budget.code -= Math.max(0, ((cause as { raisedAt?: number }).raisedAt ?? at) - at);
      return -1;
    }
  }

  function isTag(start: number): boolean {
    let at = match(tagStart, start);
    while (at !== -1) {
      if (match(tagEnd, at) !== -1) return true;
      const next = match(attribute, at);
      const open = text[next] === '{' ? next : next === -1 ? match(braces, at) : -1;
      at = open === -1 ? next : endOfBraces(open);
    }
    return false;
  }

  /** Statements go on to a blank line, and further where more could complete them. */
  function isStatement(at: number): boolean {
    for (let from = at; ; ) {
      const blank = text.slice(from).search(/\r?\n[ \t]*(?:\r?\n|$)/);
      const end = blank === -1 ? text.length : from + blank;
      try {
        spend(end - at);
        parser.parse(text.slice(at, end), { ...options, allowReserved: true });
        return true;
      } catch (cause) {
        if (!(cause instanceof SyntaxError)) throw cause;
        const { raisedAt = 0, message } = cause as SyntaxError & { raisedAt?: number };
        const isOpen = raisedAt >= end - at || message.startsWith('Unterminated');
        if (!isOpen || end >= text.length || budget.code < 0) return false;
        from = end + 1;
      }
    }
  }

  return {
    acorn: {
      parse: (code, given) => {
        spend(code.length);
        return parser.parse(code, given);
      },
      parseExpressionAt: (code, at, given) => {
        spend(code.length);
        return parser.parseExpressionAt(code, at, given);
      },
    },
    isTag,
    isExpression: (at) => endOfBraces(at) !== -1,
    isStatement,
  };
}

/** Where an error of acorn's stands: far from the end, so that nobody reads on in hope. */
const codeStart = { pos: 0, raisedAt: 0, loc: { line: 1, column: 0 } };
