/**
 * `npm run size [-- DIR]`: what pages cost before the reader's first move, against their budgets. Builds the sites of
 * both brands and a small one of the tests, or takes what `keyway build --all-brands --out DIR` made. Exit code 1: a
 * page is over its budget. `KEYWAY_TEST_SITES` names a folder where the tests find what was built.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCase } from '../site/build-case.ts';
import { buildBrands } from '../site/build-sites.ts';
import { findOverruns, type PageKind, renderTable } from './budgets.ts';
import { sitePages, switchesPages } from './page-kinds.ts';
import { weighPage } from './page-weight.ts';

const kept = process.env['KEYWAY_TEST_SITES'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'page-sizes-'));
try {
  const [given] = process.argv.slice(2);
  if (given === undefined) await buildBrands(folder);
  const built = given === undefined ? folder : resolve(given);
  const switches = await buildCase('switches', folder);
  const results = [
    weighSite('stackone', join(built, 'stackone'), sitePages),
    weighSite('acme', join(built, 'acme'), sitePages),
    weighSite('blocks with scripts', join(switches.out, 'acme'), switchesPages),
  ];
  const overruns = results.flat();
  for (const { what, fix } of overruns) console.error(`${what}\n    ${fix}`);
  if (overruns.length > 0) process.exitCode = 1;
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

function weighSite(name: string, site: string, kinds: readonly PageKind[]) {
  const read = (path: string) => readFile(site, path);
  const rows = kinds.map((kind) => ({ kind, weight: weighPage(`/${kind.page}`, read, kind.imports) }));
  console.log(`${name}\n${renderTable(rows)}\n`);
  return rows.flatMap(({ kind, weight }) => findOverruns(kind, weight));
}

function readFile(site: string, path: string): Buffer | undefined {
  const file = join(site, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}
