/** The protocol's web component, unchanged, in a browser, on a page of another origin than the hub's. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkedSchema } from '../../src/contract/hub.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { type Harness, openHarness } from './harness.ts';

const script = readFileSync(createRequire(import.meta.url).resolve('@stackone/hub/webcomponent'), 'utf8');
const browser = await openBrowser();

let harness: Harness;
let hub: Listening;
let host: Listening;

beforeAll(async () => {
  host = await listen(
    (request) =>
      request.url.endsWith('/hub.js')
        ? new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
        : new Response('<!doctype html><title>Host</title><script src="/hub.js"></script>', {
            headers: { 'content-type': 'text/html; charset=utf-8' },
          }),
    { host: '127.0.0.1', port: 0 },
  );
  harness = await openHarness({ timeoutMs: 5000, allowedOrigins: [`http://127.0.0.1:${host.port}`] });
  hub = await listen((request) => harness.hub.fetch(request), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await Promise.all([hub.close(), host.close()]);
  await harness.close();
});

/** A page that shows the element with a token; `told` is the detail of its success, once it has told of one. */
async function openElement(token: string): Promise<{ page: Page; told: () => Promise<unknown> }> {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${host.port}/`);
  await page.evaluate(
    ([session = '', url = '']) => {
      const element = document.createElement('stackone-hub');
      element.addEventListener('success', (event) => {
        document.title = JSON.stringify('detail' in event ? event.detail : null);
      });
      for (const [name, value] of [
        ['token', session],
        ['base-url', url],
        ['mode', 'integration-picker'],
      ] as const) {
        element.setAttribute(name, value);
      }
      document.body.append(element);
    },
    [token, `http://127.0.0.1:${hub.port}`],
  );
  return { page, told: async () => JSON.parse(await page.title()) };
}

const connect = (page: Page) => page.getByRole('button', { name: /^connect$/i }).click();

describe('the web component', () => {
  test('lists what can be linked, says why a key was refused, and links the right one', async () => {
    const { page, told } = await openElement(await harness.token());
    await page.getByText('Lodge').first().click();
    const key = page.locator('input[name="api_key"]');
    await key.fill('refuse_0123456789abcdef');
    await connect(page);
    await page.getByText('The provider did not accept the credential').waitFor();
    await key.fill('accept_0123456789abcdef');
    await connect(page);
    await page.getByText('Connection Successful').waitFor();
    expect(await told()).toMatchObject({ provider: 'lodge' });
    await page.close();
  });

  test('changes an account: secrets stay that were not touched', async () => {
    const sent = { integration_id: 'lodge.api-key', credentials: { api_key: 'accept_0123456789abcdef', note: 'old' } };
    const linked = await harness.asBrowser(await harness.token(), 'POST', '/hub/accounts', sent);
    const { id } = linkedSchema.parse(await linked.json());
    const { page, told } = await openElement(await harness.token({ account_id: id }));
    await page.locator('input[name="api_key-display"]').waitFor();
    expect(await page.locator('input[name="api_key-display"]').inputValue()).toMatch(/^•+cdef$/);
    const note = page.locator('input[name="note"]');
    expect(await note.inputValue()).toBe('old');
    await note.fill('new');
    const asked = harness.provider.requests.length;
    await connect(page);
    await page.getByText('Connection Successful').waitFor();
    expect(await told()).toMatchObject({ id, provider: 'lodge' });
    const checks = harness.provider.requests.slice(asked).map(({ headers }) => headers['x-api-key']);
    expect(checks).toEqual(['accept_0123456789abcdef']);
    const shown = await harness.asBrowser(await harness.token({ account_id: id }), 'GET', `/hub/accounts/${id}`);
    expect(await shown.json()).toMatchObject({ setupInformation: { note: 'new' } });
    await page.close();
  });
});
