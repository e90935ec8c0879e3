/** The headers that `keyway serve` sends, as files for hosts that serve the built site without it. */
import { embeddedFiles } from './allow-embedding.ts';
import { type FileRule, fileRules, otherFileHeaders } from './file-headers.ts';
import type { HostKind } from './host-kinds.ts';

export interface HeaderFile {
  /** Whether it ships with the site, or lies beside it for a server's own settings. */
  place: 'in-site' | 'beside-site';
  name: string;
  text: string;
}

type Headers = Readonly<Record<string, string>>;

export interface ServedSite {
  /** Headers of every answer. */
  headers: Headers;
  /** How addresses of the site begin, after its host. */
  base: string;
  /** Origins of other sites whose pages may embed guides. */
  origins: readonly string[];
}

/** The file for a host. */
export function renderHeaderFile(host: HostKind, site: ServedSite): HeaderFile {
  if (host === 'nginx') return { place: 'beside-site', name: 'headers.conf', text: renderNginx(site) };
  return { place: 'in-site', name: '_headers', text: renderRules(site) };
}

/**
 * The format that Netlify and Cloudflare share. Both join the values of rules that match together, and both let
 * browsers ask for every file anew unless a rule says otherwise, so only the rules that differ from that are written.
 * A rule knows nothing of who asks, so it can name one origin, or none.
 */
function renderRules({ headers, base, origins }: ServedSite): string {
  const rule = (pattern: string, own: Headers) => `${pattern}\n${lines(own, (name, value) => `  ${name}: ${value}`)}`;
  const patternOf = ({ files }: FileRule) => ('under' in files ? `${base}${files.under}*` : `${base}/*${files.ending}`);
  const [origin, ...others] = origins;
  const all =
    origin !== undefined && others.length === 0 ? { ...headers, 'access-control-allow-origin': origin } : headers;
  const note =
    others.length > 0
      ? `# No page may embed guides: this file could name one origin, and the brand has ${origins.length}.\n`
      : '';
  return note + [rule(`${base}/*`, all), ...fileRules.map((own) => rule(patternOf(own), own.headers))].join('\n');
}

/** A `location` with a header of its own has none of those around it, so each has all of them. */
function renderNginx({ headers, base, origins }: ServedSite): string {
  const location = (pattern: string, { 'content-type': type, ...own }: Record<string, string>, files: string) =>
    [
      `location ${pattern} {\n`,
      lines(headers, (name, value) => `  add_header ${name} ${quote(value)} always;`),
      lines(own, (name, value) => `  add_header ${name} ${quote(value)};`),
      origins.length > 0
        ? '  add_header access-control-allow-origin $embedding_origin;\n  add_header vary "Origin";\n'
        : '',
      type === undefined ? '' : `  types { }\n  default_type ${quote(type)};\n`,
      `  try_files ${files} =404;\n}\n`,
    ].join('');
  const patternOf = ({ files }: FileRule) =>
    'under' in files ? `^~ ${base}${files.under}` : `~ ^${escapePattern(base)}/.*${escapePattern(files.ending)}$`;
  const root = base === '' ? 'set to the folder of the site' : `in which ${base} is the folder of the site`;
  return [
    `# Include this in \`server { … }\`, with a \`root\` ${root}.\n` +
      '# Files that were compressed at build are sent with `gzip_static on; gzip_vary on;`, and `brotli_static on;`.\n',
    `error_page 404 ${base}/404.html;\n`,
    ...(base === '' ? [] : [`location = ${base} {\n  return 307 ${base}/;\n}\n`]),
    ...(origins.length > 0 ? [allowOrigins(base, origins)] : []),
    location(`${base}/`, otherFileHeaders, '$uri $uri/index.html'),
    ...fileRules.map((rule) => location(patternOf(rule), { ...otherFileHeaders, ...rule.headers }, '$uri')),
  ].join('\n');
}

/** A header whose value is empty is not sent. */
function allowOrigins(base: string, origins: readonly string[]): string {
  const known = origins.map(escapePattern).join('|');
  const files = embeddedFiles.source.replaceAll('\\/', '/').replaceAll('^/', `^${escapePattern(base)}/`);
  return [
    'set $embedding_origin "";\n',
    `if ($http_origin ~ "^(?:${known})$") {\n  set $embedding_origin $http_origin;\n}\n`,
    `if ($uri !~ "${files}") {\n  set $embedding_origin "";\n}\n`,
  ].join('');
}

function escapePattern(text: string): string {
  return text.replaceAll('.', '\\.');
}

function lines(headers: Headers, line: (name: string, value: string) => string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}

function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
