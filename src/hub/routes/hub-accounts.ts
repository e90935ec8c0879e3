import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { integrationId } from '../../connector/schema.ts';
import {
  changeRequestSchema,
  type EditedAccount,
  type Linked,
  linkRequestSchema,
  type Verdict,
} from '../../contract/hub.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { idempotent } from '../idempotency.ts';
import { findIntegration } from '../integration.ts';
import { credentialsLimitBytes, type RefusedBody, readJsonBody } from '../json-body.ts';
import type { Disagreement } from '../linking.ts';
import { refuse } from '../problem.ts';
import { readQuery } from '../query.ts';
import type { Asker } from '../rate-limit.ts';
import { accountView } from '../serialize.ts';
import { isBoundElsewhere, mayChange } from '../sessions.ts';
import type { AccountFilter, StoredAccount } from '../store/store.ts';

/** `/hub/accounts`, from the browser: link, list, change, check again, unlink, all within the session's owner and binding. */
export function hubAccountRoutes(deps: HubDeps): Hono<HubContext> {
  const { connectors, store, linking, editing } = deps;
  const routes = new Hono<HubContext>();

  routes.post('/', idempotent(deps, credentialsLimitBytes), async (context) => {
    const body = await readJsonBody(context.req.raw, linkRequestSchema, credentialsLimitBytes);
    if (body.kind === 'refused') return refuseBody(context, body);
    const session = context.get('session');
    const linkable = findIntegration(connectors(), body.value.integration_id);
    if (linkable === undefined) return refuse(context, 'unknown-connector');
    context.get('noted').connector = linkable.connector.id;
    if (isBoundElsewhere(session, linkable.connector.id, linkable.methodId))
      return refuse(context, 'session-other-connector');

    const { credentials, check } = body.value;
    const outcome = await linking.link(askerOf(context), linkable, credentials, check, context.get('creationId'));
    switch (outcome.kind) {
      case 'linked':
        return context.json(linkedView(context, outcome), 201);
      case 'not-linkable':
        return refuse(context, 'method-not-linkable');
      case 'session-spent':
        return refuse(context, 'session-spent');
      default:
        return refuseDisagreement(context, outcome);
    }
  });

  routes.get('/', async (context) => {
    const query = readQuery(context.req.raw, z.strictObject({}));
    if (query.kind === 'refused') return refuse(context, query.problem, query);
    const accounts = await listVisible(context);
    return context.json(accounts.map((account) => accountView(account, connectors())));
  });

  routes.get('/:id', async (context) => {
    const account = await findVisible(context, context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    const view = accountView(account, connectors());
    // What is stored is shown to whoever came to change it, and to nobody else.
    const values = isOpenedFor(context, account) ? editing.valuesOf(account) : undefined;
    if (values === undefined) return context.json(view);
    const edited: EditedAccount = { ...view, integrationId: view.integration_id, ...values };
    return context.json(edited);
  });

  routes.patch('/:id', async (context) => {
    const body = await readJsonBody(context.req.raw, changeRequestSchema, credentialsLimitBytes);
    if (body.kind === 'refused') return refuseBody(context, body);
    const account = await findVisible(context, context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    context.get('noted').connector = account.connector;
    if (!isOpenedFor(context, account)) return refuse(context, 'session-other-account');
    const { integration_id: integration, credentials, check } = body.value;
    if (integration !== undefined && integration !== integrationId(account.connector, account.method)) {
      const errors = [{ member: 'integration_id', rule: "is not the account's, which cannot be changed" }];
      return refuse(context, 'not-the-shape', { errors });
    }
    const outcome = await editing.change(askerOf(context), account, credentials, check);
    switch (outcome.kind) {
      case 'kept':
        return context.json(linkedView(context, outcome));
      case 'changed-meanwhile':
        return refuse(context, 'changed-meanwhile');
      case 'connector-gone':
        return refuse(context, 'unknown-connector');
      default:
        return refuseDisagreement(context, outcome);
    }
  });

  routes.post('/:id/check', async (context) => {
    const account = await findVisible(context, context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    context.get('noted').connector = account.connector;
    if (!mayChange(context.get('session'), account.id)) return refuse(context, 'session-spent');
    const outcome = await linking.check(askerOf(context), account);
    if (outcome.kind === 'connector-gone') return refuse(context, 'unknown-connector');
    if (outcome.kind === 'too-many') return refuseTooMany(context, outcome.retryAfterSeconds);
    note(context, outcome.verdict);
    const { id, connector } = outcome.account;
    // Whatever the provider said, the check itself was done: the verdict is the answer, not a problem.
    return context.json({
      id,
      provider: connector,
      verdict: outcome.verdict,
      account: accountView(outcome.account, connectors()),
    });
  });

  routes.delete('/:id', async (context) => {
    const account = await findVisible(context, context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    if (!mayChange(context.get('session'), account.id)) return refuse(context, 'session-spent');
    if (!(await store.removeAccount(account.id))) return refuse(context, 'unknown-account');
    return context.body(null, 204);
  });

  async function findVisible(context: Context<HubContext>, id: string): Promise<StoredAccount | undefined> {
    const account = await store.findAccount(id);
    return account !== undefined && isVisible(context, account) ? account : undefined;
  }

  async function listVisible(context: Context<HubContext>): Promise<StoredAccount[]> {
    const { ownerId, connector, method } = context.get('session');
    const filter: AccountFilter = { ownerIds: [ownerId] };
    if (connector !== null) filter.connectors = [connector];
    if (method !== null) filter.methods = [method];
    const accounts: StoredAccount[] = [];
    let isWhole = false;
    do {
      const part = await store.listAccounts(filter, { after: accounts.at(-1), limit: partSize });
      accounts.push(...part);
      isWhole = part.length < partSize;
    } while (!isWhole);
    return accounts;
  }

  return routes;
}

/** How many accounts are read at once: the store answers others in between. */
const partSize = 200;

function askerOf(context: Context<HubContext>): Asker {
  return { session: context.get('session'), client: context.env.client };
}

/** Whether the session was opened to change this very account. */
function isOpenedFor(context: Context<HubContext>, account: StoredAccount): boolean {
  return context.get('session').accountId === account.id;
}

function isVisible(context: Context<HubContext>, account: StoredAccount): boolean {
  const session = context.get('session');
  return account.ownerId === session.ownerId && !isBoundElsewhere(session, account.connector, account.method);
}

function linkedView(
  context: Context<HubContext>,
  { account, verdict }: { account: StoredAccount; verdict: Verdict },
): Linked {
  note(context, verdict);
  return { id: account.id, provider: account.connector, verdict };
}

/** What is wrong with a value is its field's fault, which a form can show where it belongs. */
function refuseBody(context: Context<HubContext>, { problem, errors = [] }: RefusedBody): Response {
  const faults = errors.flatMap(({ member, rule }) => {
    const field = /^credentials\.(.+)$/s.exec(member)?.[1];
    return field === undefined ? [] : [{ field, rule }];
  });
  const isOfFields = errors.length > 0 && faults.length === errors.length;
  return isOfFields ? refuse(context, 'fields-incomplete', { faults }) : refuse(context, problem, { errors });
}

function refuseDisagreement(context: Context<HubContext>, outcome: Disagreement): Response {
  switch (outcome.kind) {
    case 'refused':
      return refuseVerdict(context, outcome.verdict);
    case 'incomplete':
      return refuse(context, 'fields-incomplete', outcome);
    case 'check-required':
      return refuse(context, 'check-required');
    case 'too-many':
      return refuseTooMany(context, outcome.retryAfterSeconds);
    default:
      return outcome satisfies never;
  }
}

function refuseVerdict(context: Context<HubContext>, verdict: Verdict): Response {
  note(context, verdict);
  if (verdict.kind !== 'could-not-check') return refuse(context, 'not-accepted', { verdict });
  return refuse(context, 'could-not-check', { verdict, retryAfterSeconds: verdict.retryAfterSeconds });
}

function refuseTooMany(context: Context<HubContext>, retryAfterSeconds: number): Response {
  const verdict: Verdict = { kind: 'could-not-check', code: 'too-many-checks', retryAfterSeconds };
  note(context, verdict);
  return refuse(context, 'too-many-checks', { verdict, retryAfterSeconds });
}

function note(context: Context<HubContext>, verdict: Verdict): void {
  const noted = context.get('noted');
  noted.verdict = verdict.kind;
  if ('code' in verdict) noted.verdictCode = verdict.code;
}
