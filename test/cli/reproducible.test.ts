import { createHash } from 'node:crypto';
import { cp, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/loader/list-files.ts';
import { projectRoot, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

async function digestsOf(folder: string): Promise<Record<string, string>> {
  const digests = (await listFiles(folder)).map(async (path): Promise<[string, string]> => {
    const bytes = await readFile(join(folder, path));
    return [path, createHash('sha256').update(bytes).digest('hex')];
  });
  return Object.fromEntries(await Promise.all(digests));
}

/** Builds a copy of the project's content, as if it were another machine's. */
async function buildCopy(world: Record<string, string>, touched: Date): Promise<Record<string, string>> {
  await using source = await temporaryFolder();
  await using out = await temporaryFolder();
  await cp(join(projectRoot, 'content'), source.path, { recursive: true });
  await source.write(pictured);
  for (const path of await listFiles(source.path)) await utimes(join(source.path, path), touched, touched);
  const args = ['build', '--brand', 'acme', '--explain', '--content', source.path, '--out', out.path];
  expect(await runKeyway(args, world)).toMatchObject({ code: 0 });
  return await digestsOf(out.path);
}

/** What the project's content does not have: a picture to be sized, and a file that ships as it is. */
const pictured = {
  'guides/pictured.mdx': '---\ntitle: Pictured\n---\n\n![A screen](/x.png) and [a list](/list.csv).\n',
  'x.png': content['connectors/known/x.png'] ?? '',
  'list.csv': 'a,b\n',
};

test('the same content gives the same bytes from another folder, in another place, on another day', async () => {
  const here = await buildCopy({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, new Date('2020-01-01'));
  const elsewhere = await buildCopy(
    { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    new Date(),
  );
  expect(Object.keys(here)).toEqual(
    expect.arrayContaining([
      'acme/index.html',
      'acme/files/list.csv',
      expect.stringMatching(/^acme\/assets\/x\.[\w-]+\.webp$/),
      'acme/search/top.json',
      'acme/social/index.png',
      'acme-report/explain.html',
    ]),
  );
  expect(elsewhere).toEqual(here);
}, 240_000);

test('a byte or a name that differs would be seen', async () => {
  const digests: Record<string, string>[] = [];
  for (const files of [{ a: 'x' }, { a: 'y' }, { b: 'x' }]) {
    await using folder = await temporaryFolder(files);
    digests.push(await digestsOf(folder.path));
  }
  expect(digests[1]).not.toEqual(digests[0]);
  expect(digests[2]).not.toEqual(digests[0]);
});
