/**
 * Parses texts with remark and natively, and tells where the two trees differ. A process of its own, as native code may
 * end it: `keyway run test/guide/compare-parsers.ts examples | mutations SEED COUNT FOLDER… | files FOLDER…`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNatively } from '../../src/guide/native.ts';
import { nestsTooDeep, parseSyntax } from '../../src/guide/parse/syntax.ts';
import { seededRandom } from '../bench/random.ts';
import { canonicalTree } from './canonical-tree.ts';
import { examples } from './conformance.ts';

export interface Comparison {
  /** Texts that both read alike. */
  same: number;
  /** Left to remark. */
  left: number;
  /** Refused by both. */
  refused: number;
  different: { name: string; text: string; why: string }[];
}

interface Sample {
  name: string;
  text: string;
}

function samplesOf(kind: string | undefined, rest: readonly string[]): Sample[] {
  if (kind === 'examples')
    return examples.map(({ suite, number, markdown }) => ({ name: `${suite} ${number}`, text: markdown }));
  if (kind === 'files') return rest.flatMap(pagesIn);
  const [seed, count, ...folders] = rest;
  return mutations(folders.flatMap(pagesIn), Number(seed), Number(count));
}

/** All pages in a folder, with their frontmatter made blank, as the parser gets them. */
function pagesIn(folder: string): Sample[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const written = readFileSync(join(folder, file), 'utf8');
      const head = /^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(written)?.[0] ?? '';
      return { name: file, text: head.replace(/[^\r\n]/g, ' ') + written.slice(head.length) };
    });
}

/** What writers type, and what they forget to: put into passages of pages, in the place of something, or both. */
const signs = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<Step title="a">',
  '</Step>',
  '<br/>',
  '<br>',
  '{a}',
  '{"x"}',
  '{',
  '}',
  '<',
  '>',
  '{/* c */}',
  '**',
  '*',
  '_',
  '`',
  '``',
  '```\n',
  '\n',
  '\n\n',
  '  ',
  '    ',
  '\t',
  '> ',
  '- ',
  '1. ',
  '# ',
  '---\n',
  '===\n',
  '[a](b)',
  '[a]: b\n',
  '[a]',
  '![i](j "t")',
  'https://a.example/b',
  'www.a.example',
  'a@b.example',
  '~~',
  '|',
  '| a | b |\n| - | - |\n| 1 | 2 |\n',
  '\\',
  '&amp;',
  '&#65;',
  'é',
  '😀',
  'import a from "b"\n',
  'export const a = 1\n',
  '[^1]',
  '[^1]: n\n',
  '- [ ] ',
  '\r\n',
  '<div\n  a="1"\n  b={2}>\n',
  '</div>\n',
  '  <p>x</p>\n',
  '<td>x</td>\n',
  '"',
  '(',
  ')',
  '!',
  ':::note\n',
  ':::\n',
  '<a href="x">',
  '</a>',
  '<Tabs>\n',
  '</Tabs>\n',
  '\n  ',
  '\n    ',
];

function mutations(pages: readonly Sample[], seed: number, count: number): Sample[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const { name, text: whole } = random.pick(pages);
    const middle = random.between(0, whole.length);
    let text = whole.slice(Math.max(0, whole.lastIndexOf('\n\n', middle)), middle + 600);
    for (let change = random.between(1, 3); change > 0; change--) {
      const at = random.between(0, text.length);
      const gone = random.chance(0.5) ? 0 : random.between(1, 4);
      text = text.slice(0, at) + (random.chance(0.7) ? random.pick(signs) : '') + text.slice(at + gone);
    }
    return { name: `${name} (seed ${seed})`, text };
  });
}

function compareAll(samples: readonly Sample[]): Comparison {
  const result: Comparison = { same: 0, left: 0, refused: 0, different: [] };
  for (const { name, text } of samples) {
    // No parser gets these.
    if (nestsTooDeep(text)) continue;
    const reference = parseSyntax(text);
    const native = parseNatively(text);
    if (!native) result[reference.ok ? 'left' : 'refused']++;
    else if (!reference.ok) result.different.push({ name, text, why: `remark refuses it: ${reference.reason}` });
    else {
      const [expected, found] = [canonicalTree(reference.root), canonicalTree(native)];
      if (expected === found) result.same++;
      else result.different.push({ name, text, why: firstDifference(expected, found) });
    }
  }
  return result;
}

function firstDifference(expected: string, found: string): string {
  let at = 0;
  while (expected[at] === found[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 100), at + 60);
  return `${around(expected)} ≠ ${around(found)}`;
}

const [kind, ...rest] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(compareAll(samplesOf(kind, rest)))}\n`);
