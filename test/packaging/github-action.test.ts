/** The action for GitHub: its inputs are those of the command, and its step runs in a repository with a planted fault. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { cleanEnvironment } from '../cli/run-keyway.ts';
import { temporaryFolder } from '../loader/project.ts';
import { commandLine, projectRoot } from '../site/build-sites.ts';

// Each run of the step runs the command once or twice.
vi.setConfig({ testTimeout: 120_000 });

const action = z
  .strictObject({
    name: z.string(),
    description: z.string(),
    inputs: z.record(z.string(), z.strictObject({ description: z.string().min(1), default: z.string() })),
    runs: z.strictObject({
      using: z.literal('composite'),
      steps: z.tuple([
        z.strictObject({
          shell: z.literal('bash'),
          'working-directory': z.string(),
          env: z.record(z.string(), z.string()),
          run: z.string(),
        }),
      ]),
    }),
  })
  .parse(parse(readFileSync(join(projectRoot, 'packaging/github-action/action.yml'), 'utf8')));
const [step] = action.runs.steps;

/** What stands in the place of `${{ inputs.… }}`. */
function filled(text: string, inputs: Record<string, string>): string {
  return text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => {
    const input = action.inputs[name];
    if (input === undefined) throw new Error(`The action has no input "${name}".`);
    return inputs[name] ?? input.default;
  });
}

const page = (text: string) => `---\ntitle: A page\ndescription: Of the tests.\n---\n\n${text}\n`;

const openRepository = async () => {
  const repository = await temporaryFolder({
    '.git/HEAD': '',
    'docs/content/guides/good.mdx': page('Text.'),
    'docs/content/guides/with space.mdx': page('See [how keys are kept](/nowhere).'),
    'docs/content/guides/wrong.mdx': page('A {brand.nobody} here.'),
  });
  // `npx` of a house that depends on Keyway.
  const shim = join(repository.path, 'bin/npx');
  const program = [process.execPath, ...commandLine()].map((word) => `'${word}'`).join(' ');
  await mkdir(join(repository.path, 'bin'));
  await writeFile(shim, `#!/bin/sh\n[ "$1 $2 $3" = "--no -- keyway" ] || exit 99\nshift 3\nexec ${program} "$@"\n`);
  await chmod(shim, 0o755);
  return repository;
};

/** Runs the step as a runner does. */
function runStep(root: string, inputs: Record<string, string>): Promise<{ code: number; output: string }> {
  const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value, inputs)]));
  const path = `${join(root, 'bin')}${delimiter}${process.env['PATH']}`;
  return new Promise((resolve) => {
    const options = {
      cwd: join(root, filled(step['working-directory'], inputs)),
      env: { ...cleanEnvironment(env), PATH: path },
    };
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

test('a fault is annotated at its line in the repository, and fails the job', async () => {
  await using repository = await openRepository();
  const { code, output } = await runStep(repository.path, { 'working-directory': 'docs' });
  expect(code).toBe(1);
  expect(output).toMatch(/^::error .*file=docs\/content\/guides\/wrong\.mdx,line=6,col=3/m);
  expect(output).toMatch(/^::warning .*file=docs\/content\/guides\/with space\.mdx,line=6/m);
});

test('paths, the number of warnings and a report count, and an input is never read as a script', async () => {
  await using repository = await openRepository();
  const docs = { 'working-directory': 'docs', format: 'pretty' };
  const good = await runStep(repository.path, { ...docs, paths: 'content/guides/good.mdx\ncontent/guides/good.mdx' });
  expect(good).toEqual({ code: 0, output: 'Looked at 1 guide.\nNothing is wrong.\n' });
  const planted = await runStep(repository.path, { ...docs, paths: '$(touch planted) `touch planted`' });
  expect(planted.code).toBe(2);
  await expect(readFile(join(repository.path, 'docs/planted'))).rejects.toThrow('ENOENT');

  await repository.write({ 'docs/content/guides/wrong.mdx': page('Right.') });
  expect((await runStep(repository.path, docs)).code).toBe(0);
  const strict = await runStep(repository.path, { ...docs, 'max-warnings': '0', sarif: 'keyway.sarif' });
  expect(strict.code).toBe(1);
  expect(strict.output).toContain('(page-missing)');
  const report: unknown = JSON.parse(await readFile(join(repository.path, 'docs/keyway.sarif'), 'utf8'));
  expect(report).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'page-missing' }] }] });
  // A folder that can't be looked at is no report of nothing.
  expect((await runStep(repository.path, { ...docs, content: 'none', sarif: 'none.sarif' })).code).toBeGreaterThan(0);
});
