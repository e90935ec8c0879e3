/** Loads a page once in a browser that knows nothing of it, on a slow machine, and answers what a reader would notice. */
import type { Browser } from 'playwright-core';

export const networks = {
  'no limit': undefined,
  // As Lighthouse simulates it.
  'slow 4G': { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
} as const;
export type NetworkName = keyof typeof networks;

export interface PageLoad {
  /** Milliseconds from the start of the navigation. */
  lcp: number;
  cls: number;
  /** Milliseconds by which tasks were longer than 50, until the page had settled. */
  tbt: number;
  /** What came over the wire, headers included. */
  bytes: number;
  requests: number;
  requestsBeforePaint: number;
}

const cpuSlowdown = 4;
const settleMilliseconds = 2500;

/** What the page's own observers note. */
interface Notes {
  lcp: number;
  cls: number;
  tbt: number;
}

export async function loadPage(browser: Browser, url: string, network: NetworkName): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    const limits = networks[network];
    if (limits) await session.send('Network.emulateNetworkConditions', limits);
    let bytes = 0;
    let requests = 0;
    session.on('Network.requestWillBeSent', () => {
      requests++;
    });
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.addInitScript(takeNotes);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(settleMilliseconds);
    return { ...(await page.evaluate(readNotes)), bytes, requests };
  } finally {
    await context.close();
  }
}

/** Runs in the page before all of its scripts. */
function takeNotes(): void {
  const notes: Notes = { lcp: 0, cls: 0, tbt: 0 };
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => {
    notes.lcp = startTime;
  });
  observe('layout-shift', (entry) => {
    if ('value' in entry && typeof entry.value === 'number') notes.cls += entry.value;
  });
  observe('longtask', ({ duration }) => {
    notes.tbt += Math.max(0, duration - 50);
  });
  Object.assign(globalThis, { benchNotes: notes });
}

function readNotes(): Notes & { requestsBeforePaint: number } {
  const { benchNotes: notes } = globalThis as typeof globalThis & { benchNotes: Notes };
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY;
  const before = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < paint);
  // The page itself is no resource of its own.
  return { ...notes, requestsBeforePaint: before.length + 1 };
}
