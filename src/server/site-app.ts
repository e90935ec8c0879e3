/** A built site and the hub as one application: Request → Response. */

import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { allowEmbedding } from './allow-embedding.ts';
import { answerDynamic, type DynamicDeps } from './dynamic-routes.ts';
import { headersOfFile } from './file-headers.ts';
import { type FillDeps, fillAnswer } from './fill-session.ts';
import { makeLocalSession } from './local-session.ts';
import { isPublicPath } from './public-file.ts';

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
  app.use(compress());
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    const askHub = (request: Request) => hub.fetch(request, context.env.client);
    const filled = await fillAnswer(context.var.reader ?? context.req.raw, context.res, { askHub, locale });
    if (filled === context.res) return;
    // Else the headers of the page as it was built would come back.
    context.res = undefined;
    context.res = filled;
  });
  app.use(async (context, next) => {
    if (await isPublicPath(folder, new URL(context.req.url).pathname)) return next();
    return context.notFound();
  });
  app.use(
    serveStatic({
      root: folder,
      onFound: (path, context) => {
        const place = `/${relative(folder, path).replaceAll('\\', '/')}`;
        for (const [name, value] of Object.entries(headersOfFile(place))) context.header(name, value);
      },
    }),
  );
  app.notFound(async (context) => {
    const page = await readFile(join(folder, '404.html'), 'utf8').catch(() => 'There is no page at this address.\n');
    return context.html(page, 404);
  });
  app.onError((_error, context) =>
    context.text('The server failed at this. Try again; if it stays so, tell its operator.\n', 500),
  );
  return app;
}
