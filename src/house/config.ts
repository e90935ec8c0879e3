/** `keyway.config.ts`: what a house sets beside its content, without a change to Keyway itself. */

/** The parts of every page that a house can put its own Astro component in the place of. */
export const partNames = ['Head', 'Header', 'Footer', 'FormFrame'] as const;
export type PartName = (typeof partNames)[number];

/** What a house says of one kind of issue. */
export interface CheckRule {
  /** As reports name it. */
  code: string;
  severity: 'off' | 'warning' | 'error';
  /** Globs over paths from the content folder, such as `connectors/jira/**`; everywhere when left out. */
  paths?: readonly string[] | undefined;
  /** Why, for whoever reads the file later. */
  reason: string;
}

/** How a house checks its content. */
export interface CheckConfig {
  /** The most warnings with which a check succeeds; any number when left out. `--max-warnings` */
  maxWarnings?: number | undefined;
  /** A file that lists issues to pass over. `--baseline` */
  baseline?: string | undefined;
  rules?: readonly CheckRule[] | undefined;
}

/**
 * Everything is optional. Paths count from the folder of the file. A setting that the environment says too is what the
 * environment says.
 */
export interface HouseConfig {
  /** The brand that commands are about; the vendor's own when left out. `KEYWAY_BRAND` */
  brand?: string | undefined;
  /** The content folder. `KEYWAY_CONTENT`, else `content` */
  content?: string | undefined;
  /** Where built sites go, one folder a brand. `KEYWAY_OUT`, else `dist` */
  out?: string | undefined;
  /** Where pages stand that guides link to and the site does not have. `KEYWAY_LINK_BASE` */
  linkBase?: string | undefined;
  /** Whether a picture is drawn for each guide, whatever its brand says. `KEYWAY_SOCIAL_IMAGES` */
  socialImages?: 'drawn' | 'none' | undefined;
  /** `PORT`, else 4321 */
  port?: number | undefined;
  /** The address to listen on. `HOST`, else 127.0.0.1 */
  host?: string | undefined;
  /** Origin of a hub elsewhere; the site's own when left out. `HUB_URL` */
  hubUrl?: string | undefined;
  /** Where people reach the server, when that is not where it listens. `PUBLIC_URL` */
  publicUrl?: string | undefined;
  /** Folder of the database and of the key file. `KEYWAY_DATA_DIR`, else `.keyway` */
  dataDir?: string | undefined;
  /** A style sheet for every page. It stands in a cascade layer, `house`, after all of Keyway's own. */
  css?: string | undefined;
  /** Astro components in the place of Keyway's own, each with the props of {@link PartProps}. */
  components?: { [name in PartName]?: string | undefined } | undefined;
  /** What is wrong with the house's content, and what it passes over. Builds go by the rules too. */
  check?: CheckConfig | undefined;
}

/** What a house's component gets. */
export interface PartProps {
  site: PartSite;
}

/** The site that a part stands in. Parts are made once per brand, so nothing in it is of one page. */
export interface PartSite {
  brand: {
    id: string;
    names: { company: string; product: string; hub: string; docs: string };
    links: { site: string; home?: string | undefined; hub?: string | undefined; support?: string | undefined };
    footer?: string | undefined;
    legal: readonly { label: string; url: string }[];
  };
  messages: { locale: string };
  /** The address of what stands at a path of the site, which begins with a slash. */
  at: (path: string) => string;
}

/** The same configuration, typed: `export default defineConfig({ … })`. */
export function defineConfig(config: HouseConfig): HouseConfig {
  return config;
}
