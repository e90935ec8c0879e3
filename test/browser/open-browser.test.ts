import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><button onclick="this.textContent = 2 + 2">add</button>');
}).listen(0, '127.0.0.1');
afterAll(() => server.close());

const browser = await openBrowser();

test('the browser of the tests opens a page from this machine and runs its script', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.getByRole('button', { name: 'add' }).click();
  expect(await page.getByRole('button').textContent()).toBe('4');
});
