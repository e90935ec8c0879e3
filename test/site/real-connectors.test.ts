import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { apiKey, startSite } from './start-site.ts';

/** Plays the providers whose guides are in the content folder: their host comes first in the path. */
type Answer = (request: IncomingMessage) => [status: number, body: object];
const bearer = ({ headers }: IncomingMessage) => headers.authorization ?? '';
const providers: Record<string, Answer> = {
  'api.lusha.com': ({ headers }) => (headers['api_key'] === 'unpaid' ? [402, {}] : [200, {}]),
  'api.hubapi.com': (request) =>
    bearer(request).endsWith('narrow')
      ? [200, { scopes: ['oauth'] }]
      : [200, { scopes: ['crm.objects.contacts.read'] }],
  'api.datadoghq.eu': ({ headers }) =>
    headers['dd-api-key'] === 'one' && headers['dd-application-key'] === 'two' ? [200, { valid: true }] : [403, {}],
  'example.atlassian.net': (request) =>
    bearer(request) === `Basic ${btoa('ann@example.com:token')}` ? [200, {}] : [401, {}],
  'k7qx2m9wz4.algolia.net': ({ headers }) =>
    headers['x-algolia-api-key'] === 'weak'
      ? [403, { message: 'Method not allowed with this API key' }]
      : [200, { items: [] }],
};

const asked: string[] = [];
const server = createServer((request, response) => {
  const [, host = '', ...path] = (request.url ?? '').split('/');
  asked.push(`${request.method} ${host}/${path.join('/')}`);
  const [status, body] = providers[host]?.(request) ?? [404, {}];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());

const { port } = server.address() as AddressInfo;
const exceptions = Object.keys(providers).map((host) => `https://${host}=http://127.0.0.1:${port}/${host}`);
const [browser, site] = await Promise.all([
  openBrowser(),
  startSite({ env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: exceptions.join(' ') } }),
]);

const open = (guide: string): Promise<FormVisit> => {
  const [connector, method] = guide.split('.');
  return openForm(browser, site, { path: `/connectors/${connector}/guides/link-account/${method}/` });
};

test('Lusha: a plan without the API leads to the step about plans', async () => {
  const { page, check, reach, close } = await open('lusha.api-key');
  await check('unpaid');
  await reach('rejected');
  expect(await page.getByRole('alert').innerText()).toContain('Your Lusha plan does not include API access');
  expect(await page.getByRole('alert').innerText()).toContain('Open the API Hub');
  await check('paid');
  await reach('linked');
  await close();
});

test('HubSpot: a token without the scope that linking needs names it, and the step that adds it', async () => {
  const { page, button, reach, close } = await open('hubspot.private-app-access-token');
  await page.getByLabel('Access Token', { exact: true }).fill('narrow');
  await button.click();
  await reach('rights-missing');
  const notice = page.getByRole('alert');
  expect(await notice.innerText()).toMatch(/Missing:\s+crm\.objects\.contacts\.read\s+Read contacts\./);
  await notice.getByRole('link', { name: /^Show step/ }).press('Enter');
  await page.getByText('Fix this').waitFor();
  // The rights are added at the provider: the token stays as it is, and is checked again.
  await page.getByLabel('Access Token', { exact: true }).fill('wide');
  await button.click();
  await reach('linked');
  await close();
});

test('Datadog: two keys and the site of a list go to the host that was chosen', async () => {
  const { page, button, reach, close } = await open('datadog.api-key');
  await page.getByRole('combobox', { name: 'Site' }).selectOption('datadoghq.eu');
  await page.getByLabel('API Key', { exact: true }).fill('one');
  await page.getByLabel('Application Key', { exact: true }).fill('wrong');
  await button.click();
  await reach('rejected');
  expect(await page.getByRole('alert').innerText()).toContain('Datadog did not accept these credentials');
  await page.getByLabel('Application Key', { exact: true }).fill('two');
  await button.click();
  await reach('linked');
  expect(asked).toContain('GET api.datadoghq.eu/api/v2/validate_keys');
  await close();
});

test('Datadog: a form of which something is missing names each field', async () => {
  const { page, button, reach, close } = await open('datadog.api-key');
  await page.getByLabel('API Key', { exact: true }).fill('one');
  await button.click();
  await reach('incomplete');
  expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
    'Choose Site.',
    'Enter Application Key as Datadog shows it.',
  ]);
  expect(await page.locator('.connect-note').getByText('Choose Site.').isVisible()).toBe(true);
  await close();
});

test('Jira: a whole address is cut down to the part that is asked for, and Basic is sent', async () => {
  const { context, page, button, reach, close } = await open('jira.api-token');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('https://example.atlassian.net/jira/projects'));
  const address = page.getByRole('textbox', { name: 'Site' });
  await address.focus();
  await page.keyboard.press('ControlOrMeta+V');
  expect(await address.inputValue()).toBe('example');
  expect(await page.locator('.connect-field').first().innerText()).toContain('.atlassian.net');
  await page.getByLabel('Email', { exact: true }).fill('ann@example.com');
  await page.getByLabel('API Token', { exact: true }).fill('token');
  await button.click();
  await reach('linked');
  expect(asked).toContain('GET example.atlassian.net/rest/api/3/myself');
  await close();
});

test('Algolia: an optional field may stay empty, and a right that is missing is named', async () => {
  const { page, button, reach, close } = await open('algolia.api-key');
  await page.getByLabel('Application ID', { exact: true }).fill('K7QX2M9WZ4');
  await page.getByLabel('API Key', { exact: true }).fill('weak');
  await button.click();
  await reach('rights-missing');
  expect(await page.getByRole('alert').innerText()).toMatch(
    /Missing:\s+listIndexes\s+List the indices of the application\./,
  );
  await page.getByLabel('API Key', { exact: true }).fill('strong');
  await button.click();
  await reach('linked');
  await close();
});

test('Linear: a method that cannot be linked here says so, and has no form', async () => {
  const { page, form, complaints, close } = await open('linear.oauth-2-0');
  expect(await form.innerText()).toContain('linked by signing in at Linear');
  expect(await page.locator('connect-form form').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
