/** A site that was built on another machine: nothing of it is in a cache here, and readers without script are answered. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from './build-sites.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';

const footer = `Answered from content read at ${Date.now()}.`;
const content = copyContent();
edit(join(content, 'brands/stackone/brand.yaml'), (text) => text.replace(/footer: .*/, `footer: ${footer}`));
const site = await startSite({ env: { KEYWAY_CONTENT: content } });
const html = { accept: 'text/html' };

/** A reader's cookie, and the id of the session that the page's form has. */
async function openSession(): Promise<{ cookie: string; session: string }> {
  const page = await fetch(site.url + sandboxGuide, { headers: html });
  const text = await page.text();
  // Control: what was built knows nothing of the content here.
  expect(text).not.toContain(footer);
  const session = /name="session" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return { cookie: page.headers.get('set-cookie')?.split(';')[0] ?? '', session };
}

test('the first answers come from content and frames that are made for them, side by side', async () => {
  const { cookie, session } = await openSession();
  const form = new URLSearchParams({
    integration_id: 'sandbox.api-key',
    return_to: sandboxGuide,
    session,
    'credentials.api_key': 'sbx_"><b>that-nobody-made',
  });
  const [answer, accounts] = await Promise.all([
    fetch(`${site.url}/hub/accounts`, { method: 'POST', body: form, headers: { ...html, cookie, origin: site.url } }),
    fetch(`${site.url}/linked-accounts/`, { headers: { ...html, cookie } }),
  ]);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([422, 'no-store']);
  const page = await answer.text();
  expect(page).toContain('Sandbox did not accept this API Key');
  expect(page).toContain(footer);
  expect(page).not.toContain('that-nobody-made');
  expect([accounts.status, accounts.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await accounts.text()).toContain(footer);
});

test('a form of a page that is not there is refused', async () => {
  const { cookie } = await openSession();
  const post = (return_to: string) =>
    fetch(`${site.url}/hub/accounts`, {
      method: 'POST',
      body: new URLSearchParams({ integration_id: 'sandbox.api-key', return_to }),
      headers: { ...html, cookie, origin: site.url },
    }).then(({ status }) => status);
  expect(await post(sandboxGuide)).toBe(422);
  for (const path of [
    '',
    '/nothing/',
    '//elsewhere.example/',
    '/../',
    '/guides/safe-keys/',
    sandboxGuide.slice(0, -1),
  ]) {
    expect(await post(path), path).toBe(400);
  }
});

test('after another build the answers are of the content that was built', async () => {
  const out = mkdtempSync(join(tmpdir(), 'keyway-rebuilt-'));
  try {
    await build(['--content', content, '--out', out]);
    const served = await startSite({ env: { KEYWAY_CONTENT: content, KEYWAY_OUT: out } });
    const footerOf = async () => {
      const page = await (await fetch(`${served.url}/linked-accounts/`, { headers: html })).text();
      return /<footer.*?<p>(.*?)<\/p>/s.exec(page)?.[1];
    };
    expect(await footerOf()).toBe(footer);
    edit(join(content, 'brands/stackone/brand.yaml'), (text) => text.replace(/footer: .*/, 'footer: Built anew.'));
    expect(await footerOf()).toBe(footer);
    await build(['--content', content, '--out', out]);
    expect(await footerOf()).toBe('Built anew.');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
