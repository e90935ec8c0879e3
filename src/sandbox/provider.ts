import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sandboxApi } from './api.ts';
import { consoleScript, consoleStyle } from './console-assets.ts';
import { renderConsole } from './console-page.ts';
import { createSandboxKeys, type KeyKind, keyKinds } from './keys.ts';

export interface SandboxProvider {
  /** Answers everything under `/sandbox`. */
  fetch(request: Request): Promise<Response>;
}

/**
 * A pretend provider, so that anyone can walk the whole way offline: a console where one creates and revokes keys, and
 * an API (`/sandbox/api/v1/me`) that answers as the key's kind says. A browser sees the keys that it made, and no other.
 * It forgets everything when it stops.
 */
export function createSandboxProvider(world: {
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
}): SandboxProvider {
  const keys = createSandboxKeys(world);
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.route('/sandbox/api/v1', sandboxApi(keys));
  app.get('/sandbox/console.css', (context) =>
    context.body(consoleStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/sandbox/console.js', (context) =>
    context.body(consoleScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/sandbox', (context) => context.redirect('/sandbox/', 308));
  app.get('/sandbox/', (context) => {
    const visitor = visitorOf(context);
    const revealed = keys.reveal(visitor, context.req.query('new') ?? '');
    return context.html(renderConsole({ keys: keys.list(visitor), revealed }));
  });
  app.post('/sandbox/keys', async (context) => {
    if (isFromElsewhere(context.req.raw)) return context.text('Use the form of this console.\n', 403);
    const form = await readForm(context.req.raw);
    const name = (form.get('name') ?? '').trim().slice(0, 60) || 'Unnamed key';
    const visitor = visitorOf(context) ?? Buffer.from(world.random(16)).toString('hex');
    // Without a path browsers keep it to the folder of this address, wherever the site stands.
    setCookie(context, visitorCookie, visitor, { path: '', httpOnly: true, sameSite: 'Lax' });
    const revealId = keys.create(visitor, name, parseKind(form.get('kind')));
    return context.redirect(`/sandbox/?new=${revealId}`, 303);
  });
  app.post('/sandbox/keys/:id/revoke', (context) => {
    if (isFromElsewhere(context.req.raw)) return context.text('Use the form of this console.\n', 403);
    keys.revoke(visitorOf(context), context.req.param('id'));
    return context.redirect('/sandbox/', 303);
  });
  app.notFound((context) => context.text('There is nothing here.\n', 404));

  return { fetch: async (request) => app.fetch(request) };
}

const visitorCookie = 'sandbox_visitor';

/** Whose keys the console shows: 128 bits that nobody else knows. `undefined` for who made none. */
function visitorOf(context: Context): string | undefined {
  const visitor = getCookie(context, visitorCookie);
  return visitor !== undefined && /^[0-9a-f]{32}$/.test(visitor) ? visitor : undefined;
}

const formLimitBytes = 4096;

async function readForm(request: Request): Promise<URLSearchParams> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > formLimitBytes) break;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function parseKind(text: string | null): KeyKind {
  return text !== null && Object.hasOwn(keyKinds, text) ? (text as KeyKind) : 'works';
}

function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === 'cross-site' || site === 'same-site';
}
