/** Everything that a running site answers, as files for the audit: what its pages lead to, and what goes wrong on purpose. */

import { KeywayError } from '../contract/errors.ts';
import type { AuditedSite } from './audit-site.ts';
import type { ShippedFile } from './find-traces.ts';
import { pathsIn } from './linked-paths.ts';
import { type Probe, probes, wellKnownPaths } from './probes.ts';

export interface CrawlOptions {
  /** Address of the running site; its path is the one below which the site stands. */
  url: string;
  /** The address that the site has in its own sitemap, wherever it runs now. */
  site: string;
  fetch: typeof fetch;
  /** Paths; no more are asked for. */
  limit: number;
}

/** Milliseconds from asking to the last byte. */
const answerTimeoutMs = 30_000;

/** The site does not answer, so nothing can be said of it. */
export class SiteUnreachable extends KeywayError {
  constructor(address: string, options: { cause: unknown }) {
    super('site-unreachable', `${address} gives no answer. Is the site running there?`, options);
  }
}

/**
 * Answers of a site, each as two files: its status line with its headers and cookies, and its body. Their paths are
 * those of the built site's files. Asks as a reader does, who keeps cookies and so has a session where the site opens
 * one, without queries, and never leaves the path below which the site stands.
 * @throws {SiteUnreachable} While the answers are read.
 */
export function crawlSite({ url, site, fetch, limit }: CrawlOptions): AuditedSite {
  const base = url.replace(/\/+$/, '');
  const cookies = new Map<string, string>();
  const known = new Set(['/', ...wellKnownPaths]);
  const waiting = [...known];

  const ask = async ({ method, path, body }: Probe, who: 'stranger' | 'reader') => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(body ? { 'content-type': body.type } : {}),
      ...(who === 'reader' ? { accept: 'text/html, */*', ...(cookie === '' ? {} : { cookie }) } : {}),
    };
    try {
      const signal = AbortSignal.timeout(answerTimeoutMs);
      const options = { method, headers, redirect: 'manual', signal, ...(body ? { body: body.text } : {}) } as const;
      const response = await fetch(base + path, options);
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (cause) {
      throw new SiteUnreachable(base + path, { cause });
    }
  };

  async function* files(): AsyncGenerator<ShippedFile> {
    for (const probe of probes) {
      const { response, bytes } = await ask(probe, 'stranger');
      yield* filesOf(`${nameOf(probe)} (without a session)`, response, bytes);
    }
    for (let asked = 0; waiting.length > 0 && asked < limit; asked++) {
      const path = waiting.shift() ?? '/';
      const { response, bytes } = await ask({ method: 'GET', path }, 'reader');
      keepCookies(response, cookies);
      yield* filesOf(nameOf({ method: 'GET', path }), response, bytes);
      for (const found of pathsIn(response, bytes, { path, base, site })) {
        if (!known.has(found)) waiting.push(found);
        known.add(found);
      }
    }
  }

  return { files: files(), unseen: () => waiting.length };
}

function* filesOf(path: string, response: Response, bytes: Uint8Array): Generator<ShippedFile> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
  const head = `${response.status} ${response.statusText}\n${headers}`;
  yield { path: `${path} (headers)`, bytes: Buffer.from(head) };
  yield { path, bytes };
}

function nameOf({ method, path }: Probe): string {
  const file = path.slice(1).replace(/(?<=^|\/)$/, 'index.html');
  return method === 'GET' ? file : `${method} ${file}`;
}

function keepCookies({ headers }: Response, cookies: Map<string, string>): void {
  for (const cookie of headers.getSetCookie()) {
    const [, name, value] = /^([^=;]*)=([^;]*)/.exec(cookie) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value);
  }
}
