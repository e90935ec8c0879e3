/** The Chromium, Chrome or Edge of whoever works here. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { KeywayError } from '../../contract/errors.ts';

/** There is nothing to take pictures with. */
export class BrowserMissing extends KeywayError {
  constructor(why: string, options?: ErrorOptions) {
    super(
      'browser-missing',
      `Pictures are taken with Chromium, Chrome or Edge, and ${why}.\nInstall one (${advice[process.platform] ?? advice.linux}), or name its program: CHROME_PATH=/path/to/chrome.`,
      options,
    );
  }
}

const advice: Partial<Record<NodeJS.Platform, string>> & { linux: string } = {
  linux: 'apt install chromium, dnf install chromium, or https://www.google.com/chrome',
  darwin: 'brew install --cask google-chrome, or https://www.google.com/chrome',
  win32: 'winget install Google.Chrome, or https://www.google.com/chrome',
};

/**
 * The program of a browser: the one that `CHROME_PATH` names, else the first that is installed and starts.
 * @throws {BrowserMissing}
 */
export function findBrowser(environment: NodeJS.ProcessEnv): string {
  const named = environment['CHROME_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new BrowserMissing(`CHROME_PATH names ${named}, where there is no file`);
  }
  const found = installedBrowsers(environment).find(starts);
  if (found === undefined) throw new BrowserMissing('none was found');
  return found;
}

function installedBrowsers(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (process.platform === 'win32') {
    const names = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
    const folders = names.map((name) => environment[name]).filter((folder) => folder !== undefined);
    const programs = ['Google/Chrome', 'Chromium'].map((name) => `${name}/Application/chrome.exe`);
    return [...programs, 'Microsoft/Edge/Application/msedge.exe'].flatMap((program) =>
      folders.map((folder) => join(folder, program)),
    );
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Ubuntu's `chromium-browser` is a script that only recommends another package. */
function starts(program: string): boolean {
  if (!existsSync(program)) return false;
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return true;
  try {
    execFileSync(program, ['--version'], { timeout: 10_000, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
