/** What a person typed after `keyway`, as data. */
import { parseArgs } from 'node:util';
import { type HostKind, hostKinds } from '../server/header-files.ts';

export type Command =
  | {
      name: 'start' | 'dev';
      brand: string | undefined;
      port: number | undefined;
      content: string | undefined;
    }
  | { name: 'serve'; brands: Brands; port: number | undefined; content: string | undefined }
  | {
      name: 'build';
      brands: Brands;
      content: string | undefined;
      out: string | undefined;
      faults: 'stop' | 'keep-going';
      report: 'none' | 'explain';
      headers: HostKind | 'none';
    }
  | { name: 'diff'; brands: DiffBrands; content: string | undefined; out: string | undefined }
  | { name: 'check'; paths: string[]; format: CheckFormat; content: string | undefined }
  | {
      name: 'import';
      files: string[];
      to: string | undefined;
      existing: 'keep' | 'replace';
      content: string | undefined;
    }
  | {
      name: 'audit';
      target: string;
      brand: string | undefined;
      /** Addresses of a running site to look at. */
      limit: number | undefined;
      format: CheckFormat;
      content: string | undefined;
    }
  | { name: 'new-brand'; brand: string; base: string | undefined; content: string | undefined }
  | {
      name: 'init';
      company: string | undefined;
      site: string | undefined;
      provider: string | undefined;
      method: string | undefined;
      assume: boolean;
      content: string | undefined;
    }
  | { name: 'schemas'; mode: 'write' | 'compare' }
  | { name: 'help' };

export type Brands = 'vendor' | 'all' | { named: string };

/** Two brands of one content folder, or one brand in two versions of the folder. */
export type DiffBrands = { between: [from: string, to: string] } | { brand: string | undefined; against: string };

export const checkFormats = ['pretty', 'json', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** The arguments can't be understood; the message says which, and what is expected. */
export class ArgumentsInvalid extends Error {
  readonly code = 'arguments-invalid';
}

export const usage = `Usage: keyway <command>

  init                       make the first brand, connector and guide in this folder
  start                      build the site and serve it with the hub (PORT changes the port)
  dev                        the same, with live reload
  build                      build the site of one brand, or of all
  serve                      serve a built site with the hub, or those of all brands
  check [PATH…]              find what is wrong in the content
  diff BRAND BRAND           what readers of one brand see in another way than readers of the other
  diff --against DIR         what changed for readers since another version of the content folder
  audit DIR|URL              search a built or running site of a brand for all other brands
  import FILE.md…            turn exported pages into guides
  new-brand NAME             make the folder of a new brand, ready to check and to build
  schemas                    write the JSON Schemas for editors

  --brand NAME               the brand; the vendor's own when left out
  --all-brands               build, serve: every brand
  --content DIR              the content folder (KEYWAY_CONTENT, else "content")
  --out DIR                  build, diff: where sites and reports go, one folder a brand ("dist")
  --explain                  build: write a report on everything that the brand changes
  --headers HOST             build: write the headers for nginx, netlify or cloudflare
  --keep-going               build: show what is wrong on the pages instead of stopping
  --port N                   start, dev, serve: the port (PORT, else 4321)
  --limit N                  audit: how many addresses of a running site to look at (20000)
  --format FORMAT            check: pretty, json or github; audit: pretty or json
  --to PATH                  import: the file to write
  --force                    import: replace files that exist
  --extends BRAND            new-brand: a brand to take over from what the new one does not say
  --company, --site          init: the company, and where its guides will stand
  --provider, --method       init: the first provider, and what it takes to link an account there
  --yes                      init: assume what is not said, and ask nothing
  --compare                  schemas: write nothing, fail when they are out of date
`;

/**
 * The command in a list of arguments.
 * @throws {ArgumentsInvalid}
 */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  const [name = 'help', ...rest] = positionals;
  const { brand, content, out, to } = values;
  if (values.help) return { name: 'help' };
  switch (name) {
    case 'start':
    case 'dev':
      return { name, brand, content, port: parsePort(values.port) };
    case 'serve':
      return { name, brands: parseBrands(values), content, port: parsePort(values.port) };
    case 'build':
      return {
        name,
        brands: parseBrands(values),
        content,
        out,
        faults: values['keep-going'] ? 'keep-going' : 'stop',
        report: values.explain ? 'explain' : 'none',
        headers: parseHostKind(values.headers),
      };
    case 'diff':
      return { name, brands: parseDiffBrands(rest, values), content, out };
    case 'check':
      return { name, paths: rest, format: parseFormat(values.format), content };
    case 'audit': {
      const [target] = rest;
      if (target === undefined || rest.length > 1)
        throw new ArgumentsInvalid(
          'Name one built site, or the address of a running one: keyway audit DIR --brand NAME',
        );
      return { name, target, brand, limit: parseLimit(values.limit), format: parseFormat(values.format), content };
    }
    case 'import':
      if (rest.length === 0) throw new ArgumentsInvalid('Name the exported page to import: keyway import FILE.md');
      if (to !== undefined && rest.length > 1)
        throw new ArgumentsInvalid('--to names one file, so import one at a time with it.');
      return { name, files: rest, to, existing: values.force ? 'replace' : 'keep', content };
    case 'new-brand':
      return { name, brand: parseNewBrand(rest), base: values.extends, content };
    case 'init': {
      const { company, site, provider, method } = values;
      return { name, company, site, provider, method, assume: values.yes ?? false, content };
    }
    case 'schemas':
      return { name, mode: values.compare ? 'compare' : 'write' };
    case 'help':
      return { name };
    default:
      throw new ArgumentsInvalid(`There is no command "${name}". Try: keyway help`);
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        brand: { type: 'string' },
        'all-brands': { type: 'boolean' },
        content: { type: 'string' },
        out: { type: 'string' },
        'keep-going': { type: 'boolean' },
        port: { type: 'string' },
        limit: { type: 'string' },
        format: { type: 'string' },
        to: { type: 'string' },
        force: { type: 'boolean' },
        extends: { type: 'string' },
        company: { type: 'string' },
        site: { type: 'string' },
        provider: { type: 'string' },
        method: { type: 'string' },
        yes: { type: 'boolean', short: 'y' },
        compare: { type: 'boolean' },
        explain: { type: 'boolean' },
        headers: { type: 'string' },
        against: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new ArgumentsInvalid(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function parseBrands(values: { brand?: string | undefined; 'all-brands'?: boolean | undefined }): Brands {
  const { brand, 'all-brands': all } = values;
  if (brand !== undefined && all) throw new ArgumentsInvalid('Give --brand or --all-brands, not both.');
  return all ? 'all' : brand === undefined ? 'vendor' : { named: brand };
}

function parseDiffBrands(
  names: readonly string[],
  { brand, against }: { brand?: string | undefined; against?: string | undefined },
): DiffBrands {
  if (against !== undefined && names.length === 0) return { brand, against };
  const [from, to, ...more] = names;
  if (against !== undefined || from === undefined || to === undefined || more.length > 0)
    throw new ArgumentsInvalid(
      'Name two brands, or another version of the content: keyway diff BRAND BRAND, or keyway diff --against DIR',
    );
  return { between: [from, to] };
}

function parseHostKind(text = 'none'): HostKind | 'none' {
  const kind = hostKinds.find((known) => known === text);
  if (kind === undefined && text !== 'none')
    throw new ArgumentsInvalid(`There are no headers for "${text}". Use one of ${hostKinds.join(', ')}.`);
  return kind ?? 'none';
}

/** The name is a folder's and stands in commands. */
function parseNewBrand([brand, ...more]: readonly string[]): string {
  if (brand === undefined || more.length > 0 || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(brand))
    throw new ArgumentsInvalid('Name the brand in lower-case letters, digits and hyphens: keyway new-brand NAME');
  return brand;
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ArgumentsInvalid(`"${text}" is no port number.`);
  return port;
}

function parseLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new ArgumentsInvalid(`"${text}" is no number of addresses.`);
  return limit;
}

function parseFormat(text = 'pretty'): CheckFormat {
  const format = checkFormats.find((known) => known === text);
  if (!format) throw new ArgumentsInvalid(`There is no format "${text}". Use one of ${checkFormats.join(', ')}.`);
  return format;
}
