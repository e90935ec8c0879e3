import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { afterAll, describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/messages/index.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { englishPartCount, findEnglish } from '../messages/english-words.ts';
import { accessibilityFaults } from './accessibility.ts';
import { build } from './build-sites.ts';
import { attributeOf, readBuiltSite } from './built-site.ts';
import { openForm } from './form-visit.ts';
import { htmlFaults } from './html-faults.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';

const [content, out] = [copyContent(), mkdtempSync(join(tmpdir(), 'keyway-german-'))];
afterAll(() => rmSync(out, { recursive: true, force: true }));
edit(join(content, 'brands/acme/brand.yaml'), (text) => `locale: de\n${text}`);
await build(['--brand', 'acme', '--content', content, '--out', out]);

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const german = await startSite({
  brand: 'acme',
  env: {
    KEYWAY_OUT: out,
    KEYWAY_CONTENT: content,
    KEYWAY_API_KEYS: apiKey,
    KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}`,
  },
});

const { pages } = readBuiltSite('acme', out);
const words = messagesFor('de');

describe('on the site of a brand that speaks German', () => {
  test('every page says that it is German, and of each guide that it is English', () => {
    expect(pages.length).toBeGreaterThan(20);
    for (const { path, tree } of pages) {
      expect(attributeOf(selectAll('html', tree)[0], 'lang'), path).toBe('de');
      for (const prose of selectAll('.prose', tree)) expect(attributeOf(prose, 'lang'), path).toBe('en');
    }
  });

  test('no page says anything in English in its own name, in whatever state', () => {
    expect(englishPartCount).toBeGreaterThan(150);
    for (const { path, tree } of pages) expect(findEnglish(tree), path).toEqual([]);
  });

  test('every page is valid HTML', async () => {
    for (const { path, html } of pages) expect(await htmlFaults(html), path).toEqual([]);
  });

  test('the twins of guides stay what their writers wrote, in the words of the brand', () => {
    const english = readBuiltSite('acme');
    const here = readBuiltSite('acme', out);
    const germanButton = `<strong lang="de">${words.form.button.check}</strong>`;
    for (const [path, bytes] of english.files) {
      if (/\/guides\/.*\.md$/.test(path))
        // The button of the form is called by the name that it has on the page.
        expect(here.files.get(path)?.toString('utf8').replace(germanButton, '**Check and link**'), path).toBe(
          bytes.toString('utf8'),
        );
    }
  });

  test('what the server writes into a page is German too', async () => {
    const { page, check, reach, close } = await openForm(browser, german);
    await check('accepted-canary');
    await reach('linked');
    await page.goto(`${german.url}/linked-accounts/`);
    expect(findEnglish(fromHtml(await page.content()))).toEqual([]);
    expect(await page.getByText(words.site.accounts.status.active, { exact: true }).isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();

    const answer = await fetch(german.url + sandboxGuide, { method: 'POST', headers: { origin: german.url } });
    expect(findEnglish(fromHtml(await answer.text()))).toEqual([]);
  });

  test.each([
    ['ready', ''],
    ['checking', 'slow-canary'],
    ['linked', 'accepted-canary'],
    ['rejected', 'refused-canary'],
    ['rights-missing', 'rights-canary'],
    ['could-not-check', 'fails-canary'],
  ])('the guide and its form are German and without a fault when the form is %s', async (state, key) => {
    const { page, check, reach, close } = await openForm(browser, german);
    if (key !== '') await check(key);
    await reach(state);
    expect(findEnglish(fromHtml(await page.content()))).toEqual([]);
    expect(await accessibilityFaults(page, state === 'ready' ? 'html' : 'connect-form')).toEqual([]);
    await close();
  });
});

test('control: on the same page in English, and where a German page says something in English, it is found', () => {
  const guide = readBuiltSite('acme').pages.find(({ path }) => path === sandboxGuide);
  const found = findEnglish(fromHtml(guide?.html.replace('<html lang="en"', '<html lang="de"') ?? ''));
  expect(found.length).toBeGreaterThan(30);
  expect(found).toContain(messagesFor('en').site.skipToContent);
  const planted = fromHtml(
    '<p><button aria-label="Copy the code"></button><i data-copied="Copied" data-part="account"></i><q lang="en">Show less</q></p>',
  );
  expect(findEnglish(planted)).toEqual(['Copy the code', 'Copied']);
});
