import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { outlineOf } from '../../src/guide/index.ts';
import { readContent } from '../../src/loader/index.ts';
import { renderHtml } from '../../src/render/index.ts';
import { goodPage, projectRoot, temporaryFolder } from '../loader/project.ts';
import { sharedThread } from '../loader/shared-thread.ts';
import { hostileShapes } from './hostile-shapes.ts';

const thread = sharedThread();

/** Seconds that one file may take: the clock of the parser's threads, and the time to tell of it. */
const secondsPerFile = 2.5;

/** `SHAPES=all` takes every size, in some minutes: from 64 KB on the clock has to stop many of them. */
const sizes = process.env['SHAPES'] === 'all' ? [1024, 16_384, 65_536, 250_000, 1_048_576] : [1024, 16_384, 1_048_576];

describe(`${hostileShapes.size} hostile shapes`, { timeout: 300_000 }, () => {
  test.each(sizes)(
    'of %d bytes end in time with a page or one error each, and the good page beside them is whole',
    async (bytes) => {
      const names = [...hostileShapes.keys()];
      const files = Object.fromEntries(
        [...hostileShapes.values()].map((shape, index) => [`hostile-${index}.mdx`, shape(bytes)]),
      );
      await using folder = await temporaryFolder({ ...files, 'good.mdx': goodPage });
      const startedAt = performance.now();
      const { pages, issues } = await readContent(projectRoot, folder.path, { thread });
      const seconds = (performance.now() - startedAt) / 1000;
      expect(seconds).toBeLessThan(5 + (names.length * secondsPerFile) / Math.min(availableParallelism(), 2));
      expect(pages).toHaveLength(names.length + 1);

      const codes = new Map<string, string[]>();
      for (const [index, name] of names.entries()) {
        const errors = issues.filter(({ file, severity }) => file === `hostile-${index}.mdx` && severity === 'error');
        codes.set(
          name,
          errors.map(({ code }) => code),
        );
        expect(
          errors.every(({ line, what }) => line > 0 && what !== ''),
          name,
        ).toBe(true);
      }
      for (const page of pages) {
        const before = process.threadCpuUsage();
        const { guide } = applyBrand(page, neutralBrand);
        const { html } = renderHtml(guide, outlineOf(guide.children));
        const name = names[Number(/\d+/.exec(page.file)?.[0])] ?? page.file;
        expect(process.threadCpuUsage(before).user / 1e6, name).toBeLessThan(secondsPerFile);
        if (page.file === 'good.mdx') expect(html).toBe('<p>Good.</p>');
      }
      const refused = [...codes.values()].filter((found) => found.length > 0).length;
      const slow = [...codes].filter(([, found]) => found.includes('file-too-slow')).map(([name]) => name);
      const stopped = slow.length > 0 ? `; stopped: ${slow.join(', ')}` : '';
      process.stdout.write(
        `${bytes} bytes: ${names.length - refused} rendered, ${refused} refused in ${seconds.toFixed(1)} s${stopped}
`,
      );
    },
  );

  test('of 100 MB end as one error each, and the good page beside them is whole', async () => {
    const names = ['links never closed', 'open braces', 'an export and empty lines', 'brackets in frontmatter'];
    await using folder = await temporaryFolder({ 'good.mdx': goodPage });
    for (const [index, name] of names.entries()) {
      await folder.write({ [`hostile-${index}.mdx`]: hostileShapes.get(name)?.(104_857_600) ?? '' });
    }
    const startedAt = performance.now();
    const { pages, issues } = await readContent(projectRoot, folder.path, { thread });
    const seconds = (performance.now() - startedAt) / 1000;
    expect(seconds).toBeLessThan(names.length * secondsPerFile);
    expect(issues.filter(({ severity }) => severity === 'error').map(({ file, code }) => `${file} ${code}`)).toEqual(
      names.map((_, index) => `hostile-${index}.mdx file-too-large`),
    );
    expect(pages.find(({ file }) => file === 'good.mdx')?.children).toHaveLength(1);
    process.stdout.write(`104857600 bytes: 0 rendered, ${names.length} refused in ${seconds.toFixed(1)} s\n`);
  });

  test('take a parser that no clock stops longer than that', async () => {
    const text = hostileShapes.get('an export and empty lines')?.(65_536);
    const worker = new Worker(bareParser, { eval: true, workerData: { text, modules: import.meta.url } });
    const ended = await Promise.race([
      once(worker, 'message').then(() => 'parsed'),
      once(worker, 'error').then(([error]) => String(error)),
      new Promise((settle) => setTimeout(() => settle('still parsing'), secondsPerFile * 1000)),
    ]);
    await worker.terminate();
    expect(ended).toBe('still parsing');
  });
});

/** MDX parsed as its packages do it by themselves. */
const bareParser = `
  const { parentPort, workerData } = require('node:worker_threads');
  const load = (name) => import(require('node:module').createRequire(workerData.modules).resolve(name));
  Promise.all(['unified', 'remark-parse', 'remark-mdx'].map(load)).then(([{ unified }, parse, mdx]) => {
    unified().use(parse.default).use(mdx.default).parse(workerData.text);
    parentPort.postMessage('parsed');
  });
`;
