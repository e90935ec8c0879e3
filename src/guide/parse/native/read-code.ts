/** Program code of a guide as a syntax tree, as remark-mdx hangs it on nodes. Nothing is run. */
import { type Options, Parser } from 'acorn';
import acornJsx from 'acorn-jsx';
import type { Expression, Program } from 'estree';
import { mapPoints } from '../../map-points.ts';
import { pointAt, shiftPoint } from '../../position.ts';
import { doubt } from './doubt.ts';

const parser = Parser.extend(acornJsx());

/** As remark-mdx sets it. */
const options: Options = { ecmaVersion: 2024, sourceType: 'module', locations: true, ranges: true };

const comments = /\/\*[\s\S]*?\*\/|\/\/[^\r\n]*(?:\r\n|\n|\r)/g;

/**
 * The program of what stands between braces, which begins at `offset` of the text.
 * @throws {SyntaxError} If it is no JavaScript, or no expression by itself.
 */
export function readExpression(code: string, offset: number, text: string): Program {
  const program: Program = { type: 'Program', sourceType: 'module', body: [], ...wholeOf(code) };
  if (code.replace(comments, '').trim() === '') return moved(program, offset, text);
  const parsed = parser.parseExpressionAt(code, 0, options);
  if (code.slice(parsed.end).replace(comments, '').trim() !== '') throw doubt('expression');
  const expression = parsed as unknown as Expression;
  program.body.push({ type: 'ExpressionStatement', expression, ...wholeOf(code) });
  return moved(program, offset, text);
}

/**
 * The program of statements that begin at `offset` of the text.
 * @throws {SyntaxError} If it is no JavaScript, or if a statement neither imports nor exports.
 */
export function readStatements(code: string, offset: number, text: string): Program {
  const program = parser.parse(code, options) as unknown as Program;
  if (!program.body.every(({ type }) => /^(?:Import|Export)/.test(type))) throw doubt('statement');
  return moved(program, offset, text);
}

/** The place of a piece of code in itself. */
function wholeOf(code: string): { start: number; end: number } & Pick<Program, 'loc' | 'range'> {
  const { line, column, offset } = pointAt(code, code.length);
  const loc = { start: { line: 1, column: 0 }, end: { line, column: column - 1 } };
  return { start: 0, end: offset, loc, range: [0, offset] };
}

function moved(program: Program, offset: number, text: string): Program {
  const origin = pointAt(text, offset);
  mapPoints(program, (point) => shiftPoint(point, origin));
  return program;
}
