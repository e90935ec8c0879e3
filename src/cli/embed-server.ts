/** What a built site offers to those who embed its guides, for `astro dev`: made for each request from what is there then. */
import type { AstroIntegration } from 'astro';
import { renderEmbeddedPage } from '../render/embedded-page.ts';
import { pathWithin } from '../server/site-base.ts';
import { bundleEmbed } from './write-embeds.ts';

export interface EmbedServerOptions {
  /** Origins of other sites whose pages may embed guides. Without any there is nothing to embed. */
  origins: readonly string[];
  /** The path below which the site stands, without a slash at its end. */
  base: string;
}

/** The integration. It does nothing in a build. */
export function embedServer({ origins, base }: EmbedServerOptions): AstroIntegration {
  return {
    name: 'keyway-embeds',
    hooks: {
      'astro:server:setup': ({ server }) => {
        if (origins.length === 0) return;
        server.middlewares.use((incoming, outgoing, next) => {
          const { origin = '' } = incoming.headers;
          // Pictures and the brand's colors, which others answer with, are read with it too.
          if (origins.includes(origin)) outgoing.setHeader('access-control-allow-origin', origin);
          const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
          makeFile(pathWithin(base, pathname) ?? pathname, `http://127.0.0.1:${incoming.socket.localPort}${base}`).then(
            (file) => {
              if (!file) return next();
              outgoing.setHeader('content-type', `${file.type}; charset=utf-8`);
              outgoing.end(file.text);
              return undefined;
            },
            next,
          );
        });
      },
    },
  };
}

const types: Readonly<Record<string, string>> = { '/embed.js': 'text/javascript', '/embed.css': 'text/css' };

/** `site`: where the server answers for the site. */
async function makeFile(path: string, site: string): Promise<{ type: string; text: string } | undefined> {
  const type = types[path];
  if (type !== undefined) return { type, text: (await bundleEmbed()).get(path.slice(1)) ?? '' };
  const [, name] = /^(.+)\.embed\.json$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  const answer = await fetch(site + (name === '/index' ? '/' : `${name}/`));
  const page = answer.ok ? renderEmbeddedPage(await answer.text()) : undefined;
  return page && { type: 'application/json', text: JSON.stringify(page) };
}
