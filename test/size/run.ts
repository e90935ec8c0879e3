/**
 * `npm run size [-- DIR]`: what pages cost before the reader's first move, against their budgets. Builds the sites of
 * both brands and a small one of the tests, or takes what `keyway build --all-brands --out DIR` made. Exit code 1: a
 * page is over its budget.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandEnvironment, commandLine, projectRoot } from '../site/build-sites.ts';
import { findOverruns, type PageKind, renderTable } from './budgets.ts';
import { sitePages, switchesPages } from './page-kinds.ts';
import { weighPage } from './page-weight.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-sizes-'));
try {
  const [given] = process.argv.slice(2);
  const built = given === undefined ? buildSites() : resolve(given);
  const results = [
    weighSite('stackone', join(built, 'stackone'), sitePages),
    weighSite('acme', join(built, 'acme'), sitePages),
    weighSite('blocks with scripts', join(buildSwitches(), 'acme'), switchesPages),
  ];
  const overruns = results.flat();
  for (const { what, fix } of overruns) console.error(`${what}\n    ${fix}`);
  if (overruns.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function weighSite(name: string, site: string, kinds: readonly PageKind[]) {
  const read = (path: string) => readFile(site, path);
  const rows = kinds.map((kind) => ({ kind, weight: weighPage(`/${kind.page}`, read, kind.called) }));
  console.log(`${name}\n${renderTable(rows)}\n`);
  return rows.flatMap(({ kind, weight }) => findOverruns(kind, weight));
}

function readFile(site: string, path: string): Buffer | undefined {
  const file = join(site, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

function buildSites(): string {
  const out = join(folder, 'sites');
  build('--all-brands', '--out', out);
  return out;
}

function buildSwitches(): string {
  const [content, out] = [join(folder, 'content'), join(folder, 'switches')];
  cpSync(join(projectRoot, 'test/site/cases/switches'), content, { recursive: true });
  cpSync(join(projectRoot, 'content/brands/acme'), join(content, 'brands/acme'), { recursive: true });
  cpSync(join(projectRoot, 'docs/guide-page.png'), join(content, 'pictures/wide.png'));
  build('--brand', 'acme', '--content', content, '--out', out);
  return out;
}

function build(...options: string[]): void {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  execFileSync(process.execPath, [...commandLine, 'build', ...options], {
    cwd: projectRoot,
    env: commandEnvironment,
    stdio: [...stdio],
  });
}
