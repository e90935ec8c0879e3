import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestsBelow, filesBelow, type House, installHouse, run, sizeOnDisk } from './house.ts';

let house: House;
let digests: Record<string, string>;

beforeAll(async () => {
  house = await installHouse();
  digests = digestsBelow(house.package);
});

afterAll(() => house?.[Symbol.asyncDispose]());

test('the package holds JavaScript, schemas and declarations, and nothing of the tests', () => {
  const { packed } = house;
  expect(packed).toContain('lib/cli/main.js');
  expect(packed).toContain('schemas/connector.schema.json');
  expect(packed).toContain('lib/house/config.d.ts');
  expect(packed.filter((path) => /(?<!\.d)\.ts$|(?:^|\/)test|^content\/|\.test\./.test(path))).toEqual([]);
  const declared = JSON.parse(readFileSync(join(house.package, 'package.json'), 'utf8'));
  expect(declared).not.toHaveProperty('private');
  expect(Object.keys(declared.dependencies)).not.toContain('vitest');
  expect(existsSync(join(house.folder, 'node_modules/vitest'))).toBe(false);
});

test('an installation without Node takes at most 200 MB', () => {
  const size = sizeOnDisk(join(house.folder, 'node_modules')) - sizeOnDisk(join(house.folder, 'node_modules/node'));
  expect(size).toBeGreaterThan(20);
  expect(size).toBeLessThanOrEqual(200);
});

test('a house is made, checked, built with its own parts, served, and developed, and the package stays as it was', {
  timeout: 300_000,
}, async () => {
  const said = await house.keyway('init', '--yes', '--company', 'Northwind', '--provider', 'Lusha');
  expect(said).toContain('Wrote content/brands/northwind/brand.yaml');
  expect(await house.keyway('check')).toMatch(/^Nothing is wrong\.$/m);

  house.write('dot.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  house.write('house.css', '.site-footer { background: #123456 url(./dot.svg) }');
  house.write(
    'parts/Footer.astro',
    `---
import Footer from 'keyway/components/Footer.astro';
---
<div class="house-foot">{Astro.props.site.brand.names.company}<Footer {...Astro.props} /></div>
`,
  );
  house.write('parts/FormFrame.astro', '<div class="house-frame"><slot /></div>\n');
  house.write(
    'keyway.config.ts',
    `import { defineConfig, type HouseConfig } from 'keyway';

const components: HouseConfig['components'] = { Footer: './parts/Footer.astro', FormFrame: 'parts/FormFrame.astro' };
export default defineConfig({ out: 'public', socialImages: 'none', css: 'house.css', components });
`,
  );
  expect(await house.keyway('build')).toContain('Built 2 pages for Northwind');
  expect(existsSync(join(house.folder, 'dist'))).toBe(false);
  const built = filesBelow(join(house.folder, 'public/northwind'));
  const sheet = built.find((path) => /^assets\/house.*\.css$/.test(path)) ?? '';
  expect(readFileSync(join(house.folder, 'public/northwind', sheet), 'utf8')).toMatch(
    /^@layer house\{.*#123456 url\(dot\./,
  );

  await using served = await house.start('serve');
  const answer = await fetch(`${served.url}/connectors/lusha/guides/link-account/api-key/`);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain('Connect Lusha with API Key');
  expect(page).toMatch(/<div class="house-foot">Northwind\s*<footer class="site-footer">/);
  expect(page).toMatch(/<div class="house-frame">\s*<connect-form /);
  expect(page).toContain(`href="/${sheet}"`);

  await using developed = await house.start('dev');
  const draft = await (await fetch(`${developed.url}/connectors/lusha/guides/link-account/api-key/`)).text();
  expect(draft).toMatch(/<div class="house-foot"[^>]*>Northwind\s*<footer class="site-footer"/);
  const scripts = [...draft.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = '']) =>
    src.replaceAll('&amp;', '&'),
  );
  expect(scripts.length).toBeGreaterThan(3);
  for (const src of scripts) expect(await statusOf(developed.url + src), src).toBe(200);

  expect(digestsBelow(house.package)).toEqual(digests);
  // Positive control: a file more would be seen.
  house.write('node_modules/keyway/lib/more.js', '');
  expect(digestsBelow(house.package)).not.toEqual(digests);
});

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  // Read to its end: a connection that is broken off can take the next request with it.
  await answer.arrayBuffer();
  return answer.status;
}

test('a house learns what of its configuration does not fit', async () => {
  house.write('wrong/keyway.config.mjs', `export default { theme: 'dark', port: 'high' };`);
  const program = join(house.folder, 'node_modules/.bin/keyway');
  const failure: unknown = await run(program, ['check'], join(house.folder, 'wrong')).catch((cause: unknown) => cause);
  expect(String(failure)).toMatch(/keyway\.config\.mjs does not fit/);
  expect(String(failure)).toContain('port: ');
});

test('TypeScript knows what the package exports, and refuses what it does not', async () => {
  house.write(
    'types.ts',
    `import { defineConfig, type HouseConfig, type PartProps } from 'keyway';
export const config: HouseConfig = defineConfig({ port: 4000, components: { Header: './Header.astro' } });
export const titleOf = ({ site }: PartProps): string => site.brand.names.docs + site.at('/');
// @ts-expect-error There is no such setting.
defineConfig({ theme: 'dark' });
`,
  );
  house.write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: [], target: 'esnext' },
      files: ['types.ts'],
    }),
  );
  const compiler = resolve('node_modules/typescript/bin/tsc');
  expect(await run(process.execPath, [compiler, '-p', '.'], house.folder)).toBe('');
});

test('schemas and the manifest resolve, and nothing from within does', () => {
  const from = pathToFileURL(join(house.folder, 'any.mjs')).href;
  const found = (specifier: string) => existsSync(new URL(import.meta.resolve(specifier, from)));
  for (const name of ['brand', 'connector', 'diff', 'explain', 'frontmatter', 'page']) {
    expect(found(`keyway/schemas/${name}.schema.json`), name).toBe(true);
  }
  expect(found('keyway/package.json')).toBe(true);
  expect(found('keyway/components/Footer.astro')).toBe(true);
  expect(() => found('keyway/lib/settings.js')).toThrow('is not defined by "exports"');
});
