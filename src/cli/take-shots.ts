/** `keyway shot`: pictures of pages, for those who review them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { baseOf, encodePath } from '../brand/index.ts';
import { brandNamed, cacheRootOf, openContent } from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { ArgumentsInvalid } from './arguments.ts';
import { findContentPaths, slashed } from './content-paths.ts';
import { repositoryOf } from './issues/issue-paths.ts';
import { nearestWord } from './nearest-word.ts';
import { launchBrowser } from './shot/devtools.ts';
import { findBrowser } from './shot/find-browser.ts';
import { takePicture } from './shot/take-picture.ts';
import { openDev } from './start-dev.ts';

export interface ShotCommand {
  /** Paths of guides' files or of pages. */
  pages: readonly string[];
  /** Pixels. */
  widths: readonly number[];
  schemes: readonly ('light' | 'dark')[];
  /** The folder for pictures. */
  out: string;
}

/** A page as a brand's site has it. */
interface SitePage {
  /** Without slashes at its ends. */
  path: string;
  file: string;
}

/**
 * Takes a picture for each page, width and scheme; answers the exit code.
 * @throws {ArgumentsInvalid | BrandUnknown | BrowserMissing | ContentMissing} The first for a page that is not there.
 */
export async function takeShots(
  { pages, widths, schemes, out }: ShotCommand,
  settings: Settings,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const program = findBrowser(environment);
  const { base, paths } = await pagesMeant(pages, settings);
  const data = mkdtempSync(join(tmpdir(), 'keyway-shot-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  // A server of its own keeps nothing, and says nothing: what is wrong with pages is for `keyway check` to say.
  const own = { ...settings, PORT: 0, HOST: '127.0.0.1', KEYWAY_DATA_DIR: data };
  const { port } = await openDev(own, { rules: [], tell: () => {} });
  await using browser = await launchBrowser(program);
  mkdirSync(out, { recursive: true });
  for (const path of paths) {
    const url = `http://127.0.0.1:${port}${base}/${path === '' ? '' : `${encodePath(path)}/`}`;
    const { status } = await fetch(url, { headers: { accept: 'text/html' } });
    if (status !== 200) {
      console.error(`There is no picture of /${path}: the page is answered with status ${status}.`);
      return 1;
    }
    for (const width of widths) {
      for (const scheme of schemes) {
        const picture = await takePicture(browser, { url, width, scheme });
        const file = join(out, `${path.replaceAll('/', '-') || 'index'}-${width}-${scheme}.png`);
        writeFileSync(file, picture.png);
        console.log(`Wrote ${pathFromHere(file)}, ${picture.width} × ${picture.height}`);
      }
    }
  }
  return 0;
}

/** The paths of the pages that somebody means, and what the site's addresses begin with. */
async function pagesMeant(
  given: readonly string[],
  { KEYWAY_BRAND, KEYWAY_CONTENT, KEYWAY_LINK_BASE: linkBase }: Settings,
): Promise<{ base: string; paths: readonly string[] }> {
  using content = openContent(KEYWAY_CONTENT, { cacheRoot: cacheRootOf(process.cwd()), linkBase });
  const reading = await content.read();
  const brand = brandNamed(reading, KEYWAY_BRAND);
  const own = reading.of(brand);
  const pages = own.pages.map(({ facts }) => ({ path: facts.path, file: own.files.nameOf(facts.file) }));
  const base = baseOf(brand);
  const at = { root: resolve(reading.root), files: pages.map(({ file }) => file), base };
  return { base, paths: [...new Set(given.flatMap((page) => pageMeant(page, pages, at)))] };
}

function pageMeant(
  given: string,
  pages: readonly SitePage[],
  { root, files, base }: { root: string; files: readonly string[]; base: string },
): string[] {
  const path = sitePath(given, base);
  const isAddress = /^(?:\/|https?:)/.test(given);
  // Pages that the site makes by itself are in no file.
  if (pages.some((page) => page.path === path) || (isAddress && path === '')) return [path];
  try {
    const found = findContentPaths([given], { root, files, from: process.cwd(), repository: repositoryOf(root) });
    return pages.filter(({ file }) => found.has(file)).map((page) => page.path);
  } catch (cause) {
    if (!(cause instanceof ArgumentsInvalid)) throw cause;
    const nearest = nearestWord(
      path,
      pages.map((page) => page.path),
    );
    const advice =
      nearest === undefined ? 'Name a guide’s file, or the path of its page.' : `Did you mean /${nearest}?`;
    throw new ArgumentsInvalid(`There is no page or guide at ${given}. ${advice}`, { cause });
  }
}

/** A path or an address as pages know themselves. */
function sitePath(given: string, base: string): string {
  const path = URL.canParse(given) ? new URL(given).pathname : given.replace(/[?#].*$/s, '');
  const inside = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  return decodeURI(inside)
    .replace(/^\/+|\/+$/g, '')
    .replace(/(?:^|\/)index\.html$/, '');
}

/** A path below the folder where somebody stands from there, any other whole. */
function pathFromHere(file: string): string {
  const path = relative('', file);
  return slashed(path.startsWith('..') ? resolve(file) : path);
}
