/** What a page links, told by where it stands: `connectors/<connector>/guides/<purpose>/<method>`. */
import type { Json } from './json.ts';
import type { Binding } from './model.ts';

const guidePath = /^connectors\/([^/]+)\/guides\/(link-account|connector-profile)\/([^/]+)$/;

/** The binding of a page; the frontmatter's `connector` and `auth` count before the path. */
export function bindingOf(path: string, frontmatter: { [key: string]: Json }): Binding | undefined {
  const [, fromPath, purpose, file] = guidePath.exec(path) ?? [];
  const connector = stringOf(frontmatter['connector']) ?? fromPath;
  const method = stringOf(frontmatter['auth']) ?? file;
  if (!connector || !method) return undefined;
  return { connector, method, purpose: purpose === 'connector-profile' ? purpose : 'link-account' };
}

/** The path of a method's guide. */
export function guidePathOf({ connector, purpose, method }: Binding): string {
  return `connectors/${connector}/guides/${purpose}/${method}`;
}

function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
