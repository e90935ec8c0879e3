import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { build } from './build-sites.ts';
import { type Heard, hearFocus, pressUntil } from './heard.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

/** The Sandbox guide with a choice of actions, on which one of its steps depends. */
function copyContentWithActions(): string {
  const content = copyContent();
  const folder = join(content, 'connectors/sandbox');
  const actions = [
    'actions:',
    '  - { id: list_contacts, label: List Contacts, scopes: ["contacts:read"] }',
    '  - { id: list_deals, label: List Deals, scopes: ["deals:read"] }',
  ];
  edit(join(folder, 'connector.yaml'), (text) => `${text}${actions.join('\n')}\n`);
  edit(join(folder, 'guides/link-account/api-key.mdx'), (text) =>
    text.replace(/(id="name-key"[^\n]*\n\s*<div data-guide-step data-guide-scopes=)""/, '$1"deals:read"'),
  );
  return content;
}

const [content, out] = [copyContentWithActions(), mkdtempSync(join(tmpdir(), 'keyway-heard-'))];
afterAll(() => rmSync(out, { recursive: true, force: true }));
await build(['--brand', 'acme', '--content', content, '--out', out]);
const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  brand: 'acme',
  env: {
    KEYWAY_OUT: out,
    KEYWAY_CONTENT: content,
    KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}`,
  },
});

/** `role "name"`, what is true of it, and how it is described. */
function say({ role, name, description, states }: Heard): string {
  return [`${role} "${name}"`, ...states, ...(description === '' ? [] : [`(${description})`])].join(' ');
}

const keyHint =
  'The key that the Sandbox console showed when you created it. Format: sbx_ and 40 letters and digits. Where to find it:';

test('by keyboard and ear alone, a reader chooses actions, follows the steps, is refused, mends it and links', async () => {
  const { page, complaints, close } = await openVisit(browser);
  const heard = async () => say(await hearFocus(page));
  const until = async (key: string, role: string, name: string | RegExp) =>
    (await pressUntil(page, key, role, name)).map(say);
  const reach = (state: string) => page.locator(`connect-form[data-state="${state}"]`).waitFor();
  await page.goto(site.url + sandboxGuide);

  // Past the header at once, or to the form at once.
  expect(await until('Tab', 'link', 'Skip to the form')).toEqual([
    'link "Skip to the content"',
    'link "Skip to the form"',
  ]);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');

  // The picker: what is chosen, and what the guide came down to.
  expect((await until('Tab', 'checkbox', 'List Contacts')).slice(-4)).toEqual([
    'searchbox "Search actions and scopes"',
    'button "Choose all"',
    'button "Choose none"',
    'checkbox "List Contacts"',
  ]);
  await page.keyboard.press('Space');
  expect(await heard()).toBe('checkbox "List Contacts" checked');
  const picker = expect.poll(() => page.locator('scope-picker').ariaSnapshot());
  await picker.toContain('status: "Actions chosen: 1 of 2 Steps shown: 7 of 8"');
  await picker.toContain('group "Choose the actions you need"');

  // The steps: their numbers are those of the guide as it is now, and a tick counts.
  expect(await until('Tab', 'checkbox', /^Step 2/)).toContain('checkbox "Step 1, Open the Sandbox console: Done"');
  expect(await heard()).toBe('checkbox "Step 2, Choose its rights: Done"');
  await page.keyboard.press('Space');
  expect(await heard()).toBe('checkbox "Step 2, Choose its rights: Done" checked');
  const progress = expect.poll(() => page.locator('guide-progress:visible').ariaSnapshot());
  await progress.toContain('status: 1 of 7 steps done');
  await progress.toContain('group "Your progress"');

  // From the step that yields the key to its field.
  await until('Tab', 'link', 'Paste it here: API Key');
  await page.keyboard.press('Enter');
  expect(await heard()).toBe(`textbox "API Key" required (${keyHint} step 3, Create the key and copy it)`);

  // Nothing typed: the summary has the focus and leads to the field, whose description says what is missing.
  await page.keyboard.press('Enter');
  await reach('incomplete');
  expect((await hearFocus(page)).role).toBe('alert');
  expect(await page.getByRole('alert').ariaSnapshot()).toContain('heading "There is a problem"');
  expect(await until('Tab', 'link', /./)).toEqual(['link "Enter API Key as Sandbox shows it."']);
  await page.keyboard.press('Enter');
  expect(await heard()).toBe(
    `textbox "API Key" invalid required (${keyHint} step 3, Create the key and copy it Enter API Key as Sandbox shows it.)`,
  );

  // A value of another format: a warning, and nothing invalid.
  await page.keyboard.type('refused-canary');
  await expect.poll(heard).toContain('This does not look like the format above. You can check it anyway.');
  expect((await hearFocus(page)).states).toEqual(['required']);

  // Refused: the step that repairs it is told with why, and the way back is the third stop from there.
  await page.keyboard.press('Enter');
  await reach('rejected');
  await expect.poll(heard).toMatch(/^heading "Step 3 Create the key and copy it" \(Fix this Sandbox did not accept /);
  expect(await page.getByRole('alert').ariaSnapshot()).toContain('link "Show step 3: Create the key and copy it"');
  expect(await until('Tab', 'button', 'Back to the field')).toEqual([
    'link "Link to step 3"',
    'checkbox "Step 3, Create the key and copy it: Done"',
    'button "Check again"',
    'button "Back to the field"',
  ]);
  await page.keyboard.press('Enter');
  expect(await heard()).toMatch(
    /^textbox "API Key" invalid required .* Enter API Key again: this value was not accepted\.\)$/,
  );

  // LenientSource: the field is no longer called invalid, and the account is linked.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('accepted-canary');
  expect((await hearFocus(page)).states).toEqual(['required']);
  expect(await until('Tab', 'button', 'Check again')).toEqual([
    'button "Show API Key"',
    'link "Where to find it: step 3, Create the key and copy it"',
    'button "Check again"',
  ]);
  await page.keyboard.press('Space');
  await reach('linked');
  await expect.poll(async () => (await hearFocus(page)).name).toContain('Your Sandbox account is linked');
  expect(await until('Tab', 'link', /./)).toEqual(['link "See your linked accounts"']);
  expect(complaints.filter((text) => !/the server responded with a status of 4/.test(text))).toEqual([]);
  await close();
});

test('control: a stop that does not say what it is called is noticed, and a state is told', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(site.url + sandboxGuide);
  await page.evaluate(() => {
    const planted = document.createElement('div');
    const [nameless, pressed] = [document.createElement('button'), document.createElement('button')];
    pressed.ariaPressed = 'true';
    pressed.textContent = 'Planted';
    planted.append(pressed, nameless);
    document.body.prepend(planted);
  });
  expect((await pressUntil(page, 'Tab', 'button', 'Planted')).map(say)).toEqual(['button "Planted" pressed']);
  await expect(pressUntil(page, 'Tab', 'button', 'Next')).rejects.toThrow('A stop says too little');
  await close();
});
