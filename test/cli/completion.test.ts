/** The completion scripts, in the shells that are there. */
import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/project.ts';
import { runKeyway } from './run-keyway.ts';

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What bash offers for the last of these words. */
async function offersOf(script: string, words: string[], cwd: string): Promise<string[]> {
  const file = join(cwd, 'completion.bash');
  await writeFile(file, script);
  const code = `source "${file}"; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _keyway; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', code], { cwd });
  return stdout.split('\n').filter((line) => line !== '');
}

test.runIf(has('bash'))('bash completes commands, options, their values, brands, connectors and files', async () => {
  const { code, stdout } = await runKeyway(['completion', 'bash']);
  expect(code).toBe(0);
  await using source = await temporaryFolder({
    'content/brands/acme/brand.yaml': '',
    'content/connectors/lusha/connector.yaml': '',
    'content/connectors/jira/connector.yaml': '',
  });
  const offers = (...words: string[]) => offersOf(stdout, ['keyway', ...words], source.path);
  expect(await offers('che')).toEqual(['check']);
  expect(await offers('check', '--f')).toEqual(['--format', '--fix']);
  expect(await offers('check', '--format', 's')).toEqual(['sarif']);
  expect(await offers('build', '--brand', '')).toEqual(['acme']);
  expect((await offers('try', '')).sort()).toEqual(['jira', 'lusha']);
  expect(await offers('check', 'cont')).toEqual(['content']);
  expect(await offers('schemas', '')).toEqual([]);
});

test.each(['zsh', 'fish'])('%s gets every command, and reads it where it is there', async (shell) => {
  const { stdout } = await runKeyway(['completion', shell]);
  for (const word of ['check', 'new-brand', 'max-warnings', 'sarif']) expect(stdout).toContain(word);
  if (has(shell)) expect(spawnSync(shell, ['-n'], { input: stdout }).stderr.toString()).toBe('');
});

test('another shell is refused with those that there are', async () => {
  const { code, stderr } = await runKeyway(['completion', 'tcsh']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'There is no completion for "tcsh". Use one of bash, zsh, fish.\n',
  });
});
