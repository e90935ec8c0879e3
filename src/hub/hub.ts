import { Hono, type HonoRequest } from 'hono';
import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import { parse as parseCookies } from 'hono/utils/cookie';
import type { ApiKey } from '../contract/api-key.ts';
import { errorCodeOf } from '../contract/errors.ts';
import { idempotencyHeader, type SessionRequest, sessionHeader } from '../contract/hub.ts';
import type { AnswerSeal } from './answer-seal.ts';
import { createEditing } from './editing.ts';
import type { HubContext } from './hub-context.ts';
import type { HubDeps } from './hub-parts.ts';
import { createInFlight, shedLoad } from './in-flight.ts';
import type { KeyedDigest } from './keyed-digest.ts';
import { createLinking, type LinkingDeps } from './linking.ts';
import { faultOf, type LogEntry, parseLogMethod } from './log-entry.ts';
import { refuse } from './problem.ts';
import { createRateLimit, defaultRateLimits, type RateLimits } from './rate-limit.ts';
import { accountRoutes } from './routes/accounts.ts';
import { connectLinkRoutes } from './routes/connect-link.ts';
import { connectSessionRoutes } from './routes/connect-sessions.ts';
import { feedbackCountRoutes, feedbackRoutes } from './routes/feedback.ts';
import { hubAccountRoutes } from './routes/hub-accounts.ts';
import { hubConnectorRoutes } from './routes/hub-connectors.ts';
import { settingsView } from './serialize.ts';
import { sessionCookieName, sessionCookieText } from './session-cookie.ts';
import { requireSession } from './session-guard.ts';
import { createSessions, type FoundSession } from './sessions.ts';
import { sqliteFaultOf } from './store/sqlite-fault.ts';

export interface HubOptions extends Omit<LinkingDeps, 'rateLimit' | 'checksInFlight' | 'linkUnchecked'> {
  /** Keys of the servers that may call it, each by its role; with none of them those routes refuse everyone. */
  apiKeys: readonly ApiKey[];
  /** Address under which people reach the hub and its pages, such as `http://localhost:4321`; no slash at its end. */
  publicUrl: () => string;
  /** Id of the brand whose hub it is. Its sessions are nobody else's on the same host. */
  brand: () => string;
  log: (entry: LogEntry) => void;
  guidePath?: (connector: string, method: string) => string;
  /** Origins of other sites whose pages may call the hub with a session token in the header. */
  allowedOrigins?: readonly string[];
  /** `allow` when left out. */
  linkUnchecked?: LinkingDeps['linkUnchecked'];
  /** Those that differ from `defaultRateLimits`. */
  rateLimits?: Partial<RateLimits>;
  /** How many requests it works on at once; 200 when left out. At most half of them wait for one provider. */
  mostRequests?: number;
  /** This and the seal are made with the keys of the vault. */
  digest: KeyedDigest;
  answerSeal: AnswerSeal;
}

/** A session that was opened without the API, for a browser on the hub's own origin. */
export interface LocalSession {
  token: string;
  expiresAt: Date;
  /** Value of a Set-Cookie header. */
  setCookie: string;
  /** Value of a Cookie header. */
  cookie: string;
}

export interface Hub {
  /**
   * Answers every request with a response, never rejects. Its paths are those of `isHubPath`. `client`: the network
   * address of who asks, which limits how often, and is kept only as a keyed digest while it does.
   */
  fetch(request: Request, client?: string): Promise<Response>;
  /** What became of the session that a request carries by header or cookie. */
  findSession(request: Request): Promise<FoundSession | { kind: 'none' }>;
  /** Open a session that is bound to nothing. For pages served on this machine; the caller answers for who asks. */
  openSession(request: SessionRequest): Promise<LocalSession>;
}

/** Put the hub together: Request → Response over a store, a vault and a client for outgoing requests. */
export function createHub(options: HubOptions): Hub {
  const { store, clock, random, publicUrl, brand } = options;
  const scope = () => ({ brand: brand(), publicUrl: publicUrl() });
  const sessions = createSessions({ store, clock, random });
  const rateLimit = createRateLimit({ ...defaultRateLimits, ...options.rateLimits }, options);
  const { linkUnchecked = 'allow', mostRequests = 200 } = options;
  const checksInFlight = createInFlight(Math.ceil(mostRequests / 2));
  const linkingDeps = { ...options, rateLimit, checksInFlight, linkUnchecked };
  const [linking, editing] = [createLinking(linkingDeps), createEditing(linkingDeps)];
  const guidePath = options.guidePath ?? defaultGuidePath;
  const app = createApp(
    { ...options, sessions, linking, editing, rateLimit, guidePath },
    { ...options, mostRequests, linkUnchecked },
  );

  return {
    fetch: async (request, client) => app.fetch(request, { client }),
    async findSession(request) {
      const name = sessionCookieName(scope());
      const token = request.headers.get(sessionHeader) ?? parseCookies(request.headers.get('cookie') ?? '', name)[name];
      return token === undefined ? { kind: 'none' } : sessions.find(token);
    },
    async openSession(request) {
      const { session, token } = await sessions.open(request, { connector: null, method: null });
      const setCookie = sessionCookieText(token, session, { now: clock(), ...scope() });
      return { token, expiresAt: session.expiresAt, setCookie, cookie: `${sessionCookieName(scope())}=${token}` };
    },
  };
}

/** Whether a path is the hub's, and not a page's. */
export function isHubPath(path: string): boolean {
  return /^\/(?:hub|accounts|feedback|connect_sessions|connect)(?:\/|$)/.test(path);
}

/**
 * Whether a request is for the hub: for one of its paths, or for one that its protocol has elsewhere and a page may have
 * here, by a client that asks for JSON. The hub says of the latter that it does not have them.
 */
export function isHubRequest({ url, headers }: Pick<Request, 'url' | 'headers'>): boolean {
  const { pathname } = new URL(url);
  if (isHubPath(pathname)) return true;
  const accept = headers.get('accept') ?? '';
  const asksForJson = accept.includes('application/json') && !accept.includes('text/html');
  return asksForJson && /^\/(?:actions|unified|connectors\/meta)(?:\/|$)/.test(pathname);
}

type AppOptions = HubOptions & Required<Pick<HubOptions, 'linkUnchecked' | 'mostRequests'>>;

function createApp(
  parts: HubDeps,
  { log, allowedOrigins = [], linkUnchecked, mostRequests }: AppOptions,
): Hono<HubContext> {
  const app = new Hono<HubContext>();

  app.use(async (context, next) => {
    const startedAt = parts.clock();
    context.set('startedAt', startedAt);
    context.set('noted', {});
    // Before there is an answer: one that gets a header afterwards is made anew, with a stream for its body.
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    await next();
    log({
      time: startedAt.toISOString(),
      method: parseLogMethod(context.req.method),
      route: routePath(context, -1),
      status: context.res.status,
      durationMs: parts.clock().getTime() - startedAt.getTime(),
      ...context.get('noted'),
    });
  });
  app.use(shedLoad(createInFlight(mostRequests)));
  const allow = cors({
    origin: (origin) => (allowedOrigins.includes(origin) ? origin : null),
    allowHeaders,
    allowMethods,
    maxAge: 600,
  });
  app.use('/hub/*', (context, next) => (isCrossOrigin(context.req) ? allow(context, next) : next()));
  const { sessions, brand, publicUrl } = parts;
  const cookieName = () => sessionCookieName({ brand: brand(), publicUrl: publicUrl() });
  const guard = requireSession({ sessions, ownOrigin: publicUrl, cookieName });
  // Who follows a guide without a session sees the provider's screens too.
  app.use('/hub/*', (context, next) => (context.req.path === '/hub/feedback' ? next() : guard(context, next)));

  app.get('/hub/settings', (context) => context.json(settingsView(context.get('session'), linkUnchecked)));
  app.route('/hub/connectors', hubConnectorRoutes(parts));
  app.route('/hub/accounts', hubAccountRoutes(parts));
  app.route('/hub/feedback', feedbackRoutes({ ...parts, allowedOrigins }));
  app.route('/connect_sessions', connectSessionRoutes(parts));
  app.route('/accounts', accountRoutes(parts));
  app.route('/feedback', feedbackCountRoutes(parts));
  app.route('/connect', connectLinkRoutes(parts));

  app.notFound((context) => refuse(context, 'unknown-route'));
  app.onError((error, context) => {
    const noted = context.get('noted');
    noted.fault = faultOf(error);
    const sqlite = sqliteFaultOf(error);
    if (sqlite !== undefined) noted.sqlite = sqlite;
    switch (errorCodeOf(error)) {
      case 'store-busy':
        return refuse(context, 'store-busy', { retryAfterSeconds: 2 });
      case 'store-full':
        return refuse(context, 'store-full', { retryAfterSeconds: 30 });
      case 'store-stopped':
        return refuse(context, 'store-stopped', { retryAfterSeconds: 2 });
      case 'vault-key-retired':
      case 'vault-key-unknown':
        return refuse(context, 'vault-keys-outdated', { retryAfterSeconds: 30 });
      default:
        return refuse(context, 'internal');
    }
  });
  return app;
}

/** Whether a page elsewhere may have sent it. Programs name no origin, and our own pages name none where they only read. */
function isCrossOrigin(request: HonoRequest): boolean {
  return request.header('origin') !== undefined || request.method === 'OPTIONS';
}

const allowHeaders = ['content-type', sessionHeader, idempotencyHeader, 'x-hub-version'];
const allowMethods = ['GET', 'POST', 'PATCH', 'DELETE'];

function defaultGuidePath(connector: string, method: string): string {
  return `/connectors/${connector}/guides/link-account/${method}/`;
}
