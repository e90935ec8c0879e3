/** `keyway init`: the first files of a house, none of which replaces one that is there. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { packageRoot } from '../loader/index.ts';
import { type FirstAnswers, firstContent } from './first-content.ts';

export interface InitOptions extends FirstAnswers {
  /** The folder of the house. */
  root: string;
  /** The content folder, from there. */
  content: string;
}

/** Paths from the house's folder. */
export interface InitOutcome {
  written: string[];
  /** What was there already, and stays as it was. */
  kept: string[];
}

/** What Keyway writes and nobody keeps. */
const ignored = ['node_modules/', '.keyway/', 'dist/'];

/** Writes what is missing of a brand, a connector with its guide, and a first page. A house with a brand gets no other. */
export async function initContent({ root, content, ...answers }: InitOptions): Promise<InitOutcome> {
  const contentRoot = resolve(root, content);
  const hasBrand = await readdir(join(contentRoot, 'brands')).then(
    (names) => names.length > 0,
    () => false,
  );
  const schemas = resolve(root) === resolve(packageRoot) ? 'schemas' : 'node_modules/keyway/schemas';
  const schemaAt = (folder: string, schema: string) =>
    relative(join(contentRoot, folder), join(root, schemas, `${schema}.schema.json`)).replaceAll('\\', '/');
  const outcome: InitOutcome = { written: [], kept: [] };
  for (const [path, text] of firstContent(answers, schemaAt)) {
    const file = join(contentRoot, path);
    const isNew = !(hasBrand && path.startsWith('brands/')) && (await writeNew(file, text));
    outcome[isNew ? 'written' : 'kept'].push(relative(root, file).replaceAll('\\', '/'));
  }
  if (await ignore(join(root, '.gitignore'))) outcome.written.push('.gitignore');
  return outcome;
}

/** True if the file was not there. */
async function writeNew(file: string, text: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

/** Adds what is missing in a list of ignored files; true if something was. */
async function ignore(file: string): Promise<boolean> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const lines = new Set(before.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, '')));
  const missing = ignored.filter((entry) => !lines.has(entry.replace(/\/$/, '')));
  if (missing.length === 0) return false;
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  await writeFile(file, `${start}${missing.join('\n')}\n`);
  return true;
}
