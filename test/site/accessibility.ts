import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What is looked at: the rules of WCAG 2.2 AA, and axe's own good practice. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The rules whose answer depends on colors: all others say the same of a page in every scheme. */
const colorRules = ['color-contrast', 'link-in-text-block'];

const packages = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axeSource = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

const schemes = ['light', 'dark'] as const;

const desktop = { width: 1280, height: 800 };
/** A small phone, and what is left of a desktop's screen at 400 % (WCAG 1.4.10). */
const phone = { width: 320, height: 640 };

/** What axe finds wrong within a part of a page as it is now, in light and in dark: `scheme rule: element`. */
export async function accessibilityFaults(page: Page, within = 'html'): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const found = await runAxe(page, within, colorScheme === 'light' ? standards : colorRules);
    faults.push(...found.map((fault) => `${colorScheme} ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/**
 * What is wrong within a part of a page in every scheme, on a desktop and on a phone: axe's faults, whether the page
 * can be scrolled sideways, and what keeps colors of its own when the reader forces theirs. The page is not loaded
 * again, so it stays in the state that it is in. Leaves it on the desktop, in light.
 */
export async function faultsInEveryLook(page: Page, within = 'html'): Promise<string[]> {
  const faults: string[] = [];
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    if (size === phone) await leaveDock(page);
    const found = [...(await accessibilityFaults(page, within)), ...(await overflow(page))];
    faults.push(...found.map((fault) => `${size.width} px, ${fault}`));
  }
  return [...faults, ...(await unforced(page, within))];
}

/** To the end of the page, where the form is and the bar that leads to it is not: what scrolls under a bar is not lost. */
async function leaveDock(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  const dock = page.locator('.connect-dock');
  if ((await page.locator('connect-form').count()) > 0 && (await dock.count()) > 0)
    await dock.waitFor({ state: 'hidden' });
}

interface Axe {
  run(within: string, options: object): Promise<{ violations: { id: string; nodes: AxeNode[] }[] }>;
}

interface AxeNode {
  html: string;
  any: { message: string }[];
  all: { message: string }[];
}

async function runAxe(page: Page, within: string, runOnly: readonly string[]): Promise<string[]> {
  // Half a megabyte: once a page, not once a run.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(
    async ([part, rules]) => {
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(part, { runOnly: rules, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any, all }) => {
          const reasons = [...any, ...all].map(({ message }) => message).join('; ');
          return `${id}: ${html.slice(0, 200)} (${reasons})`;
        }),
      );
    },
    [within, runOnly] as const,
  );
}

/** Nothing but tables and code, which scroll by themselves, may need scrolling in two directions: WCAG 1.4.10. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth = 0 } = document.scrollingElement ?? {};
    if (scrollWidth <= innerWidth) return [];
    const widest = [...document.querySelectorAll('body *')].findLast(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    return [`scrolls sideways, ${scrollWidth} px: ${widest?.outerHTML.slice(0, 200)}`];
  });
}

/** What paints itself with the reader's colors, as `forced-colors.test.ts` sees. */
const selfPainted = '.progress-bar';

/**
 * Where a reader's forced colors do not reach. The browser sees to the contrast of all else, and axe can't: what
 * `getComputedStyle` tells it of text is the color from before. Marks without text are held to it by
 * `forced-colors.test.ts`.
 */
async function unforced(page: Page, within: string): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await page.evaluate(
    ([part, known]) =>
      [...document.querySelectorAll(`${part}, ${part} *`)]
        .filter(
          (element) => !element.closest(`svg, ${known}`) && getComputedStyle(element).forcedColorAdjust === 'none',
        )
        .map((element) => `forced colors do not reach ${element.outerHTML.slice(0, 200)}`),
    [within, selfPainted] as const,
  );
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}
