/** The architecture as rules over source files: who may import whom, what files and functions are called. */
import { posix } from 'node:path';
import * as markup from '../../src/contract/markup.ts';
import type { Import, SourceCode } from './source-code.ts';

/** Areas or files that an area may import, besides its own. `(types)`: only what is gone at run time. */
export const importTable: Record<string, readonly string[]> = {
  guide: [],
  messages: ['guide (types)'],
  contract: [],
  settings: ['contract'],
  house: ['contract'],
  connector: ['guide', 'contract'],
  brand: ['guide', 'connector', 'messages'],
  form: ['contract (types)', 'contract/sendable', 'connector (types)', 'messages (types)'],
  render: [
    'guide',
    'connector',
    'brand',
    'messages',
    'form',
    'contract (types)',
    'contract/markup',
    'contract/sendable',
    'assets (types)',
  ],
  assets: ['guide', 'brand', 'contract'],
  browser: [
    'form',
    'contract (types)',
    'contract/markup',
    'contract/dev-view',
    'contract/page-faults',
    'contract/search-format',
    'connector (types)',
    'messages (types)',
  ],
  audit: ['guide', 'brand', 'contract'],
  review: ['guide', 'connector', 'brand', 'render'],
  loader: [
    'guide',
    'connector',
    'brand',
    'contract',
    'assets/code-languages',
    'assets/icon-names',
    'audit/dictionary',
    'audit/fold',
  ],
  hub: ['contract', 'connector'],
  online: ['guide', 'contract', 'connector', 'loader', 'hub'],
  sandbox: [],
  server: [
    'settings',
    'guide',
    'messages',
    'sandbox',
    'hub',
    'contract',
    'form',
    'loader',
    'connector',
    'brand',
    'render',
    'build',
  ],
  build: [
    'settings',
    'house',
    'guide',
    'connector',
    'brand',
    'messages',
    'form (types)',
    'render',
    'assets',
    'loader',
    'contract',
    'audit',
  ],
  lsp: ['guide', 'connector', 'brand', 'loader'],
  site: [
    'settings',
    'house',
    'guide',
    'connector',
    'brand',
    'messages',
    'contract',
    'form',
    'render',
    'assets',
    'loader',
    'browser',
  ],
  cli: [
    'settings',
    'house',
    'guide',
    'contract',
    'connector',
    'brand',
    'render',
    'assets',
    'audit',
    'review',
    'loader',
    'hub',
    'sandbox',
    'server',
    'build',
    'site',
    'browser',
    'lsp',
    'online',
  ],
};

/** Packages that an area must not import. */
const forbiddenPackages: Record<string, RegExp> = {
  // The language is the same in a build, a test and an editor: no file system, no site generator.
  guide: /^(node:(?!path$|path\/posix$)|astro(:|\/|$)|hono|undici)/,
  // What browsers download: the platform, and nothing else.
  form: /./,
  browser: /./,
  // Sites are static files; the hub knows nothing of the generator.
  hub: /^astro(:|\/|$)/,
};

/** The search is a library's; its script is loaded when somebody searches. */
const searchFile = 'src/browser/site/search-index.ts';

/** Files that browsers load from an area that is not made for them. */
const importsNothing = new Set([
  'src/contract/dev-view.ts',
  'src/contract/markup.ts',
  'src/contract/page-faults.ts',
  'src/contract/sendable.ts',
]);

/** A script of the page that did not come is loaded once more, from the address that the page has for it. */
const loadedAnew = 'src/browser/entries/hold-form.ts imports anew';

/** Where text from outside becomes typed values, and where values for outside are described. Elsewhere types are trusted. */
const zodAreas = new Set([
  'guide',
  'connector',
  'brand',
  'contract',
  'settings',
  'house',
  'hub',
  'review',
  'loader',
  'online',
  'build',
]);

/**
 * One writes schemas out for editors, and parses no text; one reads a file that the command itself wrote; three read what a
 * browser says.
 */
const zodFiles = new Set([
  'src/cli/write-schemas.ts',
  'src/cli/issues/baseline.ts',
  'src/cli/shot/devtools.ts',
  'src/cli/shot/take-picture.ts',
  'src/server/dev/dev-view.ts',
]);

/** Everything in these files that the architecture does not allow, as `path:line what`. */
export function findFaults(files: SourceCode[]): string[] {
  return files.flatMap((file) => [
    ...file.imports.flatMap((imported) =>
      importFaults(file.path, imported).map((fault) => `${file.path}:${imported.line} ${fault}`),
    ),
    ...pathFaults(file.path).map((fault) => `${file.path} ${fault}`),
    ...nameFaults(file.names).map((fault) => `${file.path} ${fault}`),
    // Tests run text to prove that they would notice it.
    ...(areaOf(file.path) ? file.runsText : []).map((line) => `${file.path}:${line} runs text as code`),
    ...classNameFaults(file).map((fault) => `${file.path}:${fault}`),
  ]);
}

/** Areas that look for parts of a page by their classes, which they have from src/contract/markup.ts. */
const areasWithoutClassNames = new Set(['render', 'browser', 'server', 'build', 'cli']);

const knownClasses: ReadonlySet<string> = new Set(Object.values(markup));

function classNameFaults({ path, classNames }: SourceCode): string[] {
  if (!areasWithoutClassNames.has(areaOf(path) ?? '')) return [];
  const faults = classNames.filter(({ name, isAskedFor }) => isAskedFor || knownClasses.has(name));
  return faults.map(({ name, line }) => `${line} names the class ${name} by itself`);
}

/** The area of a file under src/, or undefined for a file outside of it. */
export function areaOf(path: string): string | undefined {
  const [root, part] = path.split('/');
  if (root !== 'src' || !part) return undefined;
  return part.replace(/\.ts$/, '');
}

function importFaults(path: string, { specifier, typesOnly }: Import): string[] {
  const area = areaOf(path);
  if (area === undefined || `${path} imports ${specifier}` === loadedAnew) return [];
  if (importsNothing.has(path)) return [`imports ${specifier}, and browsers load it`];
  const allowed = importTable[area];
  if (!allowed) return [`is in src/${area}, which the table of imports does not name`];

  if (!/^[./]/.test(specifier)) return packageFaults(path, area, specifier, typesOnly);
  const target = specifier.startsWith('/') ? specifier.slice(1) : posix.join(posix.dirname(path), specifier);
  const targetArea = areaOf(target);
  if (targetArea === undefined) {
    return target === 'package.json' ? [] : [`imports ${target}, outside of src`];
  }
  const file = target.replace(/^src\//, '').replace(/\.ts$/, '');
  if (targetArea === area || allowed.includes(targetArea) || allowed.includes(file)) return [];
  if (typesOnly && allowed.includes(`${targetArea} (types)`)) return [];
  return [`${area} imports ${targetArea}${typesOnly ? ' (types)' : ''}: ${specifier}`];
}

function packageFaults(path: string, area: string, specifier: string, typesOnly: boolean): string[] {
  const faults: string[] = [];
  const isSearch = specifier === 'minisearch' && path === searchFile;
  if (!isSearch && forbiddenPackages[area]?.test(specifier)) faults.push(`${area} imports ${specifier}`);
  const isZod = /^(zod|astro\/zod)(\/|$)/.test(specifier);
  if (isZod && !typesOnly && !zodAreas.has(area) && !zodFiles.has(path)) faults.push(`${area} calls zod`);
  return faults;
}

function pathFaults(path: string): string[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const faults: string[] = [];
  const vague = parts.find((part) => /\b(utils?|helpers?|common|misc|handle|process|manage)\b/i.test(part));
  if (vague) faults.push(`is named ${vague}, which does not say what it is`);
  // Routes are named after their addresses.
  if (/^(src\/site|test\/bench\/peers\/astro-mdx\/src)\/pages\//.test(path)) return faults;

  const pattern = file.endsWith('.astro') ? /^([A-Z][a-z0-9]*)+\.astro$/ : /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/;
  if (!pattern.test(file)) faults.push(`is not named in ${file.endsWith('.astro') ? 'PascalCase' : 'kebab-case'}`);
  const folder = parts.slice(0, -1).find((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  if (folder) faults.push(`lies in ${folder}, which is not named in kebab-case`);
  return faults;
}

function nameFaults(names: string[]): string[] {
  return names
    .filter((name) => /^(handle|process|manage)(?![a-z])/.test(name) || /(Utils?|Helpers?|Common)$/.test(name))
    .map((name) => `declares ${name}, which does not say what it does`);
}
