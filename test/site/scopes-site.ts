import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { inject } from 'vitest';
import { buildCase } from './build-case.ts';
import { type StartedSite, startSite } from './start-site.ts';
import { openVisit, type Visit, wake } from './visit.ts';

export interface ScopesSite extends StartedSite {
  /** A guide whose parts depend on the four actions of its connector. */
  guide: string;
  /** A guide with sixty actions of its own. */
  manyActions: string;
  /** A guide with scoped parts whose writer put no picker. */
  unpicked: string;
}

/** Builds and serves a small site of its own, with guides that depend on scopes. */
export async function startScopesSite(): Promise<ScopesSite> {
  const { content, out } = await buildCase('scopes', inject('builtSites'));
  const site = await startSite({ brand: 'acme', env: { KEYWAY_OUT: out, KEYWAY_CONTENT: content } });
  const linkAccount = `${site.url}/connectors/crate/guides/link-account`;
  return {
    ...site,
    guide: `${linkAccount}/token/`,
    manyActions: `${site.url}/guides/many/`,
    unpicked: `${linkAccount}/unpicked/`,
  };
}

/** A visit to a guide with a picker that is awake. */
export interface ScopesVisit extends Visit {
  picker: Locator;
  /** What is to be allowed, as it is printed. */
  scopes(): Promise<string>;
  /** Numbers and titles of the steps that show. */
  steps(): Promise<string[]>;
  choose(action: string): Promise<void>;
}

/** Opens a guide and moves the mouse, at which the picker's script loads. */
export async function openScopes(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<ScopesVisit> {
  const visit = await openVisit(browser, options);
  const { page } = visit;
  await page.goto(address);
  if (options.javaScriptEnabled !== false) {
    await wake(page);
  }
  const picker = page.locator('scope-picker');
  return {
    ...visit,
    picker,
    scopes: () => picker.locator('.scope-picker-scopes').innerText(),
    steps: async () => {
      const titles = await page.locator('.prose .step-title').filter({ visible: true }).allTextContents();
      return titles.map((title) => title.replace(/^Step /, ''));
    },
    choose: (action) => picker.getByRole('checkbox', { name: action, exact: true }).check(),
  };
}
