import { Hono } from 'hono';
import { feedbackSchema } from '../../contract/hub.ts';
import { requireApiKey } from '../api-key.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { readJsonBody } from '../json-body.ts';
import { refuse } from '../problem.ts';
import { isFromHere } from '../session-guard.ts';

/** Lines of page, step, choice and day that are kept; whoever makes up pages fills no disk. */
const lineLimit = 50_000;
const keptDays = 365;

/** `POST /hub/feedback`, from the browser: counts what it says, and keeps nothing of who said it. */
export function feedbackRoutes({
  store,
  clock,
  publicUrl,
  rateLimit,
  allowedOrigins,
}: Pick<HubDeps, 'store' | 'clock' | 'publicUrl' | 'rateLimit'> & {
  allowedOrigins: readonly string[];
}): Hono<HubContext> {
  const routes = new Hono<HubContext>();

  routes.post('/', async (context) => {
    const isAllowed = allowedOrigins.includes(context.req.header('origin') ?? '');
    if (!isAllowed && !isFromHere(context.req.raw, publicUrl())) return refuse(context, 'from-elsewhere');
    const body = await readJsonBody(context.req.raw, feedbackSchema);
    if (body.kind === 'refused') return refuse(context, body.problem, body);
    const allowed = await rateLimit.takeFeedback(context.env.client);
    if (allowed.kind === 'too-many') return refuse(context, 'too-much-feedback', allowed);
    const now = clock();
    await store.removeFeedback(dayOf(new Date(now.getTime() - keptDays * 86_400_000)));
    const outcome = await store.countFeedback(body.value, dayOf(now), lineLimit);
    if (outcome === 'full') return refuse(context, 'too-much-feedback', { retryAfterSeconds: 86_400 });
    return context.body(null, 204);
  });

  return routes;
}

/** `GET /feedback`, server to server: what readers said of each step, the most frequent first. */
export function feedbackCountRoutes({ store, apiKeys }: HubDeps): Hono<HubContext> {
  const routes = new Hono<HubContext>();
  routes.use(requireApiKey(apiKeys));
  routes.get('/', async (context) => context.json(await store.listFeedback(1000)));
  return routes;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
