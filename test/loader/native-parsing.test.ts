import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../src/loader/digest.ts';
import { parseAll } from '../../src/loader/native-parsing.ts';
import { parseFiles } from '../../src/loader/parse-threads.ts';
import type { ParseItem, ParseOutcome } from '../../src/loader/parse-worker.ts';
import { writeKeywayContent } from '../bench/content.ts';

const folder = mkdtempSync(join(tmpdir(), 'native-parsing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const guides = 120;
let items: ParseItem[];
let byRemark: Map<string, string>;

beforeAll(async () => {
  writeKeywayContent(folder, { guides, edition: 'a' });
  items = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .map(pageOf);
  byRemark = await collect((done) => parseFiles(items, done, { parser: 'remark' }));
  expect(byRemark.size).toBeGreaterThanOrEqual(guides);
}, 120_000);

function pageOf(file: string): ParseItem {
  const place = join(folder, file);
  const bytes = readFileSync(place);
  const digest = createHash('sha256').update(bytes).digest('base64url');
  return { kind: 'page', file, path: file.replace(/\.mdx$/, ''), place, digest, size: bytes.length, snippets: [] };
}

async function collect(parse: (done: (item: ParseItem, parsed: ParseOutcome) => void) => Promise<void>) {
  const texts = new Map<string, string>();
  await parse(({ file }, parsed) => {
    if (parsed === 'changed') throw new Error(`${file} changed.`);
    const { value, facts } = parsed;
    if (texts.has(file)) throw new Error(`${file} came twice.`);
    const guide: unknown = JSON.parse(Buffer.from(value).toString('utf8'));
    texts.set(file, digestOf(JSON.stringify(sorted({ guide, facts }))));
  });
  return texts;
}

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

test('what is parsed natively is the same', async () => {
  expect(await collect((done) => parseAll(items, done))).toEqual(byRemark);
});

test.for([1, 60])('a process that dies at file %i takes no file with it', async (at) => {
  let count = 0;
  let killed = 0;
  const found = await collect((done) =>
    parseAll(items, (item, parsed) => {
      done(item, parsed);
      if (++count === at) killed = killChildren();
    }),
  );
  expect(killed).toBe(1);
  expect(found).toEqual(byRemark);
});

test('files that native code takes too long for take no other with them', { timeout: 120_000 }, async () => {
  const shapes = { braces: '{a} '.repeat(40_000), nested: `${'<b>'.repeat(900)}x${'</b>'.repeat(900)}` };
  const hostile = Object.entries(shapes).map(([name, text]): ParseItem => {
    writeFileSync(join(folder, `${name}.mdx`), `---\ntitle: Hostile\n---\n\n${text}\n`);
    return pageOf(`${name}.mdx`);
  });
  const found = await collect((done) => parseAll([...hostile, ...items], done));
  expect([...found.keys()].sort()).toEqual([...byRemark.keys(), ...hostile.map(({ file }) => file)].sort());
  for (const [file, digest] of byRemark) expect(found.get(file)).toBe(digest);
});

test('what goes wrong where the files are taken is thrown, and ends the process', async () => {
  const full = new Error('The disk is full.');
  const parsing = parseAll(items, () => {
    throw full;
  });
  await expect(parsing).rejects.toBe(full);
  await expect.poll(children).toEqual([]);
});

/** Answers how many processes it ended. */
function killChildren(): number {
  const running = children();
  for (const pid of running) process.kill(pid, 'SIGKILL');
  return running.length;
}

/** The native parsers that this process has started and that have not ended. */
function children(): number[] {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = list.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line));
  return rows
    .filter((row) => row?.[2] === String(process.pid) && row[3]?.includes('native-parser'))
    .map((row) => Number(row?.[1]));
}
