import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A browser profile of its own whose every message is kept. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Messages of the console, errors of scripts and violations of the policy, from every page of the profile. */
  complaints: string[];
  /** Addresses of all requests, in their order. */
  requested: string[];
  /** What was answered to them, where that is kept: status line, headers and body. */
  answers(): Promise<string[]>;
  close(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** Whether every answer comes from the browser to the test, which takes longer than the page needs to show it. */
  keepsAnswers?: boolean;
}

/** Opens a profile. Close it, or the browser. */
export async function openVisit(
  browser: Browser,
  { keepsAnswers = false, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(30_000);
  // The first page of a development server waits until Astro has started; how long that takes is for the bench to say.
  context.setDefaultNavigationTimeout(60_000);
  const complaints: string[] = [];
  const requested: string[] = [];
  const answers: Promise<string>[] = [];
  // Not every violation reaches the console; the event does.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      reportError(new Error(`policy violated: ${violatedDirective} by ${blockedURI}`)),
    );
  });
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`));
  context.on('request', (request) => requested.push(request.url()));
  if (keepsAnswers) {
    context.on('response', (response) => {
      const body = response.body().catch(() => Buffer.from(''));
      answers.push(
        body.then((bytes) => `${response.status()} ${response.url()}\n${JSON.stringify(response.headers())}\n${bytes}`),
      );
    });
  }
  return {
    context,
    page: await context.newPage(),
    complaints,
    requested,
    answers: () => Promise.all(answers),
    close: () => context.close(),
  };
}

/** Moves as a reader does, and waits until every script has run that comes with the first move. */
export async function wake(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.waitForFunction(() => document.querySelector('template.first-move') === null);
  // A text, because the tests' own runner would put something else in place of `import()`, which waits for a module that
  // runs already.
  await page.evaluate(`Promise.allSettled(
    [...document.querySelectorAll('script[type=module][src]')].map(({ src }) => import(src)),
  ).then(() => undefined)`);
}

/**
 * Keeps from pages what Chromium tells of a pointer that lies still when a page comes under it: a page would take it for
 * its reader's first move, or be there too late to hear it.
 */
export async function keepPointerStill(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const stopAtRest = (event: PointerEvent) => {
      const { movementX, movementY, clientX, clientY } = event;
      if (![movementX, movementY, clientX, clientY].some(Boolean)) event.stopImmediatePropagation();
    };
    addEventListener('pointermove', stopAtRest, true);
  });
}
