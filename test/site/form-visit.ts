import type { Browser, Locator } from 'playwright-core';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, type StartedSite } from './start-site.ts';
import { openVisit, type Visit, type VisitOptions, wake } from './visit.ts';

/** A visit to a guide whose form is ready for use. */
export interface FormVisit extends Visit {
  form: Locator;
  /** The field of the Sandbox guide. */
  field: Locator;
  /** What is said below that field. */
  note: Locator;
  button: Locator;
  /** Keeps the credential without a check. */
  anyway: Locator;
  /** Where the form says what cannot be seen. */
  said: Locator;
  /** Types a key over what the field holds, and presses the button. */
  check(key: string): Promise<void>;
  /** Waits until the form is in a state. */
  reach(state: string): Promise<void>;
}

/** What a session is opened with. Without an owner it is one of its own. */
export interface BoundSession {
  provider?: string;
  expires_in?: number;
  multiple?: boolean;
  origin_owner_id?: string;
  origin_owner_name?: string;
  origin_username?: string;
}

export interface FormVisitOptions extends VisitOptions {
  /** What the session shall be bound to; `none`: come without one. */
  session?: BoundSession | 'none';
  path?: string;
}

let owners = 0;

/** Opens a guide with a session of its own, since checks are counted by session and by owner. */
export async function openForm(
  browser: Browser,
  site: StartedSite,
  { session = {}, path = sandboxGuide, ...options }: FormVisitOptions = {},
): Promise<FormVisit> {
  const visit = await openVisit(browser, options);
  const { page } = visit;
  if (session !== 'none') await page.goto(await openSession(site, session));
  await page.goto(site.url + path);
  if (options.javaScriptEnabled !== false) await wake(page);
  const form = page.locator('connect-form');
  const field = page.getByLabel('API Key', { exact: true });
  const button = form.locator('button[data-busy]');
  return {
    ...visit,
    form,
    field,
    note: form.locator('.connect-note[id]'),
    button,
    anyway: form.getByRole('button', { name: 'Link anyway' }),
    said: form.getByRole('status'),
    async check(key) {
      await field.fill(key);
      await button.click();
    },
    reach: (state) => page.locator(`connect-form[data-state="${state}"]`).waitFor(),
  };
}

/** Asks the hub for a session, as a backend does; answers the link that a person opens. */
export async function openSession({ url }: StartedSite, bound: BoundSession): Promise<string> {
  owners += 1;
  const owner = `owner-${owners}`;
  const answer = await fetch(`${url}/connect_sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${apiKey}:`)}` },
    body: JSON.stringify({ origin_owner_id: owner, origin_owner_name: owner, ...bound }),
  });
  const { auth_link_url: link } = (await answer.json()) as { auth_link_url?: string };
  if (link === undefined) throw new Error(`The hub opened no session: ${answer.status}.`);
  return link;
}
