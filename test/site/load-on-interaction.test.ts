/** Scripts that wait for the reader's first move: nothing that is pressed until they have come is lost. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bundleScript } from '../browser/bundle-script.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { keepPointerStill } from './visit.ts';

const firstMove = await bundleScript('src/browser/entries/load-on-interaction.ts');

/** Counts what reaches it, as a control would that has just been made live. */
const late = `
  window.reached = [];
  const note = (event) => window.reached.push(event.type + ' ' + (event.key ?? event.target.closest('[id]').id));
  for (const id of ['button', 'kept']) document.getElementById(id).addEventListener('click', (event) => {
    note(event);
    if (id === 'kept') event.preventDefault();
  });
  document.addEventListener('keydown', note);`;

const body = `
  <button type="button" id="button"><b class="label">Copy</b></button>
  <button type="button" aria-keyshortcuts="/ Control+K">Search</button>
  <a href="/elsewhere" id="link">A page</a>
  <a href="#there" id="kept" data-await>A place</a>
  <details><summary id="summary">More</summary><p>Text</p></details>
  <label><input type="checkbox" id="box" /> Done</label>
  <form id="form" method="post" action="/posted"><input name="key" id="field" required /><button id="send">Link</button></form>
  <p id="there">Place</p>
  <template class="first-move"><script type="module" src="/late.js"></script></template>
  <script type="module" src="/first-move.js"></script>`;

const browser = await openBrowser();

interface Slow {
  page: Page;
  /** Lets the late script come, or fail. */
  answer(how?: 'script' | 'failure'): Promise<void>;
  reached(): Promise<string[]>;
}

async function openSlowPage(): Promise<Slow> {
  const page = await browser.newPage();
  await keepPointerStill(page);
  let asked = () => {};
  const whenAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let answer: (how: 'script' | 'failure') => void = () => {};
  const how = new Promise<'script' | 'failure'>((resolve) => {
    answer = resolve;
  });
  await page.route('http://slow.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/first-move.js') return route.fulfill({ contentType: 'text/javascript', body: firstMove });
    if (pathname === '/late.js') {
      asked();
      return (await how) === 'script'
        ? route.fulfill({ contentType: 'text/javascript', body: late })
        : route.fulfill({ status: 500 });
    }
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>${pathname}</title>${body}` });
  });
  await page.goto('http://slow.test/');
  return {
    page,
    async answer(outcome = 'script') {
      await whenAsked;
      answer(outcome);
      if (outcome === 'script') await page.waitForFunction('window.reached !== undefined');
    },
    reached: () => page.evaluate('window.reached'),
  };
}

test('no script in a template is asked for before the reader moves', async () => {
  const { page } = await openSlowPage();
  expect(await page.locator('template.first-move').count()).toBe(1);
  await page.mouse.move(50, 50);
  await page.locator('template.first-move').waitFor({ state: 'detached' });
});

test('a click while the scripts come reaches its button once they have, and once, however impatient', async () => {
  const { page, answer, reached } = await openSlowPage();
  await page.click('.label');
  await page.click('.label');
  await answer();
  await expect.poll(reached).toEqual(['click button']);
  await page.click('.label');
  expect(await reached(), 'and later clicks arrive as always').toEqual(['click button', 'click button']);
});

test('a shortcut that a control names is held back and repeated; other keys, and keys typed in a field, are not', async () => {
  const { page, answer, reached } = await openSlowPage();
  await page.keyboard.press('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('x');
  await page.focus('#field');
  await page.keyboard.type('a/b');
  await answer();
  await expect.poll(reached).toEqual(['keydown /', 'keydown k']);
  expect(await page.inputValue('#field')).toBe('a/b');
});

test('links, summaries and checkboxes do at once what they do without script', async () => {
  const { page } = await openSlowPage();
  await page.click('#summary');
  expect(await page.locator('details').getAttribute('open')).toBe('');
  await page.check('#box');
  await page.click('#link');
  await page.waitForURL('**/elsewhere');
});

test('native controls are not pressed again when the scripts have come', async () => {
  const { page, answer, reached } = await openSlowPage();
  await page.click('#summary');
  await page.check('#box');
  await answer();
  await expect.poll(reached).toEqual([]);
  expect(await page.locator('details').getAttribute('open')).toBe('');
  expect(await page.isChecked('#box')).toBe(true);
});

test('a link that waits is followed by its script', async () => {
  const { page, answer, reached } = await openSlowPage();
  await page.click('#kept');
  await answer();
  await expect.poll(reached).toEqual(['click kept']);
  expect(page.url(), 'its address was not gone to').toBe('http://slow.test/');
});

test('when the scripts fail, a link is followed as without script', async () => {
  const { page, answer } = await openSlowPage();
  await page.click('#kept');
  await answer('failure');
  await page.waitForURL('**/#there');
});
