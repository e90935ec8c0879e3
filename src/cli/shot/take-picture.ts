/** The picture of a whole page, as readers see it. */
import { z } from 'zod';
import type { Browser, Tab } from './devtools.ts';

export interface PictureOf {
  url: string;
  /** Pixels of the window. */
  width: number;
  scheme: 'light' | 'dark';
}

export interface Picture {
  png: Buffer;
  width: number;
  height: number;
}

/** Windows that are no wider are those of telephones. */
const mobileWidth = 600;

/** Chromium draws no picture that is higher. */
const mostHeight = 16_384;

const any = z.unknown();

/** Development tells the page what is wrong with it, and loads it anew; neither is a part of the page. */
const withoutDevelopment = `
  globalThis.WebSocket = class extends EventTarget { readyState = 0; send() {} close() {} };
  document.addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('keyway-faults, astro-dev-toolbar, vite-error-overlay { display: none !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
`;

/** Resolves once letters and pictures are there, those further down too, which are loaded when somebody comes near. */
const settled = `(async () => {
  for (const image of document.images) image.loading = 'eager';
  const loaded = [...document.images].map((image) => image.decode().catch(() => undefined));
  await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, 15000))]);
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return document.documentElement.scrollHeight;
})()`;

/** Takes a picture in a tab of its own. */
export async function takePicture(browser: Browser, picture: PictureOf): Promise<Picture> {
  const tab = await browser.openTab();
  try {
    return await photograph(tab, picture);
  } finally {
    await tab.close();
  }
}

async function photograph(tab: Tab, { url, width, scheme }: PictureOf): Promise<Picture> {
  await tab.send('Page.enable', {}, any);
  await tab.send('Network.enable', {}, any);
  await tab.send('Network.setBlockedURLs', { urls: ['*/src/browser/dev/*', '*/lib/browser/dev/*'] }, any);
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: withoutDevelopment }, any);
  const mobile = width <= mobileWidth;
  const window = { width, height: mobile ? 844 : 900, deviceScaleFactor: 1, mobile };
  await tab.send('Emulation.setDeviceMetricsOverride', window, any);
  const features = [
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ];
  await tab.send('Emulation.setEmulatedMedia', { features }, any);
  const loaded = tab.next('Page.loadEventFired', any);
  // Whoever stops here has no use for it.
  loaded.catch(() => undefined);
  const navigated = z.object({ errorText: z.string().optional() });
  const { errorText } = await tab.send('Page.navigate', { url }, navigated);
  if (errorText) throw new Error(`${url} can't be opened: ${errorText}.`);
  await loaded;
  const measured = z.object({ result: z.object({ value: z.number() }) });
  const evaluate = { expression: settled, awaitPromise: true, returnByValue: true };
  const { result } = await tab.send('Runtime.evaluate', evaluate, measured);
  const height = Math.min(Math.max(Math.ceil(result.value), window.height), mostHeight);
  const { data } = await tab.send(
    'Page.captureScreenshot',
    { format: 'png', captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } },
    z.object({ data: z.string() }),
  );
  return { png: Buffer.from(data, 'base64'), width, height };
}
