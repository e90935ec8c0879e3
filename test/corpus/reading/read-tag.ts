/** One opening tag, read by its signs alone: JSX, HTML, and what writers make of both. */

export interface Tag {
  name: string;
  attributes: Attribute[];
  /** Where it stands in the source: from its `<` to behind its `>`. */
  start: number;
  end: number;
  isSelfClosing: boolean;
}

export interface Attribute {
  name: string;
  /** `string`: in quotes, or bare. `code`: in braces. `none`: its name alone. */
  kind: 'string' | 'code' | 'none';
  /** Without quotes or braces. */
  value: string;
  /** Where the value stands in the source. */
  start: number;
}

const nameAt = /<([A-Za-z][\w.:-]*)(?=[\s/>])/y;
const attributeAt = /\s*([^\s"'<>/={}`]+)(\s*=\s*)?/y;

/** The tag that opens at `start`; `undefined` if none does. */
export function readTag(source: string, start: number): Tag | undefined {
  nameAt.lastIndex = start;
  const [all, name] = nameAt.exec(source) ?? [];
  if (all === undefined || name === undefined) return undefined;
  const attributes: Attribute[] = [];
  for (let at = start + all.length; at < source.length; ) {
    const sign = source[at] ?? '';
    if (/\s/.test(sign)) at++;
    else if (sign === '>') return { name, attributes, start, end: at + 1, isSelfClosing: source[at - 1] === '/' };
    else if (sign === '/') at++;
    else if (sign === '{') at = endOfBraces(source, at);
    else {
      attributeAt.lastIndex = at;
      const found = attributeAt.exec(source);
      if (!found) return undefined;
      at += found[0].length;
      if (found[2] === undefined) attributes.push({ name: found[1] ?? '', kind: 'none', value: '', start: at });
      else {
        const attribute = readValue(source, at, found[1] ?? '');
        attributes.push(attribute.read);
        at = attribute.end;
      }
    }
    // A blank line between attributes is a tag that was never closed.
    if (at < 0) return undefined;
  }
  return undefined;
}

function readValue(source: string, at: number, name: string): { read: Attribute; end: number } {
  const sign = source[at] ?? '';
  if (sign === '"' || sign === "'") {
    const close = source.indexOf(sign, at + 1);
    const end = close < 0 ? source.length : close;
    return { read: { name, kind: 'string', value: source.slice(at + 1, end), start: at + 1 }, end: end + 1 };
  }
  if (sign === '{') {
    const end = endOfBraces(source, at);
    const value = source.slice(at + 1, end < 0 ? undefined : end - 1);
    return { read: { name, kind: 'code', value, start: at + 1 }, end };
  }
  const bare = /^[^\s>]*/.exec(source.slice(at, at + 2000))?.[0] ?? '';
  return { read: { name, kind: 'string', value: bare, start: at }, end: at + Math.max(bare.length, 1) };
}

/** Behind the brace that closes the one at `start`, past strings and comments; -1 if none does. */
export function endOfBraces(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const sign = source[at];
    if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
    else if (sign === '`' || sign === '"' || sign === "'") {
      const end = endOfString(source, at);
      // An apostrophe in the text of JSX opens nothing.
      if (end > 0) at = end - 1;
    } else if (sign === '/' && source[at + 1] === '*') {
      const end = source.indexOf('*/', at + 2);
      if (end > 0) at = end + 1;
    }
  }
  return -1;
}

/** Behind the quote that closes the one at `start`; -1 if none does. Only a template goes on across lines. */
export function endOfString(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return at + 1;
    else if (source[at] === '\n' && quote !== '`') return -1;
  }
  return -1;
}
