import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from './build-sites.ts';
import { startSite } from './start-site.ts';

test('a change of a configuration above the content folder shows without a restart', async () => {
  const tree = mkdtempSync(join(tmpdir(), 'keyway-tree-'));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  const write = (file: string, text: string) => writeFileSync(join(tree, file), text);
  cpSync(join(projectRoot, 'content/brands/stackone'), join(tree, 'docs/brands/stackone'), { recursive: true });
  write('docs/a.md', '# First page\n');
  write('docs/b.md', '# Second page\n');
  const nav = (title: string) => `site_name: Tree\nnav:\n  - ${title}:\n      - a.md\n      - b.md\n`;
  write('mkdocs.yml', nav('Before'));
  const site = await startSite({ command: 'dev', env: { KEYWAY_CONTENT: join(tree, 'docs') } });
  const shows = (words: string) =>
    expect
      .poll(() => fetch(site.url, { headers: { accept: 'text/html' } }).then((answer) => answer.text()), {
        // The first page waits for Astro.
        timeout: 90_000,
        interval: 300,
      })
      .toContain(words);
  await shows('Before');
  write('mkdocs.yml', nav('Afterwards'));
  await shows('Afterwards');
});
