/**
 * Attributes as dialects of Markdown write them outside of tags: `{#id .class key="value" key=value key}`, and the same
 * between `{%` and `%}`.
 */
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { pointAt } from '../position.ts';
import { makeAttribute } from './make-tag.ts';

// White space or a comma parts them; a colon may stand before the first.
const one =
  /[\s,:]*(?:#(?<id>[\w:.-]+)|\.(?<look>[\w:/.[\]-]+)|(?<name>[A-Za-z_@][\w:.@-]*)(?:\s*=\s*(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<bare>[^\s"'{}%,]+)|(?<braces>\{[^{}]*\}|\[[^[\]]*\])))?)/y;

/**
 * The attributes that are written from `start` to `end` of a text, each with its place; `undefined` if something else
 * stands there. Classes are looks and left out, and values between brackets stay as written.
 */
export function parseAttributes(source: string, start: number, end: number): MdxJsxAttribute[] | undefined {
  const attributes: MdxJsxAttribute[] = [];
  const text = source.slice(0, end);
  let at = start;
  while (/\S/.test(text.slice(at))) {
    one.lastIndex = at;
    const match = one.exec(text);
    if (!match) return undefined;
    const { id, look, name = '', double, single, bare, braces } = match.groups ?? {};
    const first = match.index + (/^[\s,:]*/.exec(match[0])?.[0].length ?? 0);
    at = one.lastIndex;
    if (look !== undefined) continue;
    const position = { start: pointAt(source, first), end: pointAt(source, at) };
    const quoted = (double ?? single)?.replace(/\\(["'\\])/g, '$1');
    if (id !== undefined) attributes.push(makeAttribute('id', id, position));
    else attributes.push(makeAttribute(name, quoted ?? bare ?? literalIn(braces) ?? null, position));
  }
  return attributes;
}

/** `{"text"}` and `{3}` are what they hold. */
function literalIn(braces: string | undefined): string | undefined {
  return braces?.replace(/^\{\s*(?:"([^"\\]*)"|'([^'\\]*)'|([\w.-]+))\s*\}$/, '$1$2$3');
}
