/** What a person typed after `npm run bench --`, as data. */
import { parseArgs } from 'node:util';

export const sections = ['build', 'peers', 'pictures', 'check', 'dev', 'page', 'hub'] as const;
export type Section = (typeof sections)[number];

export interface Options {
  sizes: number[];
  rounds: number;
  sections: ReadonlySet<Section>;
  /** Only writes docs/ from what was measured last. */
  writesDocs: boolean;
}

/** The arguments can't be understood; the message says which, and what is expected. */
export class OptionsInvalid extends Error {
  override readonly name = 'OptionsInvalid';
  readonly code = 'options-invalid';
}

export const usage = `Usage: npm run bench -- [SECTION…] [options]

  build      Keyway cold, unchanged, one guide changed, a further brand, five brands, audit
  peers      the same guides in plain Astro MDX, Starlight, and Hugo where it is installed, in turn with Keyway
  pictures   what social images add
  check      keyway check: first time, unchanged, one guide changed
  dev        keyway dev: start to first page, save to screen
  page       a guide's page in Chromium beside Starlight's (not part of a run that names no section)
  hub        linking by many at once, and pages meanwhile (neither)

  --sizes 100,1000   how many guides
  --rounds 3         how often each row is measured, in turn
  --only LIST        the same as naming sections
  --write-docs       write docs/bench.md and docs/bench.svg from the last results; measures nothing`;

/** @throws {OptionsInvalid} */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const named = [...positionals, ...(values.only ?? '').split(',').filter(Boolean)];
  const chosen = named.map((name) => {
    const section = sections.find((known) => known === name);
    if (section === undefined) throw new OptionsInvalid(`"${name}" is no section. Choose of: ${sections.join(', ')}`);
    return section;
  });
  const sizes = values.sizes.split(',').map((size) => wholeNumber('--sizes', size, 2));
  return {
    sizes: [...new Set(sizes)].toSorted((a, b) => a - b),
    rounds: wholeNumber('--rounds', values.rounds, 1),
    sections: new Set(
      chosen.length > 0 ? chosen : sections.filter((section) => section !== 'page' && section !== 'hub'),
    ),
    writesDocs: values['write-docs'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sizes: { type: 'string', default: '100,1000' },
        rounds: { type: 'string', default: '3' },
        only: { type: 'string' },
        'write-docs': { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new OptionsInvalid(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) {
    throw new OptionsInvalid(`${option}: "${text}" is no whole number of at least ${least}`);
  }
  return number;
}
