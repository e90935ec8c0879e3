/** What the documents name is there: files that they link to, and commands that they tell people to run. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ArgumentsInvalid } from '../src/cli/arguments.ts';
import { runCommandLine } from '../src/cli/program.ts';

const root = resolve(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/**/*.md', 'src/**/README.md'], { cwd: root });
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Everything in a document that leads nowhere. */
async function faultsIn(text: string, file: string): Promise<string[]> {
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
  const gone = links.filter((target) => !existsSync(resolve(root, dirname(file), target)));
  // What a workflow puts in is a number.
  const commands = [
    ...text.replace(/\$\{\{ [\w.]+ \}\}/g, '1').matchAll(/(?:npx keyway|src\/cli\/keyway\.mjs) ([^\n#`&]+)/g),
  ].map(([, line = '']) => line.trim());
  const understood = await Promise.all(commands.map((line) => isUnderstood(line.replace(/[<>]/g, '').split(/\s+/))));
  const refused = commands.filter((_, index) => !understood[index]);
  const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name);
  return [...gone, ...refused, ...named.filter((name) => !Object.hasOwn(scripts, name))];
}

async function isUnderstood(argv: string[]): Promise<boolean> {
  try {
    await runCommandLine(argv, async () => {});
    return true;
  } catch (cause) {
    if (cause instanceof ArgumentsInvalid) return false;
    throw cause;
  }
}

test.each(documents)('%s names nothing that is not there', async (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  // Examples of faults name what is not there; a test of their own runs them.
  const own = file.startsWith('docs/issues/') ? text.replace(/^```[\s\S]*?^```$/gm, '') : text;
  expect(await faultsIn(own, file)).toEqual([]);
});

test('a link, a command, an option and a script that are not there are found', async () => {
  const text = 'See [it](docs/none.md). Run `npx keyway biuld`, `npx keyway build --al`, `npm run nothing`.';
  expect(await faultsIn(text, 'README.md')).toEqual(['docs/none.md', 'biuld', 'build --al', 'nothing']);
});
