/** Three things that code would do if it ran: write a global, write a file, start a process. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Canaries {
  /** JavaScript expressions, each of which sings when it is evaluated. */
  songs: string[];
  /** The canaries that sang since they were hatched. */
  sang(): string[];
}

/** Canaries that leave their files in a folder. */
export function hatchCanaries(folder: string): Canaries {
  const file = join(folder, 'file');
  const child = join(folder, 'child');
  const load = (name: string) => `process.getBuiltinModule('${name}')`;
  return {
    songs: [
      'globalThis.__canary = 1',
      `${load('fs')}.writeFileSync(${JSON.stringify(file)}, 'x')`,
      `${load('child_process')}.execFileSync('touch', [${JSON.stringify(child)}])`,
    ],
    sang: () => [
      ...('__canary' in globalThis ? ['global'] : []),
      ...(existsSync(file) && readFileSync(file, 'utf8') === 'x' ? ['file'] : []),
      ...(existsSync(child) ? ['child'] : []),
    ],
  };
}
