import type { Verdict } from '../../src/contract/hub.ts';
import type { FormVisit } from './form-visit.ts';

/** A state of the form, and what brings the form into it. */
export interface FormState {
  /** As in `data-state`. */
  at: string;
  enter(visit: FormVisit): Promise<void>;
}

/** Answers the next checks in the browser, as a hub would with this verdict: so no number of them is too many. */
async function answerChecks(
  { page }: FormVisit,
  verdict: Verdict,
  outcome: 'kept' | 'refused' | 'never-told',
): Promise<void> {
  const linked = { id: 'a', provider: 'sandbox', verdict };
  const code = verdict.kind === 'could-not-check' ? 'could-not-check' : 'not-accepted';
  const problem = { statusCode: 422, code, message: '', verdict };
  await page.unroute('**/hub/accounts');
  await page.route('**/hub/accounts', async (route) => {
    if (outcome === 'kept') await route.fulfill({ status: 201, json: linked });
    if (outcome === 'refused') await route.fulfill({ status: 422, json: problem });
  });
}

function typed(value: string): FormState {
  return {
    at: 'editing',
    async enter({ field, page }) {
      await field.fill(value);
      await page.locator('.connect-note').filter({ visible: true }).first().waitFor();
    },
  };
}

function refused(verdict: Verdict): FormState {
  return {
    at: verdict.kind,
    async enter(visit) {
      await answerChecks(visit, verdict, 'refused');
      // Another value each time, since the form says of a value what became of it.
      await visit.check(`key-${JSON.stringify(verdict).length}`);
      await visit.reach(verdict.kind);
    },
  };
}

function kept(verdict: Verdict): FormState {
  return {
    at: 'linked',
    async enter(visit) {
      await answerChecks(visit, verdict, 'kept');
      await visit.check('key-that-is-kept');
      await visit.reach('linked');
    },
  };
}

const outage = { kind: 'could-not-check' } as const;
const refusal = { kind: 'rejected', field: 'apiKey', step: 'create-key' } as const;

/** Every state that a form on one page can be brought into, one after the other; the last one ends it. */
export const formStates: Record<string, FormState> = {
  ready: { at: 'ready', enter: async () => {} },
  incomplete: { at: 'incomplete', enter: ({ button }) => button.click() },
  'editing, of another format': typed('short'),
  'editing, masked': typed('sbx_••••••••1234'),
  'editing, a command': typed('curl https://example.com'),
  'editing, a link': typed('https://example.com/key'),
  "editing, another provider's key": typed('github_pat_0123456789'),
  'editing, revealed': {
    at: 'editing',
    enter: ({ page }) => page.getByRole('button', { name: 'Show API Key' }).click(),
  },
  'editing, what cannot be sent': typed('sbx_\u0430b'),
  'incomplete, what cannot be sent': {
    at: 'incomplete',
    async enter({ check, reach }) {
      await check('sbx_\u0430b');
      await reach('incomplete');
    },
  },
  'incomplete, too long': {
    at: 'incomplete',
    async enter({ check, field, reach }) {
      await field.fill('short');
      await check('x'.repeat(20_000));
      await reach('incomplete');
    },
  },
  offline: {
    at: 'offline',
    async enter({ context, reach }) {
      await context.setOffline(true);
      await reach('offline');
    },
  },
  'online again': {
    at: 'incomplete',
    async enter({ context, reach }) {
      await context.setOffline(false);
      await reach('incomplete');
    },
  },
  'rejected, credential-rejected': refused({ ...refusal, code: 'credential-rejected' }),
  'rejected, credential-expired': refused({ ...refusal, code: 'credential-expired' }),
  'rejected, credential-revoked': refused({ ...refusal, code: 'credential-revoked' }),
  'rejected, plan-lacks-api': refused({ ...refusal, code: 'plan-lacks-api', step: 'choose-rights' }),
  'rejected, address-not-allowed': refused({ ...refusal, code: 'address-not-allowed', step: 'open-console' }),
  'rights missing': refused({ kind: 'rights-missing', scopes: ['contacts:read', 'of-its-own'] }),
  'rights missing, unnamed': refused({ kind: 'rights-missing', scopes: [], step: 'choose-rights' }),
  'could not check, provider-unreachable': refused({ ...outage, code: 'provider-unreachable' }),
  'could not check, provider-timeout': refused({ ...outage, code: 'provider-timeout' }),
  'could not check, provider-failed': refused({ ...outage, code: 'provider-failed' }),
  'could not check, unexpected-answer': refused({ ...outage, code: 'unexpected-answer' }),
  'could not check, too-many-checks': refused({ ...outage, code: 'too-many-checks', retryAfterSeconds: 600 }),
  'counting down': refused({ ...outage, code: 'provider-busy', retryAfterSeconds: 99 }),
  'counted down': refused({ ...outage, code: 'provider-busy', retryAfterSeconds: 1 }),
  checking: { at: 'checking', enter: hang },
  'still waiting': {
    at: 'checking',
    async enter(visit) {
      await hang(visit);
      // After five seconds: `patienceMs` of the form.
      await visit.form.locator('[data-panel~=waiting]').filter({ visible: true }).first().waitFor();
    },
  },
};

/** The states in which the form is done; each needs the page anew. */
export const finalStates: Record<string, FormState> = {
  linked: kept({ kind: 'accepted' }),
  'linked, unchecked': kept({ kind: 'unchecked' }),
  'linked, with rights missing': kept({ kind: 'rights-missing', scopes: ['deals:read'] }),
};

/** A check that nobody answers. The page gives it up after a while, and then there is need of another. */
async function hang(visit: FormVisit): Promise<void> {
  if ((await visit.form.getAttribute('data-state')) === 'checking') return;
  await answerChecks(visit, { kind: 'accepted' }, 'never-told');
  await visit.check('key-that-hangs');
  await visit.reach('checking');
}
