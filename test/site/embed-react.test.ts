import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { projectRoot } from './build-sites.ts';
import { link, openProduct, startEmbedSite } from './embed-site.ts';

const page = `<!doctype html>
<html lang="en"><title>App</title>
<script type="module" src="{{site}}/embed.js"></script><script type="module" src="/app.js"></script>
<div id="app"></div></html>`;
const files = { '/app': page, '/app.js': await bundleApp() };
const [browser, { product }] = await Promise.all([openBrowser(), startEmbedSite({ files })]);

test('a React app shows the guide, gives it a session, hears its events, and takes it away and back', async () => {
  const { page, told, complaints, close } = await openProduct(browser, product, 'app');
  const guide = page.locator('keyway-guide');

  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(() => guide.getAttribute('theme')).toBe('dark');
  await page.getByRole('button', { name: 'Close the guide' }).click();
  await expect.poll(() => guide.count()).toBe(0);
  await page.getByRole('button', { name: 'Open the guide' }).click();
  await page.locator('keyway-guide[state="ready"]').waitFor();

  await link(page, 'accepted-in-react');
  await page.locator('connect-form[data-state="linked"]').waitFor();
  const lines = await told();
  expect(lines).toContain('verdict {"kind":"accepted"}');
  // Strict mode mounts everything twice; the reader links once.
  expect(lines.filter((line) => line.startsWith('linked'))).toHaveLength(1);
  expect(await page.content()).not.toContain('accepted-in-react');
  expect(complaints).toEqual([]);
  await close();
});

async function bundleApp(): Promise<string> {
  const built = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: { write: false, rolldownOptions: { input: join(projectRoot, 'docs/embed-demo/react-app.jsx') } },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return files.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}
