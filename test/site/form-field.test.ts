import { afterEach, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { type FormVisit, type FormVisitOptions, openForm } from './form-visit.ts';
import { focusOf, tabTo } from './keyboard.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { createSandboxKey } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

let visit: FormVisit;
const open = async (options: FormVisitOptions = {}) => {
  visit = await openForm(browser, site, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  return visit;
};
afterEach(() => visit.close());

async function paste({ page, field }: FormVisit, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
}

test('a form that nothing has happened to is ready', async () => {
  const { page, form, button } = await open();
  expect(await form.getAttribute('data-state')).toBe('ready');
  expect(await button.innerText()).toBe('Check and link');
  expect(await page.getByRole('alert').count()).toBe(0);
});

test.each([
  ['refused', 'This does not look like'],
  ['refused-****4f2a', 'This looks like a masked copy'],
])('typing %s gets a hint after a pause, and can be checked anyway', async (typed, hint) => {
  const { page, field, note, button, reach } = await open();
  await field.pressSequentially(typed);
  expect(await page.getByText(hint).first().isVisible()).toBe(false);
  await note.getByText(hint).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBeNull();
  expect(await button.getAttribute('aria-disabled')).toBe('false');
  expect(await button.isEnabled()).toBe(true);
  await button.click();
  await reach('rejected');
  expect(provider.keys.at(-1)).toBe(typed);
});

const ended = `eyJhbGciOiJub25lIn0.${btoa('{"exp":1700000000}').replaceAll('=', '')}.c2ln`;
test.each([
  ['a command', 'curl https://api.example.com', 'This is a whole command.'],
  ['a web address', 'https://api.example.com/keys', 'This is a web address.'],
  ['an email address', 'jane@example.com', 'This is an email address.'],
  ['an ID', '0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9', 'This looks like an ID'],
  ["another provider's key", 'sk_live_0123456789abcdef', 'This looks like a key from Stripe, not from Sandbox.'],
  ['a token that has ended', ended, 'This token ran out on November 14, 2023.'],
])('%s in place of the key is told at once, and nothing is sent', async (_what, typed, words) => {
  const { field, note, said, requested } = await open();
  const before = requested.length;
  await field.fill(typed);
  await field.blur();
  await note.getByText(words).waitFor();
  expect(await said.innerText()).toContain(words);
  expect(await field.getAttribute('aria-invalid')).toBeNull();
  expect(requested.slice(before).filter((address) => address.includes('/hub/'))).toEqual([]);
});

test('a curl command that is pasted leaves its key, and says so', async () => {
  const opened = await open();
  await paste(opened, `curl https://api.example.com \\\n  -H "Authorization: Bearer sbx_abc"`);
  expect(await opened.field.inputValue()).toBe('sbx_abc');
  expect(await opened.note.innerText()).toContain('Took the key out of the command.');
});

test('a hint does not move the button away while it is being pressed', async () => {
  const { field, button, reach, page } = await open();
  await field.fill('refused-at-once');
  const box = await button.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 4);
  await page.mouse.down();
  await page.waitForTimeout(150);
  await page.mouse.up();
  await reach('rejected');
});

test('a key of the Sandbox console looks as the form expects', async () => {
  const { page, field, note, context } = await open();
  const provider = await context.newPage();
  await provider.goto(`${site.url}/sandbox/`);
  const key = await createSandboxKey(provider);
  await provider.close();
  await field.fill(key);
  await field.blur();
  await page.waitForTimeout(1200);
  expect(await note.isVisible()).toBe(false);
});

test('a paste is cleaned, says what was taken, and undo brings back what was pasted', async () => {
  const opened = await open();
  const { page, field, note } = opened;
  const pasted = ' Bearer sbx_abc\u200b ';
  await paste(opened, pasted);
  expect(await field.inputValue()).toBe('sbx_abc');
  const said = await note.innerText();
  for (const words of ['invisible characters', 'space at the start', 'space at the end', 'such as Bearer'])
    expect(said).toContain(words);
  expect(await page.locator('connect-form [role=status]').innerText()).toContain('Removed');
  expect(await accessibilityFaults(page, 'connect-form')).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Z');
  expect(await field.inputValue()).toBe(pasted);
});

test('a paste with nothing to clean is the browser’s own', async () => {
  const opened = await open();
  await paste(opened, 'sbx_abc');
  expect(await opened.field.inputValue()).toBe('sbx_abc');
  expect(await opened.note.innerText()).not.toContain('Removed');
});

test('the key is hidden until it is asked for, and hidden again when it is sent', async () => {
  const { page, field, check, reach } = await open();
  await field.fill('refused-canary');
  expect(await field.getAttribute('type')).toBe('password');
  expect(await page.locator('.connect-count').innerText()).toBe('14 characters');
  await field.focus();
  expect(await tabTo(page, 'Show API Key')).toBe(1);
  await page.keyboard.press('Space');
  expect(await field.getAttribute('type')).toBe('text');
  expect((await focusOf(page)).name).toBe('Hide API Key');
  const hide = page.getByRole('button', { name: 'Hide API Key' });
  expect(await hide.getAttribute('aria-controls')).toBe(await field.getAttribute('id'));
  expect(await page.locator('connect-form [role=status]').innerText()).toBe('The value is visible.');
  await check('refused-canary');
  await reach('rejected');
  expect(await field.getAttribute('type')).toBe('password');
  expect(await page.getByRole('button', { name: 'Show API Key' }).isVisible()).toBe(true);
});

test('the field carries what keeps password managers, translators and recorders away', async () => {
  const { field } = await open();
  const attributes = await field.evaluate((input) =>
    Object.fromEntries([...input.attributes].map(({ name, value }) => [name, value])),
  );
  expect(attributes).toMatchObject({
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    translate: 'no',
    'data-1p-ignore': '',
    'data-lpignore': 'true',
    'data-bwignore': '',
    'data-form-type': 'other',
    class: expect.stringContaining('ph-no-capture'),
  });
  expect(attributes).not.toHaveProperty('maxlength');
  expect(attributes['name']).not.toMatch(/password/i);
});

test('a page that comes back out of the history holds no key', async () => {
  const { page, field, check, reach } = await open({ session: { multiple: true } });
  await check('accepted-canary');
  await reach('linked');
  await page.goto(`${site.url}/connectors/`);
  await page.goBack();
  expect(await field.inputValue()).toBe('');

  await field.fill('typed-and-left');
  await page.goto(`${site.url}/connectors/`);
  await page.goBack();
  await page.locator('connect-form').waitFor();
  await expect.poll(() => field.inputValue()).toBe('');
});
