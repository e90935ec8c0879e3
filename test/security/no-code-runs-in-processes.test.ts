import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { content } from '../cli/content.ts';
import { runKeyway } from '../cli/run-keyway.ts';
import { type Canaries, hatchCanaries } from '../guide/canaries.ts';
import { codePages } from '../guide/code-forms.ts';
import { goodPage, temporaryFolder } from '../loader/project.ts';
import { startSite } from '../site/start-site.ts';

/** Canaries with a folder of their own, heard in every process that has the environment. */
async function hatchForProcesses() {
  const folder = await temporaryFolder();
  const canaries = await hatchCanaries(folder.path);
  afterAll(async () => {
    await canaries[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });
  return { ...canaries, folder: folder.path, environment: { NODE_OPTIONS: `--import ${canaries.watchUrl}` } };
}

const [inBuild, inDev, control] = [await hatchForProcesses(), await hatchForProcesses(), await hatchForProcesses()];

/** A content folder with one page for each form, and beside them the modules that some of them import. */
async function folderOf(song: string) {
  const pages = codePages(song);
  const brand = { ...content, 'connectors/known/guides/link-account/own-token-2.mdx': '---\ntitle: T\n---\n\nText.\n' };
  const folder = await temporaryFolder({
    ...Object.fromEntries(Object.entries(brand).map(([path, file]) => [path.replace('vendor/', 'stackone/'), file])),
    ...Object.fromEntries(pages.map((page, index) => [`guides/form-${index}.mdx`, page])),
    ...Object.fromEntries(['mjs', 'jsx', 'json'].map((kind) => [`guides/song.${kind}`, `${song};\n`])),
  });
  afterAll(() => folder[Symbol.asyncDispose]());
  return { path: folder.path, count: pages.length };
}

/** Whether a page shows its writer, in place of code, that it is not shown. */
const isMarked = (html: string) => html.includes('Not shown: ');

test('a build of all forms of code makes every page and runs none of them', { timeout: 120_000 }, async () => {
  const { path, count } = await folderOf(inBuild.song);
  await using out = await temporaryFolder();
  const { code, stderr } = await runKeyway(
    ['build', '--keep-going', '--brand', 'stackone', '--content', path, '--out', out.path],
    inBuild.environment,
  );
  expect(code, stderr).toBe(0);
  const pages = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      readFile(join(out.path, `stackone/guides/form-${index}/index.html`), 'utf8'),
    ),
  );
  const check = await runKeyway(['check', '--format', 'json', '--content', path]);
  const issues = z.array(z.object({ code: z.string(), file: z.string() })).parse(JSON.parse(check.stdout));
  const refused = issues.filter(
    ({ code, file }) => /-refused$|^mdx-syntax$|unaddressed$/.test(code) && file.includes('form-'),
  );
  await expectNoSong('build', pages, new Set(refused.map(({ file }) => file)).size, inBuild);
});

test('a server for writers shows all forms of code and runs none of them', { timeout: 240_000 }, async () => {
  const { path, count } = await folderOf(inDev.song);
  const site = await startSite({
    command: 'dev',
    env: { ...inDev.environment, KEYWAY_CONTENT: path, KEYWAY_OUT: join(inDev.folder, 'dist') },
  });
  const pages: string[] = [];
  for (let index = 0; index < count; index++) {
    const answer = await fetch(`${site.url}/guides/form-${index}/`, { headers: { accept: 'text/html' } });
    expect(answer.status, `form-${index}`).toBe(200);
    pages.push(await answer.text());
  }
  await expectNoSong('dev', pages, pages.filter(isMarked).length, inDev);
});

/** `marked` is on how many pages a writer is told that code was refused. */
async function expectNoSong(
  command: string,
  pages: readonly string[],
  marked: number,
  { isWatched, sang }: Canaries,
): Promise<void> {
  expect(isWatched()).toBe(true);
  const sung = await sang();
  process.stdout.write(`${command}: ${pages.length} rendered, code refused on ${marked}, ${sung.length} executed\n`);
  expect(sung).toEqual([]);
  expect(marked).toBeGreaterThan(pages.length * 0.8);
}

test('the canaries are heard when such a process does run their code', async () => {
  const songs = join(control.folder, 'songs.mjs');
  writeFileSync(songs, `${control.song};\n`);
  await using folder = await temporaryFolder({ ...content, 'guides/good.mdx': goodPage });
  // `help` would end before the connection is opened.
  const { code, stderr } = await runKeyway(['check', '--content', folder.path], {
    NODE_OPTIONS: `${control.environment.NODE_OPTIONS} --import ${pathToFileURL(songs).href}`,
  });
  expect(code, stderr).toBe(0);
  expect(await control.sang()).toEqual(['global', 'file', 'child', 'connection']);
});
