import type { Browser, Page } from 'playwright-core';
import { finalStates, formStates } from './form-states.ts';
import { openForm } from './form-visit.ts';
import { sandboxGuide } from './sandbox-console.ts';
import type { StartedSite } from './start-site.ts';
import { openVisit, type Visit, wake } from './visit.ts';

/** A page in a state, of which pictures are kept. */
export interface Scene {
  /** What the picture's name begins with. */
  name: string;
  open(browser: Browser, site: StartedSite): Promise<Visit>;
  /** What is at the top of the picture; the top of the page, when left out. */
  from?: string;
}

export const scenes: readonly Scene[] = [
  pageScene('front', '/'),
  pageScene('overview', '/connectors/'),
  pageScene('connector', '/connectors/lusha/'),
  pageScene('guide', '/connectors/lusha/guides/link-account/api-key/'),
  pageScene(
    'guide-with-choice',
    '/connectors/hubspot/guides/link-account/private-app-access-token/?actions=hubspot_list_contacts,hubspot_create_deal',
    { from: '.panel:has(scope-picker)' },
  ),
  pageScene('article', '/guides/how-linking-works/'),
  pageScene('not-found', '/nowhere/'),
  pageScene('search', '/', {
    async enter(page) {
      await page.keyboard.press('/');
      await page.getByRole('combobox').pressSequentially('lusha');
      await page.getByRole('option').first().waitFor();
    },
  }),
  formScene('form-rejected', formStates['rejected, credential-rejected']),
  formScene('form-could-not-check', formStates['could not check, provider-unreachable']),
  formScene('form-linked', finalStates['linked']),
];

interface Entry {
  enter(page: Page): Promise<void>;
}

/** Options of a visit that make a picture the same on every machine. */
const calm = { bypassCSP: true, locale: 'en-GB', timezoneId: 'UTC', deviceScaleFactor: 1 } as const;

function pageScene(name: string, path: string, { enter, from }: Partial<Pick<Scene, 'from'> & Entry> = {}): Scene {
  return {
    name,
    ...(from === undefined ? {} : { from }),
    async open(browser, site) {
      const visit = await openVisit(browser, calm);
      await visit.page.goto(site.url + path, { waitUntil: 'networkidle' });
      await wake(visit.page);
      await enter?.(visit.page);
      return visit;
    },
  };
}

function formScene(name: string, state: (typeof formStates)[string] | undefined): Scene {
  return {
    name,
    from: '.guide-form',
    async open(browser, site) {
      const visit = await openForm(browser, site, { ...calm, session: 'none', path: sandboxGuide });
      await wake(visit.page);
      await state?.enter(visit);
      return visit;
    },
  };
}
