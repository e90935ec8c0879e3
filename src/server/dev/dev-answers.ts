/** Answers for the files of a site that is made as it is asked for. */
import { getMimeType } from 'hono/utils/mime';
import { bundleEmbed } from '../../build/bundle-embed.ts';
import { embeddedFiles } from '../allow-embedding.ts';
import { headersOfFile } from '../file-headers.ts';
import { pathWithin } from '../site-base.ts';
import type { DevSite, DevState } from './dev-site.ts';

export interface DevAnswers {
  /** The answer to a request for a file of the site, or for a page that is not there. */
  answer(request: Request): Promise<Response>;
  /** Makes what other sites load anew, because its code has changed. */
  forgetEmbedFiles(): void;
}

/** Opens the answers. */
export function createDevAnswers(site: DevSite): DevAnswers {
  let embedFiles: ReturnType<typeof bundleEmbed> | undefined;

  async function read({ brand, live }: DevState, path: string) {
    if (brand.embedding.origins.length > 0 && /^embed\.(?:js|css)$/.test(path)) {
      embedFiles ??= bundleEmbed();
      return (await embedFiles).get(path);
    }
    return live.read(path);
  }

  async function answerFrom(state: DevState, request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const inside = pathWithin(state.base, pathname);
    if (inside === undefined) {
      const isOnTheWay = pathname === '/' || pathname === state.base;
      return isOnTheWay ? redirectTo(`${state.base}/`) : textResponse('There is nothing at this address.\n', 404);
    }
    for (const path of filesAt(inside)) {
      const file = await read(state, path);
      if (file === undefined) continue;
      const headers = new Headers({ ...typeOf(path), ...headersOfFile(`/${path}`) });
      const origin = request.headers.get('origin');
      if (origin !== null && state.brand.embedding.origins.includes(origin) && embeddedFiles.test(`/${path}`)) {
        headers.set('access-control-allow-origin', origin);
      }
      return new Response(bodyOf(file), { headers });
    }
    const missing = await state.live.read('404.html');
    return new Response(missing === undefined ? undefined : bodyOf(missing), {
      status: 404,
      headers: { ...typeOf('404.html'), ...headersOfFile('/404.html') },
    });
  }

  return {
    async answer(request) {
      const state = await site.current();
      try {
        return await answerFrom(state, request);
      } catch {
        // What a page is made from may have changed behind it: once more, from what is there now.
        return answerFrom(await site.refresh(), request);
      }
    },
    forgetEmbedFiles() {
      embedFiles = undefined;
    },
  };
}

/** The files that a path of a site can mean. */
function filesAt(inside: string): string[] {
  const path = decodePath(inside).replace(/^\/+/, '');
  if (path === '' || path.endsWith('/')) return [`${path}index.html`];
  return [path, `${path}/index.html`];
}

/** A path without its percent signs; as it is where they stand for no text. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function typeOf(path: string): Record<string, string> {
  const type = getMimeType(path);
  return type === undefined ? {} : { 'content-type': type };
}

function bodyOf(file: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof file === 'string' ? file : new Uint8Array(file);
}

function redirectTo(location: string): Response {
  return new Response(undefined, { status: 307, headers: { location } });
}

function textResponse(text: string, status: number): Response {
  return new Response(text, { status });
}
