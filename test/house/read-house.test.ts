import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBehind, HouseConfigInvalid, readHouse, withHouse } from '../../src/house/index.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-house-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('a house without a configuration sets nothing', async () => {
  expect(await readHouse(folder)).toEqual({ settings: {}, looks: { components: {} }, check: {} });
});

test('settings count where the environment says nothing', async () => {
  write(
    'keyway.config.mjs',
    `export default { brand: 'north', content: 'texts', port: 4000, socialImages: 'none', hubUrl: 'https://hub.example' };`,
  );
  const house = await readHouse(folder);
  expect(withHouse({ PORT: '5000', KEYWAY_BRAND: '', PATH: '/bin' }, house)).toEqual({
    KEYWAY_BRAND: 'north',
    KEYWAY_CONTENT: 'texts',
    KEYWAY_SOCIAL_IMAGES: 'none',
    HUB_URL: 'https://hub.example',
    PORT: '5000',
    PATH: '/bin',
  });
});

test('parts are found from the folder, with all files that they lead to', async () => {
  write('keyway.config.mjs', `export default { css: 'house.css', components: { Head: './parts/Head.astro' } };`);
  write('house.css', '@import "./more.css"; a { background: url(./dot.svg) }');
  write('more.css', '@import "./house.css";');
  write('dot.svg', '<svg/>');
  write('parts/Head.astro', `---\nimport { title } from '../title.ts';\n---\n<script src="./gone.ts"></script>`);
  write('title.ts', 'export const title = 1;');
  const { looks } = await readHouse(folder);
  expect(looks).toEqual({ css: join(folder, 'house.css'), components: { Head: join(folder, 'parts/Head.astro') } });
  const names = ['dot.svg', 'house.css', 'more.css', 'parts/Head.astro', 'title.ts'];
  expect(filesBehind(looks)).toEqual(names.map((name) => join(folder, name)));
});

test.each([
  ['a setting that there is not', `export default { theme: 'dark' };`, 'theme'],
  ['a part that there is not', `export default { components: { Sidebar: './a.astro' } };`, 'components'],
  ['a value of another kind', `export default { port: 'high' };`, 'port'],
  ['no default export', `export const port = 4000;`, 'default export'],
  ['a file that is not there', `export default { css: './gone.css' };`, './gone.css'],
  ['code that fails', `throw new Error('not today');`, 'not today'],
])('%s is refused by name', async (_, code, named) => {
  write('keyway.config.mjs', code);
  const reading = readHouse(folder);
  await expect(reading).rejects.toThrow(HouseConfigInvalid);
  await expect(reading).rejects.toThrow(named);
});
