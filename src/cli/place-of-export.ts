/** Where an exported page belongs in the content folder, told by its title and description. */
import GithubSlugger from 'github-slugger';
import type { Connector } from '../connector/index.ts';
import { type Binding, guidePathOf } from '../guide/index.ts';

const linkTitle = /^Connect (?<provider>.+?) with (?<label>.+?) [–—-] .+$/u;
const profileTitle = /^(?<whole>.+?) connector profile [–—-] .+$/u;
const profileDescription = /the (?<label>.+?) connector profile for (?<provider>.+?) in /u;

/**
 * The file for a page titled "Connect Lusha with API Key – …" or "Slack Access Token connector profile – …"; nothing
 * for other titles. A provider that has a connector file is found by its name.
 */
export function placeOfExport(
  { title, description }: { title: string; description: string },
  connectors: ReadonlyMap<string, Connector>,
): string | undefined {
  const link = linkTitle.exec(title)?.groups;
  if (link) return fileOf('link-account', link['provider'], link['label'], connectors);
  const whole = profileTitle.exec(title)?.groups?.['whole'];
  if (whole === undefined) return undefined;
  // Where the provider's name ends and the label begins is told by the description, else by the connectors there are.
  const told = profileDescription.exec(description)?.groups;
  if (told && whole === `${told['provider']} ${told['label']}`) {
    return fileOf('connector-profile', told['provider'], told['label'], connectors);
  }
  const known = [...connectors.values()].find(({ name }) => whole.startsWith(`${name} `));
  const provider = known?.name ?? whole.split(' ')[0] ?? '';
  return fileOf('connector-profile', provider, whole.slice(provider.length + 1), connectors);
}

function fileOf(
  purpose: Binding['purpose'],
  provider: string | undefined,
  label: string | undefined,
  connectors: ReadonlyMap<string, Connector>,
): string | undefined {
  if (!provider || !label) return undefined;
  const known = [...connectors.values()].find(({ name }) => name === provider);
  const connector =
    known?.id ??
    provider
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '');
  const labelled = Object.entries(known?.methods ?? {}).find(([, method]) => method.label === label);
  const method = labelled?.[0] ?? slugOf(label);
  return connector === '' || method === '' ? undefined : `${guidePathOf({ connector, purpose, method })}.mdx`;
}

/** `OAuth 2.0` is `oauth-2-0`, `Access Token (Bot or User)` is `access-token-bot-or-user`. */
function slugOf(label: string): string {
  const spaced = label
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return new GithubSlugger().slug(spaced);
}
