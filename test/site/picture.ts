/** `npm run picture`: takes the picture of a guide page that the README shows, docs/guide-page.png. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { readSetup } from '../../src/loader/index.ts';
import { serveSites } from '../../src/server/serve-sites.ts';
import { serveContent } from '../../src/server/served-content.ts';
import { readSettings } from '../../src/settings.ts';
import { findBrowser, installBrowser } from '../browser/find-browser.ts';

const projectRoot = join(import.meta.dirname, '../..');
const picture = join(projectRoot, 'docs/guide-page.png');
const path = '/connectors/lusha/guides/link-account/api-key/';
const limitBytes = 250_000;

const folder = mkdtempSync(join(tmpdir(), 'keyway-picture-'));
try {
  await takePicture();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function takePicture(): Promise<void> {
  const main = join(projectRoot, 'src/cli/main.ts');
  const args = ['--disable-warning=ExperimentalWarning', main, 'build', '--out', folder];
  execFileSync(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] });
  const settings = readSettings({ PORT: '0', KEYWAY_DATA_DIR: join(folder, 'data') });
  const { brand, connectors } = await readSetup(settings.KEYWAY_CONTENT, 'stackone');
  const site = await serveSites([{ brand, connectors, folder: join(folder, brand.id), settings }], {
    place: { host: settings.HOST, port: settings.PORT },
    content: serveContent(settings.KEYWAY_CONTENT, projectRoot),
    log: () => {},
  });
  try {
    const bytes = await photograph(site.urls[0] + path);
    if (bytes.length > limitBytes) throw new Error(`The picture has ${bytes.length} bytes, more than ${limitBytes}.`);
    mkdirSync(dirname(picture), { recursive: true });
    writeFileSync(picture, bytes);
    console.log(`Wrote docs/guide-page.png, ${Math.round(bytes.length / 1000)} kB.`);
  } finally {
    await site.close();
  }
}

async function photograph(url: string): Promise<Buffer> {
  const { executablePath, env } = findBrowser() ?? installBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
    env: { ...process.env, ...env },
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 1000 },
      deviceScaleFactor: 1,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}
