import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { editGuide, guideFile, writeKeywayContent, writePeerContent } from './content.ts';
import { dialects } from './dialect.ts';
import { keywayProgram, layProject } from './keyway-project.ts';
import { pathOf, planGuide } from './plan-guide.ts';
import { writeGuide } from './write-guide.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-bench-content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function filesOf(folder: string): Record<string, string> {
  const files = globSync('**/*.*', { cwd: folder }).toSorted();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

test('the same wish gives the same files, another edition gives other bytes in each guide and connector', () => {
  const [one, two, other] = [makeFolder(), makeFolder(), makeFolder()] as const;
  writeKeywayContent(one, { guides: 12, edition: 'a' });
  writeKeywayContent(two, { guides: 12, edition: 'a' });
  writeKeywayContent(other, { guides: 12, edition: 'b' });
  expect(filesOf(two)).toEqual(filesOf(one));
  const [before, after] = [filesOf(one), filesOf(other)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const generated = Object.keys(before).filter((file) => file.startsWith('connectors/'));
  expect(generated).toHaveLength(24);
  expect(generated.filter((file) => before[file] === after[file])).toEqual([]);
});

test('guides differ in what they are made of', () => {
  const texts = Array.from({ length: 60 }, (_, number) => writeGuide(planGuide(number, 60), dialects.keyway, 'a'));
  const share = (mark: RegExp) => texts.filter((text) => mark.test(text)).length / texts.length;
  const marks = [/<Tabs>/, /```/, /\| --- \|/, /<Accordion/, /<Panel>/, /another guide/, /<ul>/, /^ *- /m];
  for (const mark of marks) {
    expect(share(mark), String(mark)).toBeGreaterThan(0.05);
    expect(share(mark), String(mark)).toBeLessThan(0.95);
  }
  const steps = texts.map((text) => text.match(/<Step /g)?.length ?? 0);
  expect(new Set(steps).size).toBeGreaterThan(5);
  expect(new Set(texts.map((text) => text.length)).size).toBeGreaterThan(50);
});

test('a link to another guide leads to one', () => {
  const paths = new Set(Array.from({ length: 60 }, (_, number) => pathOf(planGuide(number, 60))));
  const texts = Array.from({ length: 60 }, (_, number) => writeGuide(planGuide(number, 60), dialects.keyway, 'a'));
  const links = texts.flatMap((text) => [...text.matchAll(/(\/connectors\/[^")\s]+)/g)].map(([link]) => link));
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !paths.has(link))).toEqual([]);
});

test.each([2, 5] as const)(
  'Keyway finds nothing wrong in the content with %i brands, but what is made wrong',
  (brands) => {
    const project = layProject(makeFolder(), { guides: 15, edition: 'a' }, brands);
    expect(globSync('brands/*', { cwd: project.content })).toHaveLength(brands);
    const check = () => {
      const { command, args, cwd, env } = keywayProgram(project, ['check', '--format', 'json']);
      return JSON.parse(spawnSync(command, args, { cwd, env, encoding: 'utf8' }).stdout) as { file: string }[];
    };
    expect(check()).toEqual([]);
    const file = join(project.content, guideFile(planGuide(3, 15), 'mdx'));
    writeFileSync(file, readFileSync(file, 'utf8').replace('<h2>', '<h2>{nobody.knows}'));
    expect(check().map((issue) => issue.file)).toContainEqual(
      expect.stringContaining(guideFile(planGuide(3, 15), 'mdx')),
    );
  },
);

test('an edit changes one file, and again when made in another round', () => {
  const folder = makeFolder();
  writeKeywayContent(folder, { guides: 6, edition: 'a' });
  const before = filesOf(folder);
  for (const round of [1, 2, 'last']) {
    const { words } = editGuide(folder, planGuide(3, 6), round);
    const after = filesOf(folder);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed).toHaveLength(1);
    expect(after[changed[0] ?? '']).toContain(words);
    expect(after[changed[0] ?? '']?.match(/Changed in round/g)).toHaveLength(1);
  }
  expect(() => editGuide(folder, planGuide(3, 6), 'last')).toThrow('was not changed');
});

test.each(['astro-mdx', 'starlight', 'hugo'] as const)(
  'the guides of %s say the same, with nothing left to put in',
  (name) => {
    const folder = makeFolder();
    writePeerContent(folder, { guides: 20, edition: 'a' }, dialects[name]);
    const texts = Object.entries(filesOf(folder)).filter(([file]) => file.startsWith('connectors/'));
    expect(texts).toHaveLength(20);
    expect(texts.filter(([, text]) => /\{brand\./.test(text))).toEqual([]);
    for (const [number, step] of planGuide(7, 20)
      .sections.flatMap(({ steps }) => steps)
      .entries()) {
      const file = texts.find(([path]) => path.includes(planGuide(7, 20).slug));
      expect({ number, has: file?.[1].includes(step.title) }).toEqual({ number, has: true });
    }
  },
);
