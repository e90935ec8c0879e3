import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { showProgress } from '../../src/cli/show-progress.ts';
import { temporaryFolder } from '../loader/project.ts';
import { content, partnerFile } from './content.ts';
import { runKeyway } from './run-keyway.ts';

const zenithFile = partnerFile.replaceAll('Acme', 'Zenith').replaceAll('acme', 'zenith');

/** What `NODE_DEBUG=content` told: files read and files parsed, for each reading. */
function readings(stderr: string): { read: number; parsed: number }[] {
  return [...stderr.matchAll(/read (\d+) files, parsed (\d+)/g)].map(([, read, parsed]) => ({
    read: Number(read),
    parsed: Number(parsed),
  }));
}

describe('a build of all brands', () => {
  test('reads the content once, parses each page once, and says how far it is', async () => {
    await using source = await temporaryFolder({
      ...content,
      'brands/zenith/brand.yaml': zenithFile,
      'brands/zenith/content/guides/first.mdx': '---\ntitle: First of Zenith\n---\n\nText.\n',
    });
    await using out = await temporaryFolder();
    const args = ['build', '--all-brands', '--content', source.path, '--out', out.path];
    const first = await runKeyway(args, { NODE_DEBUG: 'content' });
    expect(first.code).toBe(0);
    // Four pages and a connector, and one of the pages in the words of a brand.
    expect(readings(first.stderr)).toEqual([{ read: 6, parsed: 6 }]);
    expect(first.stdout.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringMatching(/^Built 4 pages for Acme in .*acme \(1\/3, \d+\.\d s\)$/),
      expect.stringMatching(/^Built 4 pages for Vendor in .*vendor \(2\/3, \d+\.\d s\)$/),
      expect.stringMatching(/^Built 4 pages for Zenith in .*zenith \(3\/3, \d+\.\d s\)$/),
    ]);
    const check = await runKeyway(['check', '--content', source.path], { NODE_DEBUG: 'content' });
    expect(readings(check.stderr).map(({ parsed }) => parsed)).toEqual([0]);
  }, 300_000);

  test('that fails for one brand gives the others, and names the one at its end', async () => {
    await using source = await temporaryFolder({
      ...content,
      'guides/leak.mdx': '---\ntitle: Leak\n---\n\n```\nvendor.example\n```\n',
      'brands/zenith/brand.yaml': zenithFile,
      'brands/zenith/content/guides/leak.mdx': '---\ntitle: No leak\n---\n\nText.\n',
      'brands/oddity/brand.yaml': zenithFile.replaceAll('Zenith', 'Oddity').replaceAll('zenith', 'oddity'),
      'brands/oddity/content/guides/first.mdx': '---\ntitle: First\n---\n\n{brand.x}\n',
    });
    await using out = await temporaryFolder();
    const args = ['build', '--all-brands', '--content', source.path, '--out', out.path];
    const { code, stdout, stderr } = await runKeyway(args);
    expect(code).toBe(1);
    expect(stdout).toContain('Built 5 pages for Vendor');
    expect(stdout).toContain('Built 5 pages for Zenith');
    expect(stderr).toContain('2 of 4 brands were built. Not built: oddity (content-faulty), acme (traces-found)\n');
    expect(['acme', 'oddity', 'vendor', 'zenith'].filter((brand) => existsSync(join(out.path, brand)))).toEqual([
      'vendor',
      'zenith',
    ]);
  }, 300_000);
});

test('two builds at once do not disturb each other', async () => {
  await using source = await temporaryFolder(content);
  await using other = await temporaryFolder({ 'index.mdx': '---\ntitle: Another\n---\n\n![A](/y.png)\n' });
  await other.write({ 'y.png': content['connectors/known/x.png'] ?? '' });
  await using out = await temporaryFolder();
  const builds = [source.path, other.path].map((path, index) =>
    runKeyway(['build', '--content', path, '--out', join(out.path, String(index))]),
  );
  for (const ended of await Promise.all(builds)) expect(ended).toMatchObject({ code: 0, stderr: '' });
}, 300_000);

describe('progress', () => {
  const shown = (isTTY: boolean, total: number) => {
    let text = '';
    const write = (part: string | Uint8Array) => {
      text += String(part);
      return true;
    };
    const progress = showProgress({ isTTY, write }, total);
    progress.show(1, 'acme');
    return text;
  };

  test('is a bar on a terminal', () => {
    expect(shown(true, 4)).toMatch(/█{6}░{18} 1\/4 acme$/);
  });

  test.each([
    [false, 4],
    [true, 1],
  ])('is nothing without a terminal, or for one brand', (isTTY, total) => {
    expect(shown(isTTY, total)).toBe('');
  });
});
