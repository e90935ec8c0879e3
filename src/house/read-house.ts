/** Reads `keyway.config.ts`, once, and finds the files that it names. It is the house's own code, and runs as such. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { KeywayError } from '../contract/errors.ts';
import { type CheckConfig, type HouseConfig, type PartName, partNames } from './config.ts';

const path = z.string().min(1);

const ruleSchema = z.strictObject({
  code: path,
  severity: z.enum(['off', 'warning', 'error']),
  paths: z.array(path).min(1).optional(),
  reason: z.string().min(10),
});

const houseSchema: z.ZodType<HouseConfig> = z.strictObject({
  brand: path.optional(),
  content: path.optional(),
  out: path.optional(),
  linkBase: z.string().optional(),
  socialImages: z.enum(['drawn', 'none']).optional(),
  port: z.number().int().optional(),
  host: path.optional(),
  hubUrl: z.string().optional(),
  publicUrl: z.string().optional(),
  dataDir: path.optional(),
  css: path.optional(),
  components: z.partialRecord(z.enum(partNames), path).optional(),
  check: z
    .strictObject({
      maxWarnings: z.number().int().min(0).optional(),
      baseline: path.optional(),
      rules: z.array(ruleSchema).optional(),
    })
    .optional(),
});

/** What a house sets; nothing without a configuration. */
export interface House {
  /** Settings by the names that the environment has for them. */
  settings: Readonly<Record<string, string>>;
  looks: HouseLooks;
  check: CheckConfig;
}

/** What a house has in the frame of its pages. Paths are absolute. */
export interface HouseLooks {
  css?: string | undefined;
  components: { [name in PartName]?: string | undefined };
}

/** The configuration of a house can't be used. */
export class HouseConfigInvalid extends KeywayError {
  constructor(message: string, options?: ErrorOptions) {
    super('house-config-invalid', message, options);
  }
}

const fileNames = ['ts', 'mts', 'js', 'mjs'].map((ending) => `keyway.config.${ending}`);

/**
 * The configuration in a folder.
 * @throws {HouseConfigInvalid} Saying what does not fit.
 */
export async function readHouse(folder: string): Promise<House> {
  const file = fileNames.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
  if (file === undefined) return { settings: {}, looks: { components: {} }, check: {} };
  const { css, components = {}, check = {}, ...settings } = await readConfig(file);
  const locate = (named: string) => {
    const found = resolve(folder, named);
    if (!existsSync(found)) throw new HouseConfigInvalid(`${file} names ${named}, and there is no such file.`);
    return found;
  };
  const parts = partNames.flatMap((name): [PartName, string][] => {
    const named = components[name];
    return named === undefined ? [] : [[name, locate(named)]];
  });
  return {
    settings: asEnvironment(settings),
    looks: { css: css === undefined ? undefined : locate(css), components: Object.fromEntries(parts) },
    check,
  };
}

/** An environment with what a house sets where it says nothing itself. Empty variables say nothing. */
export function withHouse(
  environment: Readonly<Record<string, string | undefined>>,
  { settings }: Pick<House, 'settings'>,
): Record<string, string | undefined> {
  const said = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  return { ...settings, ...Object.fromEntries(said) };
}

async function readConfig(file: string): Promise<HouseConfig> {
  let exported: unknown;
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    exported = typeof module === 'object' && module && 'default' in module ? module.default : undefined;
  } catch (cause) {
    throw new HouseConfigInvalid(`${file} can't be run: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  const checked = houseSchema.safeParse(exported);
  if (checked.success) return checked.data;
  const reasons = checked.error.issues.map(
    ({ path: at, message }) => `  ${at.join('.') || 'default export'}: ${message}`,
  );
  throw new HouseConfigInvalid(`${file} does not fit.\n${reasons.join('\n')}`);
}

function asEnvironment(settings: Omit<HouseConfig, 'css' | 'components' | 'check'>): Record<string, string> {
  const { brand, content, out, linkBase, socialImages, port, host, hubUrl, publicUrl, dataDir } = settings;
  const named = {
    KEYWAY_BRAND: brand,
    KEYWAY_CONTENT: content,
    KEYWAY_OUT: out,
    KEYWAY_LINK_BASE: linkBase,
    KEYWAY_SOCIAL_IMAGES: socialImages,
    PORT: port?.toString(),
    HOST: host,
    HUB_URL: hubUrl,
    PUBLIC_URL: publicUrl,
    KEYWAY_DATA_DIR: dataDir,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** An address in code, markup or a style sheet that begins with a dot, and so is of a file. */
const ownAddress = /["'(](\.{1,2}\/[^"'()\s?]+)/g;

/** All files that a house has in the frame of its pages: those that it names, and those that these lead to. */
export function filesBehind({ css, components }: HouseLooks): string[] {
  const found = new Set<string>();
  const waiting = [css, ...Object.values(components)].filter((file) => file !== undefined);
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    if (!/\.(?:astro|css|[cm]?[jt]sx?)$/.test(file)) continue;
    for (const [, address = ''] of readFileSync(file, 'utf8').matchAll(ownAddress)) {
      waiting.push(resolve(dirname(file), address));
    }
  }
  return [...found].sort();
}
