/** Options that several commands share, and what their values may be. */
import { Option } from '@commander-js/extra-typings';
import { KeywayError } from '../contract/errors.ts';
import type { House } from '../house/index.ts';

/** The arguments can't be understood; the message says which, and what is expected. */
export class ArgumentsInvalid extends KeywayError {
  constructor(message: string, options?: ErrorOptions) {
    super('arguments-invalid', message, options);
  }
}

/**
 * Runs what a command came to, once its arguments are understood. The exit code is `undefined` while a server runs.
 */
export type Perform = (
  run: (environment: NodeJS.ProcessEnv, house: House) => Promise<number | undefined>,
) => Promise<void>;

/** Of which brands a command builds or serves the sites. */
export type Brands = 'vendor' | 'all' | { named: string };

export const issueFormats = ['pretty', 'json', 'github', 'gitlab', 'sarif'] as const;
export type IssueFormat = (typeof issueFormats)[number];

export function brandOption() {
  return new Option('--brand <name>', "the brand (KEYWAY_BRAND, else the vendor's own)");
}

export function allBrandsOption() {
  return new Option('--all-brands', 'every brand of the content folder');
}

export function contentOption() {
  return new Option('--content <dir>', 'the content folder (KEYWAY_CONTENT, else "content")');
}

export function outOption() {
  return new Option('--out <dir>', 'where it is written, one folder a brand (KEYWAY_OUT, else "dist")');
}

export function portOption() {
  return new Option('--port <number>', 'the port to listen on (PORT, else 4321)').argParser(parsePort);
}

/** A whole number that is not negative. */
export function maxWarningsOption() {
  return new Option('--max-warnings <number>', 'fail when there are more warnings').argParser((text) => {
    if (!/^\d{1,9}$/.test(text)) throw new ArgumentsInvalid(`"${text}" is no number of warnings.`);
    return Number(text);
  });
}

/** `formats` are those that the command has; the first is the one without the option. */
export function formatOption<Format extends string>(formats: readonly [Format, ...Format[]]) {
  return new Option('--format <format>', `how it is told; ${formats[0]} when left out`)
    .choices(formats)
    .argParser((text) => parseChoice(text, formats, 'There is no format'));
}

/**
 * The brands that two options name.
 * @throws {ArgumentsInvalid} If both are given.
 */
export function brandsOf({ brand, allBrands }: { brand?: string | undefined; allBrands?: true | undefined }): Brands {
  if (brand !== undefined && allBrands) throw new ArgumentsInvalid('Give --brand or --all-brands, not both.');
  return allBrands ? 'all' : brand === undefined ? 'vendor' : { named: brand };
}

/**
 * One of a few words.
 * @throws {ArgumentsInvalid} Saying `refusal`, and what there is.
 */
export function parseChoice<Choice extends string>(text: string, choices: readonly Choice[], refusal: string): Choice {
  const choice = choices.find((known) => known === text);
  if (choice === undefined) throw new ArgumentsInvalid(`${refusal} "${text}". Use one of ${choices.join(', ')}.`);
  return choice;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new ArgumentsInvalid(`"${text}" is no port number.`);
  return port;
}
