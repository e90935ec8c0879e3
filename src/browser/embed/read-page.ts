/** Fetches what an element shows: the page as data, and the style sheets that all elements of a document share. */
import type { EmbeddedPage } from '../../contract/embed.ts';

/** Where this script, and so the site, stands. */
export const home = new URL('.', import.meta.url);

export interface ReadPage {
  page: EmbeddedPage;
  /** The page's own address. */
  base: URL;
  sheets: CSSStyleSheet[];
}

/**
 * Reads the page at a path of the site.
 * @throws {Error} There is none, it stands elsewhere, or this origin may not embed it.
 */
export async function readPage(src: string, signal: AbortSignal): Promise<ReadPage> {
  const base = new URL(`${src.replace(/^\/+|\/+$/g, '')}/`, home);
  // The session is for the hub of this site alone.
  if (base.origin !== home.origin) throw new Error(`${base.origin} is not ${home.origin}`);
  // The order of all layers stands in the first.
  sheets ??= Promise.all(['embed.css', 'brand.css'].map(readSheet));
  const file = new URL(`${base.pathname.replace(/\/$/, '')}.embed.json`, base);
  const [page, read] = await Promise.all([
    ask(file, signal).then((answer) => answer.json() as Promise<EmbeddedPage>),
    sheets.catch((cause: unknown) => {
      // The next element tries again.
      sheets = undefined;
      throw cause;
    }),
  ]);
  return { page, base, sheets: read };
}

let sheets: Promise<CSSStyleSheet[]> | undefined;

/** A constructed sheet is no inline style, and none that a policy would have to allow. */
async function readSheet(name: string): Promise<CSSStyleSheet> {
  const answer = await ask(new URL(name, home));
  return new CSSStyleSheet().replace(await answer.text());
}

async function ask(address: URL, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${address.href}`);
  return answer;
}
