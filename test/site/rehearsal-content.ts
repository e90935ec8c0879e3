import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { projectRoot } from './build-sites.ts';

/** A copy of the content folder that a test may change. It is removed after the file's last test. */
export function copyContent(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyway-content-'));
  cpSync(join(projectRoot, 'content'), folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy in which the Sandbox connector knows every reason for which a provider may refuse. */
export function copyContentWithEveryRejection(): string {
  const folder = copyContent();
  const file = join(folder, 'connectors/sandbox/connector.yaml');
  const answers = [
    '- { status: 401, body: { pointer: /error, equals: expired }, verdict: rejected, code: credential-expired }',
    '- { status: 402, verdict: rejected, code: plan-lacks-api, step: choose-rights }',
    '- { status: 451, verdict: rejected, code: address-not-allowed, step: open-console }',
  ];
  edit(file, (text) =>
    text.replace(
      /^( +)answers:\n/m,
      (line, indent) => line + answers.map((answer) => `${indent}  ${answer}\n`).join(''),
    ),
  );
  return folder;
}

/** Rewrites a file; fails when that would change nothing. */
export function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} is the same as before.`);
  writeFileSync(file, after);
}
