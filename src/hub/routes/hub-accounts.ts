import { type Context, Hono } from 'hono';
import { type Linked, linkRequestSchema, type Verdict } from '../../contract/hub.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { findIntegration } from '../integration.ts';
import { readJsonBody } from '../json-body.ts';
import { refuse } from '../problem.ts';
import { accountView } from '../serialize.ts';
import { isBoundElsewhere } from '../sessions.ts';
import type { StoredAccount } from '../store/store.ts';

/** `/hub/accounts`, from the browser: link, list, check again, unlink, all within the session's owner and binding. */
export function hubAccountRoutes({ connectors, store, linking }: HubDeps): Hono<HubContext> {
  const routes = new Hono<HubContext>();

  routes.post('/', async (context) => {
    const body = await readJsonBody(context.req.raw, linkRequestSchema);
    if (body.kind === 'refused') return refuse(context, body.problem);
    const session = context.get('session');
    const linkable = findIntegration(connectors(), body.value.integration_id);
    if (linkable === undefined) return refuse(context, 'unknown-connector');
    context.get('noted').connector = linkable.connector.id;
    if (isBoundElsewhere(session, linkable.connector.id, linkable.methodId))
      return refuse(context, 'session-other-connector');

    const outcome = await linking.link(session, linkable, body.value.credentials, body.value.check);
    switch (outcome.kind) {
      case 'linked': {
        note(context, outcome.verdict);
        const linked: Linked = {
          id: outcome.account.id,
          provider: outcome.account.connector,
          verdict: outcome.verdict,
        };
        return context.json(linked, 201);
      }
      case 'refused':
        return refuseVerdict(context, outcome.verdict);
      case 'incomplete':
        return refuse(context, 'fields-incomplete', { fields: outcome.fields });
      case 'check-required':
        return refuse(context, 'check-required');
      case 'not-linkable':
        return refuse(context, 'method-not-linkable');
      case 'too-many':
        return refuseTooMany(context, outcome.retryAfterSeconds);
      default:
        return outcome satisfies never;
    }
  });

  routes.get('/', async (context) => {
    const { ownerId, connector } = context.get('session');
    const filter = connector === null ? { ownerId } : { ownerId, connector };
    const accounts = await store.listAccounts(filter, { offset: 0, limit: 200 });
    return context.json(
      accounts.filter((account) => isVisible(context, account)).map((account) => accountView(account, connectors())),
    );
  });

  routes.get('/:id', async (context) => {
    const account = await findVisible(context, context.req.param('id'));
    return account === undefined
      ? refuse(context, 'unknown-account')
      : context.json(accountView(account, connectors()));
  });

  routes.post('/:id/check', async (context) => {
    const account = await findVisible(context, context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    context.get('noted').connector = account.connector;
    const outcome = await linking.check(context.get('session'), account);
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
    if (account === undefined || !(await store.removeAccount(account.id))) return refuse(context, 'unknown-account');
    return context.body(null, 204);
  });

  async function findVisible(context: Context<HubContext>, id: string): Promise<StoredAccount | undefined> {
    const account = await store.findAccount(id);
    return account !== undefined && isVisible(context, account) ? account : undefined;
  }

  return routes;
}

function isVisible(context: Context<HubContext>, account: StoredAccount): boolean {
  const session = context.get('session');
  return account.ownerId === session.ownerId && !isBoundElsewhere(session, account.connector, account.method);
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
