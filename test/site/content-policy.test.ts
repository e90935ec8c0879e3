import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

const files = globSync('**/*.*', { cwd: join(inject('builtSites'), 'stackone') }).map((file) => `/${file}`);
const paths = [
  ...files,
  ...files.filter((file) => file.endsWith('/index.html')).map((file) => file.replace('index.html', '')),
  '/linked-accounts/',
  '/linked-accounts/?done=accepted',
  '/sandbox/',
  '/sandbox/console.css',
  '/sandbox/api/v1/me',
  '/hub/settings',
  '/hub/nothing',
  '/connect/nothing',
  '/nowhere/',
  '/%2e%2e/package.json',
  '/connectors/%00',
];

test('every answer carries a policy that lets nothing in but the site’s own files', async () => {
  const policies = new Map<string, string[]>();
  for (const path of paths) {
    const answer = await fetch(site.url + path, { redirect: 'manual', headers: { accept: 'text/html' } });
    const { headers } = answer;
    const policy = headers.get('content-security-policy') ?? 'none';
    policies.set(policy, [...(policies.get(policy) ?? []), path]);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    if (/^\/(hub\/|linked-accounts\/(\?|$))/.test(path))
      expect(headers.get('cache-control'), path).toContain('no-store');
    await answer.body?.cancel();
  }
  expect(paths.length).toBeGreaterThan(60);
  expect([...policies.keys()].map((policy) => policy.split('; '))).toEqual([
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ],
  ]);
});

test('no page of any kind violates it or asks anything of another origin', async () => {
  const { page, complaints, requested } = await openVisit(browser);
  for (const path of ['/', '/connectors/', '/connectors/lusha/', sandboxGuide, '/linked-accounts/', '/sandbox/']) {
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
  }
  await page.goto(`${site.url}/connectors/`);
  await page.getByLabel('Filter by name').fill('lush');
  expect(await page.locator('.card:visible').count()).toBe(1);
  expect(complaints).toEqual([]);
  expect(requested.filter((address) => !address.startsWith(`${site.url}/`))).toEqual([]);
  expect(requested.length).toBeGreaterThan(20);
});

test('control: a planted inline script, handler and style are blocked, and told', async () => {
  const { page, complaints } = await openVisit(browser);
  await page.route(`**${sandboxGuide}`, async (route) => {
    const answer = await route.fetch();
    const planted =
      '<script>window.ran = true</script><img src="/nothing.png" onerror="window.ran = true"><p style="color: red">red</p>';
    await route.fulfill({ response: answer, body: (await answer.text()).replace('</main>', `${planted}</main>`) });
  });
  await page.goto(site.url + sandboxGuide, { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  const violated = complaints.map((text) => /policy violated: (\S+) by inline/.exec(text)?.[1]);
  expect(violated.filter((directive) => directive !== undefined).sort()).toEqual([
    'script-src-attr',
    'script-src-elem',
    'style-src-attr',
  ]);
});

test('control: a request to another origin is seen, and the policy keeps it from happening', async () => {
  const { page, complaints, requested } = await openVisit(browser);
  const planted = '<!doctype html><title>planted</title><img src="http://127.0.0.1:9/planted.png">';
  await page.route('**/without-policy', (route) => route.fulfill({ body: planted, contentType: 'text/html' }));
  await page.goto(`${site.url}/without-policy`, { waitUntil: 'networkidle' });
  expect(requested).toContain('http://127.0.0.1:9/planted.png');

  await page.goto(site.url + sandboxGuide);
  await page.evaluate(() => fetch('http://127.0.0.1:9/planted').catch(() => {}));
  await expect.poll(() => complaints.join()).toContain('policy violated: connect-src');
});

test('no page may be put into a frame', async () => {
  const { page } = await openVisit(browser);
  const isFramed = async (path: string) => {
    const framing = `<!doctype html><title>framing</title><iframe src="${path}"></iframe>`;
    await page.route('**/framing', (route) => route.fulfill({ body: framing, contentType: 'text/html' }));
    await page.goto(`${site.url}/framing`, { waitUntil: 'networkidle' });
    return page.frames().at(-1)?.url().startsWith('chrome-error:') === false;
  };
  expect(await isFramed(sandboxGuide)).toBe(false);
  expect(await isFramed('/sandbox/')).toBe(false);
  const control = '<!doctype html><h1>without a policy</h1>';
  await page.route('**/framable', (route) => route.fulfill({ body: control, contentType: 'text/html' }));
  expect(await isFramed('/framable')).toBe(true);
});
