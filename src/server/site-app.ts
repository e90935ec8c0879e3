/** A built site and the hub as one application: Request → Response. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { allowEmbedding } from './allow-embedding.ts';
import { answerDynamic, type DynamicDeps } from './dynamic-routes.ts';
import { type FillDeps, filledHeaders, fillPage, mayHaveSession } from './fill-session.ts';
import { makeLocalSession } from './local-session.ts';
import { findPublicFile } from './public-file.ts';
import { describeFile, serveFile } from './serve-file.ts';

export interface SiteOptions extends DynamicDeps {
  /** The folder of the built site. */
  folder: string;
  headers: Record<string, string>;
  sessions: 'local' | 'by-api';
  locale: FillDeps['locale'];
  /** Origins of other sites whose pages may embed guides. */
  allowedOrigins: readonly string[];
}

interface SiteContext {
  Bindings: {
    /** Network address of who asks. */
    client?: string | undefined;
  };
  Variables: {
    /** The request with the session that was made for it. */
    reader?: Request;
    /** Set where the build compressed the file that is sent: then its form was chosen already. */
    isFormChosen?: true;
  };
}

/** The application. Every answer carries `headers`. */
export function createSiteApp(options: SiteOptions): Hono<SiteContext> {
  const { folder, headers, sessions, hub, locale, allowedOrigins } = options;
  const app = new Hono<SiteContext>();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  app.use(async (context, next) => {
    const made = sessions === 'local' ? await makeLocalSession(context.req.raw, hub) : undefined;
    if (made) context.set('reader', made.request);
    const answer = await answerDynamic(made?.request ?? context.req.raw, options, context.env.client);
    if (answer) context.res = answer;
    else await next();
    if (made) context.res.headers.append('set-cookie', made.setCookie);
  });
  app.use(allowEmbedding(allowedOrigins));
  const compressNow = compress();
  app.use(async (context, next) => {
    await next();
    // The rest is made for its reader, came with the content, or is small.
    if (!context.var.isFormChosen) await compressNow(context, async () => {});
  });
  app.use(etag());
  app.get('*', async (context) => {
    const file = findPublicFile(folder, new URL(context.req.url).pathname);
    if (!file) return context.notFound();
    const reader = context.var.reader ?? context.req.raw;
    const askHub = (request: Request) => hub.fetch(request);
    const filled =
      file.path.endsWith('.html') && mayHaveSession(reader)
        ? await fillPage(reader, await readFile(file.identity.place, 'utf8'), { askHub, locale })
        : undefined;
    if (filled === undefined) {
      if (file.compressed.size > 0) context.set('isFormChosen', true);
      return serveFile(context, file);
    }
    describeFile(context, file.path);
    context.header('cache-control', filledHeaders['cache-control']);
    context.header('vary', filledHeaders.vary, { append: true });
    return context.body(filled);
  });
  app.notFound(async (context) => {
    const page = await readFile(join(folder, '404.html'), 'utf8').catch(() => 'There is no page at this address.\n');
    return context.html(page, 404);
  });
  app.onError((_error, context) =>
    context.text('The server failed at this. Try again; if it stays so, tell its operator.\n', 500),
  );
  return app;
}
