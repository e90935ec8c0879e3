/** The pattern of a field: whether it is one, whether it can be run, and whether it takes what it has to. */
import type { Fault, Path } from './fault.ts';
import type { Field } from './schema.ts';

/** Faults of a field's pattern, and of its examples and its placeholder. */
export async function checkPattern(field: Field, at: Path): Promise<Fault[]> {
  const { key, pattern } = field;
  if (!pattern) return [];
  const path = [...at, 'pattern'];
  const regex = patternOf(field);
  if (!regex) return [{ code: 'pattern-invalid', path: [...path, 'regex'], details: { field: key } }];
  if (await explodes(pattern.regex, regex, pattern.examples)) {
    return [{ code: 'pattern-slow', path: [...path, 'regex'], details: { field: key } }];
  }
  const faults: Fault[] = pattern.examples
    .filter((example) => !regex.test(example))
    .map((example) => ({ code: 'example-mismatch', path: [...path, 'examples'], details: { example, field: key } }));
  if (/^(?:\^?)[([]*(?:\.|\[\\s\\S\]|\[\^\])[*+]\)*\$?$/.test(pattern.regex)) {
    faults.push({ code: 'pattern-loose', path: [...path, 'regex'], details: { field: key } });
  } else if (/^\^|(?<!\\)\$$/.test(pattern.regex)) {
    faults.push({ code: 'pattern-anchored', path: [...path, 'regex'], details: { field: key } });
  }
  return [...faults, ...checkPlaceholder(field, regex, at)];
}

function checkPlaceholder({ key, pattern, placeholder }: Field, regex: RegExp, at: Path): Fault[] {
  // `…` and `xxxx` stand for letters, and no pattern takes them. The beginning of a value says how values begin.
  const isValue = placeholder !== undefined && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(placeholder);
  const isBeginning = pattern?.examples.some((example) => example.startsWith(placeholder ?? ''));
  if (!isValue || isBeginning || /\.\.\.|x{3}|[<>*]/i.test(placeholder) || regex.test(placeholder)) return [];
  return [{ code: 'placeholder-mismatch', path: [...at, 'placeholder'], details: { field: key } }];
}

/** A field's pattern, anchored at both ends; `undefined` if it has none or it is no regular expression. */
export function patternOf({ pattern }: Pick<Field, 'pattern'>): RegExp | undefined {
  if (!pattern) return undefined;
  try {
    return new RegExp(`^(?:${pattern.regex})$`, 'u');
  } catch {
    return undefined;
  }
}

/** Whether a pattern can be run on a short text without a look at it: nothing in it repeats what repeats. */
export function isPlain({ pattern }: Pick<Field, 'pattern'>): boolean {
  return pattern === undefined || (!repeatsGroups(pattern.regex) && loopsIn(pattern.regex) <= 4);
}

function repeatsGroups(regex: string): boolean {
  return /\)(?:[*+]|\{\d*,)/.test(regex);
}

function loopsIn(regex: string): number {
  return regex.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
}

/** Two ways to divide one run of letters make four thousand of them slow; more make them a wait without an end. */
const mostWays = 1;

/** Whether a pattern that refuses a value may try for longer than anybody waits. */
async function explodes(source: string, regex: RegExp, examples: readonly string[]): Promise<boolean> {
  if (!repeatsGroups(source) && loopsIn(source) < 3) return false;
  const { analyse } = await import('scslre');
  const { reports } = analyse(regex, { maxReports: 4 });
  return (
    reports.some(({ exponential }) => exponential) || reports.length > mostWays || (await isSlow(source, examples))
  );
}

/** Letters that patterns are made of. */
const usual = 'a0A-_. ';

/** So many equal letters take an exponential pattern seconds, and any other no time. */
const runLength = 28;

/** Milliseconds after which a pattern is stopped. */
const patienceMs = 300;

/** Whether a pattern that the analysis takes for sound is slow all the same, as `(a|a)*` is: it is tried, with a clock. */
async function isSlow(source: string, examples: readonly string[]): Promise<boolean> {
  const { createContext, Script } = await import('node:vm');
  const [example = ''] = examples;
  const letters = [...new Set([...usual, ...(source.replace(/\\./g, '').match(/[\w-]/g) ?? [])])].slice(0, 24);
  const beginnings = Array.from({ length: Math.min(example.length, 12) + 1 }, (_, length) => example.slice(0, length));
  const texts = beginnings.flatMap((start) => letters.map((letter) => `${start}${letter.repeat(runLength)}\0`));
  const context = createContext({ source: `^(?:${source})$`, texts });
  const script = new Script("const regex = new RegExp(source, 'u'); for (const text of texts) regex.test(text)");
  // On a busy machine the clock runs and nothing is computed; a sound pattern is done at the first turn that it gets.
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      script.runInContext(context, { timeout: patienceMs });
      return false;
    } catch {
      // It was stopped.
    }
  }
  return true;
}
