/** Pages of payloads in a browser: what ran, what was asked for, and where it led. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';

export interface Visit {
  /** Numbers of the pages in which something ran; -1 for a page that can't be told. */
  executed: Set<number>;
  /** Addresses of other hosts that were asked for; pictures apart. */
  requests: string[];
  pictures: string[];
  /** Refusals of the content policy, where there is one. */
  violations: string[];
}

/** Frames on a page of the browser: many at once cost little more than one. */
const framesAtOnce = 60;

/**
 * Opens every page in a frame, waits for it, and hovers, focuses and clicks all that is in it. Ordinary links are not
 * followed; those of other schemes are. Nothing leaves this machine: the way out is a proxy that is not there.
 */
export async function visitPages(
  browser: Browser,
  pages: readonly string[],
  headers: Record<string, string> = {},
): Promise<Visit> {
  const server = await serve(pages, headers);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const visit: Visit = { executed: new Set(), requests: [], pictures: [], violations: [] };
  const context = await browser.newContext({ proxy: { server: 'http://127.0.0.1:9', bypass: '127.0.0.1' } });
  context.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(`${origin}/`) || !/^(?:https?|ftp|wss?):/.test(url)) return;
    (request.resourceType() === 'image' ? visit.pictures : visit.requests).push(url);
  });
  // The browser announces a request before the content policy refuses it; the refusal is counted as a violation.
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'csp') return;
    const announced = request.resourceType() === 'image' ? visit.pictures : visit.requests;
    const index = announced.indexOf(request.url());
    if (index >= 0) announced.splice(index, 1);
  });
  try {
    for (let first = 0; first < pages.length; first += framesAtOnce) {
      // What a payload did to one page must not reach the next ones.
      const page = await context.newPage();
      await visitFrames(page, `${origin}/frames/${first}`, visit);
      await page.close();
    }
    return visit;
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}

async function visitFrames(page: Page, address: string, visit: Visit): Promise<void> {
  page.on('dialog', (dialog) => {
    visit.executed.add(-1);
    dialog.dismiss().catch(() => undefined);
  });
  // A payload that hangs or leads away shows in what is missing, not in an error.
  await page.goto(address, { timeout: 15_000 }).catch(() => undefined);
  const records = await page.evaluate(touchAll).catch(() => undefined);
  if (!records) visit.requests.push(`the page around the frames was left for ${page.url()}`);
  for (const { number, what } of records ?? []) {
    if (what.startsWith('csp ')) visit.violations.push(`${number} ${what}`);
    else visit.executed.add(number);
  }
}

/** `/page/N` is a page, `/frames/N` one that shows it and those after it, and `/watch.js` what records. */
async function serve(pages: readonly string[], headers: Record<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const [, kind, number = ''] = /^\/(page|frames)\/(\d+)$/.exec(request.url ?? '') ?? [];
    const html = pages[Number(number)];
    if (request.url === '/watch.js') {
      response
        .writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=600' })
        .end(`(${watch})()`);
    } else if (kind === 'page' && html !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(`<!doctype html><title>payload</title><script src="/watch.js"></script><body>${html}</body>`);
    } else if (kind === 'frames') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(framesFrom(Number(number), pages.length));
    } else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function framesFrom(first: number, count: number): string {
  const numbers = Array.from({ length: Math.min(framesAtOnce, count - first) }, (_, index) => first + index);
  const frames = numbers.map((number) => `<iframe src="/page/${number}"></iframe>`).join('');
  return `<!doctype html><title>frames</title><script>var records = [];</script>${frames}`;
}

interface Watched {
  records?: { number: number; what: string }[];
}

/** Runs in every page before its content. */
function watch(): void {
  const number = Number(location.pathname.split('/').at(-1));
  const { records } = parent as unknown as Watched;
  const record = (what: string) => records?.push({ number, what });
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) scope[name] = () => record(name);
  // No script but this one is ours, so an error is a script that ran.
  addEventListener('error', (event) => event instanceof ErrorEvent && record('error'));
  addEventListener('securitypolicyviolation', (event) => record(`csp ${event.effectiveDirective} ${event.blockedURI}`));
}

/** Runs in the page around the frames; answers what they recorded. */
async function touchAll(): Promise<Watched['records']> {
  const rest = () => new Promise((settle) => setTimeout(settle, 100));
  for (const frame of document.querySelectorAll('iframe')) {
    const inner = frame.contentDocument;
    if (!inner) continue;
    const isOrdinary = (address: string) => /^(?:https?|mailto|tel|ftp):/.test(address);
    inner.addEventListener(
      'click',
      (event) => {
        const link = (event.target as Element | null)?.closest('a');
        if (link && isOrdinary(link.href)) event.preventDefault();
      },
      true,
    );
    for (const one of inner.body?.querySelectorAll<HTMLElement>('*') ?? []) {
      for (const type of ['mouseover', 'mouseenter', 'mousemove', 'mouseout', 'wheel']) {
        one.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      }
      one.focus?.();
      one.click?.();
    }
  }
  await rest();
  return (globalThis as unknown as Watched).records;
}
