import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { EmbeddedElement, EmbeddedPage } from '../../src/contract/embed.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { findCanaries } from '../security/find-canaries.ts';
import { faultsInEveryLook } from './accessibility.ts';
import { readBuiltSite, textOf } from './built-site.ts';
import { link, openProduct, startEmbedSite } from './embed-site.ts';
import { openVisit } from './visit.ts';

const [browser, { site, provider, product, stranger }] = await Promise.all([openBrowser(), startEmbedSite()]);
const guide = '/connectors/sandbox/guides/link-account/api-key';
const built = readBuiltSite('acme');

test('a reader links an account inside another site’s page, and the page learns of it without a key', async () => {
  const key = `accepted-${randomBytes(18).toString('base64url')}`;
  const { page, told, complaints, requested, close } = await openProduct(browser, product);
  // Every message of the page, and every event of the element with all that it holds.
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)), true);
    for (const name of ['step', 'verdict', 'linked', 'session', 'field-filled', 'account-linked', 'credential-checked'])
      document.addEventListener(name, (event) => heard.push(JSON.stringify((event as CustomEvent).detail)), true);
  });
  await link(page, key);
  await page.locator('connect-form[data-state="linked"]').waitFor();
  const lines = await told();
  expect(lines).toContain('verdict {"kind":"accepted"}');
  expect(lines.at(-1)).toMatch(/^linked \{"account":"[^"]+","provider":"sandbox"\}$/);
  expect(provider.keys).toContain(key);
  // The policy of the page and its Trusted Types stood by.
  expect(complaints).toEqual([]);

  const sinks = await keptBy(page);
  sinks['requested'] = requested.join('\n');
  const found = (planted: Record<string, string>) =>
    findCanaries(Object.fromEntries(Object.entries(planted).map(([sink, text]) => [sink, Buffer.from(text)])), [key]);
  expect(sinks['heard']).toContain('accepted');
  expect(sinks['shadow']).toContain('connect-form');
  expect(found(sinks)).toEqual([]);
  // Control: planted into any of these places, it is found.
  for (const sink of Object.keys(sinks))
    expect(found({ ...sinks, [sink]: `${sinks[sink]} ${key}` })).toEqual([`${sink}: raw`, ...textEncodings(sink)]);
  await close();
});

test('a key that is refused opens its step in the embedded guide, and leaves the title to the page', async () => {
  const { page, told, close } = await openProduct(browser, product);
  await link(page, 'refused-1');
  await page.locator('connect-form[data-state="rejected"]').waitFor();
  const lines = await told();
  expect(lines).toContain('verdict {"kind":"rejected","code":"credential-rejected"}');
  expect(lines.some((line) => line.startsWith('step {"id":'))).toBe(true);
  await page.locator('.step .connect-step-marker').getByRole('button', { name: 'Check again' }).waitFor();
  expect(await page.title()).toBe('Settings · Example App');
  await close();
});

test('links within the guide lead there, and links out of it open beside the page', async () => {
  const { page, told, close } = await openProduct(browser, product);
  await page.locator('connect-form .connect-hint a[data-action="show-step"]').click();
  await expect.poll(async () => (await told()).length).toBeGreaterThan(0);
  expect(page.url()).toBe(`${product.url}/`);
  const away = await page
    .locator('keyway-guide .prose a:not([href^="#"], [data-action])')
    .evaluateAll((links) =>
      links.map((each) => [(each as HTMLAnchorElement).target, (each as HTMLAnchorElement).protocol]),
    );
  expect(away.length).toBeGreaterThan(0);
  for (const [target, protocol] of away)
    expect([target, protocol?.replace('http:', 'https:')]).toEqual(['_blank', 'https:']);
  await close();
});

test('the page chooses theme, colors, font and parts', async () => {
  const { page, close } = await openProduct(browser, product);
  const looks = () =>
    page.locator('keyway-guide').evaluate((element) => {
      const styleOf = (selector: string) => getComputedStyle(element.shadowRoot?.querySelector(selector) as Element);
      return {
        button: styleOf('.connect-button').backgroundColor,
        title: styleOf('[part~=title]').fontStyle,
        font: styleOf('.prose').fontFamily,
        ground: styleOf('.guide-embed').backgroundColor,
        scheme: styleOf('.guide-embed').colorScheme,
      };
    });
  const light = await looks();
  expect(light).toMatchObject({
    button: 'rgb(109, 40, 217)',
    title: 'italic',
    font: 'Georgia, serif',
    scheme: 'light',
  });
  await page.locator('keyway-guide').evaluate((element) => element.setAttribute('theme', 'dark'));
  const dark = await looks();
  expect(dark.scheme).toBe('dark');
  expect(dark.ground).not.toBe(light.ground);
  const parts = await page.locator('keyway-guide [part]').evaluateAll((all) => all.flatMap((each) => [...each.part]));
  expect(new Set(parts)).toEqual(new Set(['guide', 'title', 'step', 'form', 'field', 'button', 'notice']));
  await close();
});

test('an embedded guide has no fault for assistive tools, on desktops and phones, before and after a refusal', async () => {
  const { page, close } = await openProduct(browser, product);
  expect(await faultsInEveryLook(page, 'keyway-guide')).toEqual([]);
  await link(page, 'refused-2');
  await page.locator('connect-form[data-state="rejected"]').waitFor();
  expect(await faultsInEveryLook(page, 'keyway-guide')).toEqual([]);
  await close();
});

test('an app that makes, moves and takes away elements has two of them, each with a session of its own', async () => {
  const { page, complaints, close } = await openProduct(browser, product);
  await page.evaluate(async (src) => {
    const { token } = (await (await fetch('/session', { method: 'POST' })).json()) as { token: string };
    const second = document.createElement('keyway-guide');
    second.setAttribute('session', token);
    second.setAttribute('src', src);
    // As frameworks do when they rehearse, or move what they made.
    document.body.append(second);
    second.remove();
    document.body.prepend(second);
  }, guide);
  const [first, second] = [0, 1].map((at) => page.locator('keyway-guide').nth(at).locator('connect-form'));
  await page.locator('keyway-guide[state="ready"]').nth(1).waitFor();
  // A session that was an attribute is in memory alone.
  expect(await page.content()).not.toMatch(/ session=/);
  await link(page, 'accepted-second', 0);
  await expect.poll(() => first?.getAttribute('data-state')).toBe('linked');
  expect(await second?.getAttribute('data-state')).not.toBe('linked');
  await link(page, 'refused-first', 1);
  await expect.poll(() => second?.getAttribute('data-state')).toBe('rejected');
  expect(await first?.getAttribute('data-state')).toBe('linked');
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
  await close();
});

test('without a session the form says where to come from, and opens as soon as it gets one', async () => {
  const { page, told, close } = await openProduct(browser, product, '?session=none');
  await page.locator('connect-form[data-state="session-missing"]').waitFor();
  expect(await page.locator('connect-form').innerText()).toContain('Open this guide from Acme Connect');
  expect(await told()).toContain('session {"kind":"session-missing"}');
  await page.evaluate(async () => {
    const { token } = (await (await fetch('/session', { method: 'POST' })).json()) as { token: string };
    Object.assign(document.querySelector('keyway-guide') as Element, { session: token });
  });
  await link(page, 'accepted-later');
  await page.locator('connect-form[data-state="linked"]').waitFor();
  await close();
});

test('a page of an origin that the brand does not name can read nothing', async () => {
  const readable = async (url: string) => {
    const { page, close } = await openVisit(browser);
    await page.goto(url);
    const answers = await page.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map((address) =>
            fetch(address).then(
              (answer) => answer.status,
              () => 'nothing',
            ),
          ),
        ),
      [
        '/embed.js',
        '/embed.css',
        '/brand.css',
        `${guide}.embed.json`,
        `${guide}.json`,
        '/hub/settings',
        `${guide}/`,
      ].map((path) => site.url + path),
    );
    const state = await page.locator('keyway-guide').getAttribute('state');
    const fallback = await page.getByRole('link', { name: 'How to link the Sandbox' }).isVisible();
    await close();
    return { answers, state, fallback };
  };
  expect(await readable(stranger.url)).toEqual({ answers: Array(7).fill('nothing'), state: null, fallback: true });
  // Control: the same page where it is allowed. What a person browses is for nobody's script.
  const allowed = await readable(product.url);
  expect(allowed.answers).toEqual([200, 200, 200, 200, 200, 401, 'nothing']);
});

test('an address on another host is not asked, and shows what the page put there', async () => {
  const { page, requested, close } = await openProduct(browser, product);
  await page
    .locator('keyway-guide')
    .evaluate((element) => element.setAttribute('src', 'https://elsewhere.example/page'));
  await page.locator('keyway-guide[state="failed"]').waitFor();
  expect(requested.filter((address) => address.includes('elsewhere'))).toEqual([]);
  await close();
});

test('data that would run, load a frame, restyle the page or lead into a script is left out', async () => {
  const { page, complaints, close } = await openProduct(browser, product);
  const hostile: EmbeddedElement = [
    'div',
    { onclick: 'ran = 1', style: 'color: red', id: 'hostile', title: 'kept' },
    ['script', { src: '/demo.js' }, 'ran = 1'],
    ['iframe', { srcdoc: '<script>ran = 1</script>', src: '/' }],
    ['a', { href: 'javascript:ran=1', class: 'bad' }, 'a'],
    ['a', { href: '../x/', class: 'good' }, 'b'],
    ['svg', {}, ['use', { href: 'data:image/svg+xml,x' }], ['script', {}, 'ran = 1']],
  ];
  await page.route('**/hostile.embed.json', (route) =>
    route.fulfill({
      json: { title: 'T', language: 'en', content: hostile },
      headers: { 'access-control-allow-origin': product.url },
    }),
  );
  await page.locator('keyway-guide').evaluate((element) => element.setAttribute('src', '/a/hostile'));
  const made = page.locator('keyway-guide #hostile');
  const html = await made.evaluate((element) => element.outerHTML);
  expect(html).toMatch(/^<div id="hostile" title="kept">/);
  expect(html).not.toMatch(/<script|<iframe|<use|javascript:|onclick|style=|srcdoc/);
  expect(await made.locator('.bad').getAttribute('href')).toBeNull();
  expect(await made.locator('.good').getAttribute('href')).toBe(`${site.url}/a/x/`);
  expect(await page.evaluate('typeof ran')).toBe('undefined');
  expect(complaints).toEqual([]);
  await close();
});

test('every guide is there as data, whole, and the browser makes all of its elements', async () => {
  const guides = built.pages.filter(({ html }) => /<div class="prose"/.test(html));
  expect(guides.length).toBeGreaterThan(5);
  const { page, close } = await openProduct(browser, product);
  for (const { path } of guides) {
    const address = path === '/' ? '/index' : path.slice(0, -1);
    const data = JSON.parse(textOf(built, `${address}.embed.json`)) as EmbeddedPage;
    const made = await page.locator('keyway-guide').evaluate(async (element, src) => {
      element.setAttribute('src', src);
      while (element.getAttribute('state') !== 'ready') await new Promise((resolve) => setTimeout(resolve, 10));
      // A script puts a picture that can grow into a button.
      const isOfZoom = (each: Element) => each.localName !== 'img' && each.closest('button:has(> img)') !== null;
      const all = (root: ParentNode): string[] =>
        [...root.querySelectorAll('*')].flatMap((each) => [
          ...(isOfZoom(each) ? [] : [each.localName]),
          ...(each instanceof HTMLTemplateElement ? all(each.content) : []),
        ]);
      return all(element.shadowRoot?.querySelector('.guide-embed') as Element);
    }, address);
    expect(made.sort(), path).toEqual(namesIn(data.content).sort());
  }
  await close();
});

test('the script with the form costs a page at most 14 KB, and names no brand', () => {
  const script = textOf(built, '/embed.js');
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(14 * 1024);
  expect(script + textOf(built, '/embed.css')).not.toMatch(/stackone|acme/i);
  // What it loads besides would need permissions of its own.
  expect(textOf(built, '/embed.css')).not.toMatch(/@import|url\(/);
  expect(script).not.toMatch(/\bimport\s*["'(]|innerHTML|document\.write/);
});

test('a brand that names no origin ships nothing to embed', () => {
  const files = [...readBuiltSite('stackone').files.keys()];
  expect(files.filter((path) => path.includes('embed'))).toEqual([]);
});

function namesIn([name, , ...children]: EmbeddedElement): string[] {
  return [name, ...children.flatMap((child) => (typeof child === 'string' ? [] : namesIn(child)))];
}

/** A key of letters and digits looks the same in an address and in HTML. */
function textEncodings(sink: string): string[] {
  return ['url', 'json', 'html', 'latin1'].map((encoding) => `${sink}: ${encoding}`);
}

/** Every place of a page that keeps something, the fields themselves excepted. */
async function keptBy(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const guide = document.querySelector('keyway-guide');
    const { heard } = globalThis as unknown as { heard: string[] };
    return {
      heard: heard.join('\n'),
      html: document.documentElement.outerHTML,
      shadow: guide?.shadowRoot?.querySelector('.guide-embed')?.outerHTML ?? '',
      address: location.href + JSON.stringify(history.state),
      stores: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name]),
      title: document.title,
    };
  });
}
