/** The strings in a piece of JavaScript, each with the key that it stands under. Nothing is run, and nothing is resolved. */
import { endOfString } from './read-tag.ts';

export interface CodeString {
  value: string;
  /** `{ title: 'x' }` has its key; an entry of a list, and a string alone, have none. */
  key: string | undefined;
  /** `quoted`, or a `template` that may hold `${…}`, or the `text` between two tags of JSX. */
  kind: 'quoted' | 'template' | 'text';
  /** Place in the code. */
  start: number;
}

/** Strings and texts of JSX, in order. */
export function stringsIn(code: string): CodeString[] {
  const strings: CodeString[] = [];
  for (let at = 0; at < code.length; at++) {
    const sign = code[at];
    if (sign === '/' && (code[at + 1] === '*' || code[at + 1] === '/') && code[at - 1] !== ':') {
      const end = code.indexOf(code[at + 1] === '*' ? '*/' : '\n', at + 2);
      at = end < 0 ? code.length : end;
      continue;
    }
    if (sign === '"' || sign === "'" || sign === '`') {
      const end = endOfString(code, at);
      if (end < 0) continue;
      const kind = sign === '`' ? 'template' : 'quoted';
      const value = unescaped(code.slice(at + 1, end - 1));
      const isKey = /^\s*:/.test(code.slice(end, end + 20)) && /[{,]\s*$/.test(code.slice(Math.max(0, at - 200), at));
      if (!isKey) strings.push({ value, key: keyBefore(code, at), kind, start: at + 1 });
      at = end - 1;
    } else if (sign === '>' && code[at - 1] !== '=') {
      const text = /^[^<>{}]+(?=[<{])/.exec(code.slice(at + 1, at + 4000))?.[0] ?? '';
      if (text.trim() !== '') strings.push({ value: text, key: undefined, kind: 'text', start: at + 1 });
      at += text.length;
    }
  }
  return strings;
}

function keyBefore(code: string, at: number): string | undefined {
  return /([\w$-]+)["']?\s*[:=]\s*\{?\s*$/.exec(code.slice(Math.max(0, at - 200), at))?.[1];
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.|\n))/g, (_, hex: string | undefined, sign: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return sign === 'n' ? '\n' : sign === 't' ? '\t' : sign;
  });
}
