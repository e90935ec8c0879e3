/** `keyway shot` as a process, with a browser: what it writes is the page, at its width and in its colors. */
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { findBrowser } from '../browser/find-browser.ts';
import { temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

// The development server starts, and a browser.
vi.setConfig({ testTimeout: 300_000 });

const long = Array.from({ length: 80 }, (_, number) => `Line ${number} of a page that is longer than a window.`);
const files = {
  ...content,
  'guides/long.mdx': `---\ntitle: A long page\ndescription: A page.\n---\n\n${long.join('\n\n')}\n`,
  'guides/wrong.mdx': '---\ntitle: First – Vendor Hub\ndescription: A page.\n---\n\nText.\n\n<Nobody />\n',
};

const environment = () => {
  const browser = findBrowser();
  if (browser === undefined) throw new Error('No browser was found for this test. `npm test` installs one.');
  return { ...browser.env, CHROME_PATH: browser.executablePath };
};

async function pixelsOf(file: string) {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { dominant } = await sharp(file).stats();
  const brightness = (dominant.r + dominant.g + dominant.b) / 3;
  return { data, brightness, width: info.width, height: info.height };
}

test('whole pages are taken by file and by path, at each width, in each scheme, as they are', async () => {
  await using source = await temporaryFolder(files);
  const out = join(source.path, 'out');
  const args = ['shot', `${source.path}/guides/long.mdx`, '/guides/wrong/', '--content', source.path, '--out', out];
  const { code, stdout, stderr } = await runKeyway([...args, '--scheme', 'both', '--width', '1200,390'], environment());
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.match(/^Wrote .*\.png, \d+ × \d+$/gm)).toHaveLength(8);
  const shot = (page: string, width: number, scheme: string) =>
    pixelsOf(join(out, `guides-${page}-${width}-${scheme}.png`));

  const wide = await shot('long', 1200, 'light');
  expect(wide.width).toBe(1200);
  expect(wide.height).toBeGreaterThan(2_000);
  const narrow = await shot('long', 390, 'light');
  expect(narrow.width).toBe(390);
  expect(narrow.height).toBeGreaterThan(wide.height);
  expect(wide.brightness).toBeGreaterThan(200);
  expect((await shot('long', 1200, 'dark')).brightness).toBeLessThan(80);
  // The page goes on to its end: letters stand in the last third, too.
  const lastThird = wide.data.subarray(Math.floor((wide.data.length / 3) * 2));
  expect(new Set(lastThird).size).toBeGreaterThan(20);
  // A fault of a page, which development shows over it, is in no picture.
  const wrong = await shot('wrong', 1200, 'light');
  expect(wrong.height).toBeLessThan(wide.height);
  // Its mark is a dot left of where anything of the page begins.
  const corner = ({ data, width, height }: typeof wrong) => {
    const rows = Array.from({ length: 60 }, (_, row) => height - 70 + row);
    return rows.flatMap((row) => [...data.subarray((row * width + 16) * 3, (row * width + 36) * 3)]);
  };
  expect(Math.min(...corner(wrong))).toBeGreaterThan(200);
});

test('a page that is not there is refused with the nearest, and so is a brand', async () => {
  await using source = await temporaryFolder(files);
  const shot = (...args: string[]) => runKeyway(['shot', ...args, '--content', source.path], environment());
  expect(await shot('/guides/frist')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'There is no page or guide at /guides/frist. Did you mean /guides/first?\n',
  });
  expect((await shot('/guides/first', '--brand', 'nobody')).stderr).toContain('No brand is called "nobody".');
});

test('without a browser it says what to install', async () => {
  const named = await runKeyway(['shot', '/'], { CHROME_PATH: '/nowhere/chrome' });
  expect(named).toMatchObject({ code: 1, stdout: '' });
  expect(named.stderr).toContain('CHROME_PATH names /nowhere/chrome, where there is no file');
  expect(named.stderr).toMatch(/^Install one \(.+\), or name its program: CHROME_PATH=/m);
  const none = await runKeyway(['shot', '/'], { CHROME_PATH: '', PATH: '/nowhere' });
  if (process.platform === 'linux')
    expect(none.stderr).toContain('Edge, and none was found.\nInstall one (apt install chromium');
});
