/** What a field holds, as far as cleaning its pastes goes; `host`: one label of a host name, without its suffix. */
export type PasteKind = 'secret' | 'text' | 'lines' | 'host';

export type RemovalCode =
  | 'hidden-characters'
  | 'line-breaks'
  | 'space-at-start'
  | 'space-at-end'
  | 'quotes'
  | 'name'
  | 'scheme'
  | 'address'
  | 'command';

export type CleanPaste = { value: string; removed: readonly RemovalCode[] };

// Zero-width and direction marks, soft hyphens, byte-order marks, control characters.
const invisible = /(?![\t\r\n])[\p{Cf}\p{Cc}]/gu;
const unusualSpace = /\p{Zs}/gu;
const lineBreaks = /[\r\n\u2028\u2029]+/;
const quoted = /^["'`\u201C\u2018\u00AB](.*)["'`\u201D\u2019\u00BB][,;]?$/;
// `API_KEY=…`, `export TOKEN="…"`, `"apiKey": "…"`, `x-api-key: …`: only names that say what they hold.
const named = /^(?:export\s+)?["']?[\w.-]*(?:key|token|secret|password|authorization)["']?\s*[=:]\s*(?=[^=\s])/i;
const scheme = /^(?:Bearer|Token|Basic)\s+(?=\S)/i;
const command = /^(?:[$>#]\s*)?curl\s/i;
// A header that carries a credential, and a user name without a password.
const inCommand =
  /\s(?:-H|--header)[\s=]*(["'])\s*[\w-]{0,40}(?:authorization|key|token|secret)[\w-]{0,40}\s*:\s*([^"'\r\n]+)\1|\s(?:-u|--user)[\s=]*(["']?)([^\s"':]+):?\3(?=\s|$)/gi;

/**
 * Takes from a pasted text what people copy along by mistake, and says what it took. A text without such things comes
 * back as it is. The lines of a `lines` field stay, with `\n` at their ends. `suffix` (".example.com") is what follows
 * a `host` field.
 */
export function cleanPaste(pasted: string, kind: PasteKind, suffix = ''): CleanPaste {
  const removed = new Set<RemovalCode>();
  let value = pasted;
  const replace = (pattern: RegExp, by: string, code: RemovalCode): void => {
    const next = value.replace(pattern, by);
    if (next !== value) removed.add(code);
    value = next;
  };
  const note = (cut: string, code: RemovalCode): void => {
    if (cut !== '') removed.add(lineBreaks.test(cut) ? 'line-breaks' : code);
  };
  const trim = (): void => {
    const start = value.trimStart();
    note(value.slice(0, value.length - start.length), 'space-at-start');
    value = start.trimEnd();
    note(start.slice(value.length), 'space-at-end');
  };

  replace(invisible, '', 'hidden-characters');
  value = value.replace(unusualSpace, ' ');
  if (kind === 'lines') {
    value = value.replace(/\r\n?/g, '\n');
    trim();
    return { value, removed: [...removed] };
  }

  trim();
  if (kind === 'secret') {
    const taken = keyInCommand(value);
    if (taken !== undefined) {
      removed.add('command');
      value = taken;
    }
  }
  const lines = value.split(lineBreaks).map((line) => line.trim());
  if (lines.length > 1) removed.add('line-breaks');
  // A key that a terminal or a mail wrapped goes on in the next line; words go on after a space.
  value = lines.join(kind === 'text' ? ' ' : '');
  if (kind === 'secret') replace(named, '', 'name');
  replace(quoted, '$1', 'quotes');
  trim();
  if (kind === 'secret') replace(scheme, '', 'scheme');
  if (kind === 'host') {
    const label = hostLabel(value, suffix);
    if (label !== value) removed.add('address');
    value = label;
  }
  return { value, removed: [...removed] };
}

/** The one credential in a curl command. Of several it is not known which is meant. */
function keyInCommand(text: string): string | undefined {
  if (!command.test(text)) return undefined;
  const [found, ...others] = text.matchAll(inCommand);
  const value = found?.[2] ?? found?.[4];
  return others.length > 0 ? undefined : value?.trim();
}

/** The one label before `suffix` in an address or a host name; any other text as it is. */
function hostLabel(text: string, suffix: string): string {
  const host = /^(?:\w+:\/\/)?([^/?#:]+)/.exec(text)?.[1]?.toLowerCase() ?? '';
  const label = host.endsWith(suffix) ? host.slice(0, -suffix.length) : '';
  return /^[\w-]+$/.test(label) ? label : text;
}
