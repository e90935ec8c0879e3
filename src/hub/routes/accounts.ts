import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { accountSchema, type MemberError } from '../../contract/hub.ts';
import { accountCursor, accountCursorSchema } from '../account-cursor.ts';
import { requireApiKey } from '../api-key.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { readJsonBody } from '../json-body.ts';
import { refuse } from '../problem.ts';
import { once, readQuery } from '../query.ts';
import { accountMetaView, accountView } from '../serialize.ts';
import type { AccountFilter, StoredAccount } from '../store/store.ts';

/** `/accounts`, server to server: every owner's accounts, never a credential. */
export function accountRoutes({ connectors, store, clock, apiKeys, publicUrl }: HubDeps): Hono<HubContext> {
  const routes = new Hono<HubContext>();
  routes.use(requireApiKey(apiKeys));
  const view = (account: StoredAccount) => accountView(account, connectors());

  routes.get('/', async (context) => {
    const query = readQuery(context.req.raw, listQuerySchema);
    if (query.kind === 'refused') return refuse(context, query.problem, query);
    const { page, page_size: limit, next: after } = query.value;
    // One more than asked for tells whether the list goes on.
    const span = { after, offset: ((page ?? 1) - 1) * limit, limit: limit + 1 };
    const accounts = await store.listAccounts(filterOf(query.value), span);
    const [last, more] = accounts.slice(limit - 1);
    if (last !== undefined && more !== undefined) linkNext(context, publicUrl(), last);
    return context.json(accounts.slice(0, limit).map(view));
  });

  routes.get('/:id', async (context) => {
    const account = await store.findAccount(context.req.param('id'));
    return account === undefined ? refuse(context, 'unknown-account') : context.json(view(account));
  });

  routes.get('/:id/meta', async (context) => {
    const account = await store.findAccount(context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    const connector = connectors().get(account.connector);
    return connector === undefined ? refuse(context, 'unknown-connector') : context.json(accountMetaView(connector));
  });

  routes.patch('/:id', async (context) => {
    const body = await readJsonBody(context.req.raw, changeSchema);
    if (body.kind === 'refused') return refuse(context, body.problem, body);
    const account = await store.findAccount(context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    const errors = fixedMemberErrors(account, body.value);
    if (errors.length > 0) return refuse(context, 'not-the-shape', { errors });
    const { label = account.label, origin_owner_name, origin_username: username = account.username, type } = body.value;
    const changed: StoredAccount = {
      ...account,
      label: label || null,
      username: username || null,
      ownerName: origin_owner_name ?? account.ownerName,
      type: type ?? account.type,
      updatedAt: new Date(Math.max(clock().getTime(), account.updatedAt.getTime() + 1)),
    };
    const outcome = await store.replaceAccount(changed);
    return outcome === 'changed' ? refuse(context, 'changed-meanwhile') : context.json(view(changed));
  });

  routes.delete('/:id', async (context) => {
    const account = await store.findAccount(context.req.param('id'));
    if (account === undefined || !(await store.removeAccount(account.id))) return refuse(context, 'unknown-account');
    return context.json(view(account));
  });

  return routes;
}

const text = z.string().min(1);
const texts = z.array(text).max(200);

const listQuerySchema = z
  .strictObject({
    account_ids: texts.optional(),
    origin_owner_id: once(text).optional(),
    origin_owner_ids: texts.optional(),
    provider: once(text).optional(),
    providers: texts.optional(),
    status: z.array(accountSchema.shape.status).optional(),
    /** Counted from 1. */
    page: once(z.coerce.number<string>().int().min(1).max(1_000_000)).optional(),
    page_size: once(z.coerce.number<string>().int().min(1).max(100)).default(25),
    /** Where the page before ended, from its Link header. */
    next: once(accountCursorSchema).optional(),
  })
  .refine(({ page, next }) => page === undefined || next === undefined, {
    path: ['page'],
    error: 'is not to be given together with next, which names its own place in the list',
  });

type ListQuery = z.infer<typeof listQuerySchema>;

function filterOf(query: ListQuery): AccountFilter {
  const { account_ids: ids, origin_owner_id, origin_owner_ids, provider, providers, status: statuses } = query;
  const ownerIds = bothOf(origin_owner_id, origin_owner_ids);
  const named = bothOf(provider, providers);
  return {
    ...(ids === undefined ? {} : { ids }),
    ...(ownerIds === undefined ? {} : { ownerIds }),
    ...(named === undefined ? {} : { connectors: named }),
    ...(statuses === undefined ? {} : { statuses }),
  };
}

/** What a parameter for one and its kin for several allow together. */
function bothOf(one: string | undefined, several: readonly string[] | undefined): readonly string[] | undefined {
  if (one === undefined) return several;
  return several === undefined || several.includes(one) ? [one] : [];
}

function linkNext(context: Context<HubContext>, publicUrl: string, last: StoredAccount): void {
  const { searchParams } = new URL(context.req.url);
  searchParams.delete('page');
  searchParams.set('next', accountCursor(last));
  // RFC 8288; the body is a plain list, as the protocol has it.
  context.header('link', `<${publicUrl}/accounts?${searchParams}>; rel="next"`);
}

const credentialRule = 'is changed by its owner alone; open a session with this account_id';
const ownedByOwner = z.strictObject({}, { error: credentialRule }).optional();

const changeSchema = z.strictObject({
  /** An empty text takes it away. */
  label: z.string().max(200).optional(),
  origin_owner_name: z.string().min(1).max(200).optional(),
  origin_username: z.string().max(200).optional(),
  type: accountSchema.shape.type.optional(),
  // Clients send these too; they are taken where they change nothing.
  origin_owner_id: z.string().optional(),
  provider: z.string().optional(),
  authentication_config_key: z.string().optional(),
  environment: z.string().optional(),
  credentials: ownedByOwner,
  secrets: ownedByOwner,
  setup_information: ownedByOwner,
  metadata: z.strictObject({}, { error: 'is kept with sessions, not with accounts' }).optional(),
});

function fixedMemberErrors(account: StoredAccount, change: z.infer<typeof changeSchema>): MemberError[] {
  const fixed = [
    ['origin_owner_id', account.ownerId],
    ['provider', account.connector],
    ['authentication_config_key', account.method],
    ['environment', 'production'],
  ] as const;
  return fixed
    .filter(([member, value]) => change[member] !== undefined && change[member] !== value)
    .map(([member]) => ({ member, rule: 'cannot be changed; unlink the account and link another' }));
}
