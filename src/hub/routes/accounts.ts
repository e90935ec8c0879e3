import { Hono } from 'hono';
import { z } from 'zod';
import { accountSchema } from '../../contract/hub.ts';
import { requireApiKey } from '../api-key.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { readJsonBody } from '../json-body.ts';
import { refuse } from '../problem.ts';
import { accountView } from '../serialize.ts';
import type { AccountFilter, StoredAccount } from '../store/store.ts';

/** `/accounts`, server to server: every owner's accounts, never a credential. */
export function accountRoutes({ connectors, store, clock, apiKeys }: HubDeps): Hono<HubContext> {
  const routes = new Hono<HubContext>();
  routes.use(requireApiKey(apiKeys));
  const view = (account: StoredAccount) => accountView(account, connectors());

  routes.get('/', async (context) => {
    const query = listQuerySchema.safeParse(context.req.query());
    if (!query.success) return refuse(context, 'not-the-shape');
    const { page, page_size: limit, ...wanted } = query.data;
    const filter: AccountFilter = {};
    if (wanted.origin_owner_id !== undefined) filter.ownerId = wanted.origin_owner_id;
    if (wanted.provider !== undefined) filter.connector = wanted.provider;
    if (wanted.status !== undefined) filter.status = wanted.status;
    return context.json((await store.listAccounts(filter, { offset: (page - 1) * limit, limit })).map(view));
  });

  routes.get('/:id', async (context) => {
    const account = await store.findAccount(context.req.param('id'));
    return account === undefined ? refuse(context, 'unknown-account') : context.json(view(account));
  });

  routes.patch('/:id', async (context) => {
    const body = await readJsonBody(context.req.raw, changeSchema);
    if (body.kind === 'refused') return refuse(context, body.problem);
    const account = await store.findAccount(context.req.param('id'));
    if (account === undefined) return refuse(context, 'unknown-account');
    const updatedAt = new Date(Math.max(clock().getTime(), account.updatedAt.getTime() + 1));
    const changed = { ...account, label: body.value.label, updatedAt };
    const outcome = await store.replaceAccount(changed, account.updatedAt);
    return outcome === 'changed' ? refuse(context, 'changed-meanwhile') : context.json(view(changed));
  });

  routes.delete('/:id', async (context) => {
    const account = await store.findAccount(context.req.param('id'));
    if (account === undefined || !(await store.removeAccount(account.id))) return refuse(context, 'unknown-account');
    return context.json(view(account));
  });

  return routes;
}

const listQuerySchema = z.object({
  provider: z.string().optional(),
  origin_owner_id: z.string().optional(),
  status: accountSchema.shape.status.optional(),
  /** Counted from 1. */
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(25),
});

const changeSchema = z.object({ label: z.string().max(200).nullable() });
