/** The headers that `keyway serve` sends, as files for hosts that serve the built site without it. */
import { type FileRule, fileRules, otherFileHeaders } from './file-headers.ts';

export const hostKinds = ['nginx', 'netlify', 'cloudflare'] as const;

export type HostKind = (typeof hostKinds)[number];

export interface HeaderFile {
  /** Whether it ships with the site, or lies beside it for a server's own settings. */
  place: 'in-site' | 'beside-site';
  name: string;
  text: string;
}

type Headers = Readonly<Record<string, string>>;

/** The file for a host. `headers` are those of every answer. */
export function renderHeaderFile(host: HostKind, headers: Headers): HeaderFile {
  if (host === 'nginx') return { place: 'beside-site', name: 'headers.conf', text: renderNginx(headers) };
  return { place: 'in-site', name: '_headers', text: renderRules(headers) };
}

/**
 * The format that Netlify and Cloudflare share. Both join the values of rules that match together, and both let
 * browsers ask for every file anew unless a rule says otherwise, so only the rules that differ from that are written.
 */
function renderRules(headers: Headers): string {
  const rule = (pattern: string, own: Headers) => `${pattern}\n${lines(own, (name, value) => `  ${name}: ${value}`)}`;
  const patternOf = ({ files }: FileRule) => ('under' in files ? `${files.under}*` : `/*${files.ending}`);
  return [rule('/*', headers), ...fileRules.map((own) => rule(patternOf(own), own.headers))].join('\n');
}

/** A `location` with a header of its own has none of those around it, so each has all of them. */
function renderNginx(headers: Headers): string {
  const location = (pattern: string, { 'content-type': type, ...own }: Record<string, string>, files: string) =>
    [
      `location ${pattern} {\n`,
      lines(headers, (name, value) => `  add_header ${name} ${quote(value)} always;`),
      lines(own, (name, value) => `  add_header ${name} ${quote(value)};`),
      type === undefined ? '' : `  types { }\n  default_type ${quote(type)};\n`,
      `  try_files ${files} =404;\n}\n`,
    ].join('');
  const patternOf = ({ files }: FileRule) =>
    'under' in files ? `^~ ${files.under}` : `~ ${files.ending.replaceAll('.', '\\.')}$`;
  return [
    '# Include this in `server { … }`, with `root` set to the folder of the site.\n',
    'error_page 404 /404.html;\n',
    location('/', otherFileHeaders, '$uri $uri/index.html'),
    ...fileRules.map((rule) => location(patternOf(rule), { ...otherFileHeaders, ...rule.headers }, '$uri')),
  ].join('\n');
}

function lines(headers: Headers, line: (name: string, value: string) => string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}

function quote(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
