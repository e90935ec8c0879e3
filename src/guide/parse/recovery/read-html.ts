/** A piece of HTML as CommonMark finds it to the tags and the text in it. Nothing is lost, and nothing is put in. */
import type { Program } from 'estree';
import { QuoteType, Tokenizer } from 'htmlparser2';
import type { Html, RootContent } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { lineStartAt, type Position, pointAt } from '../../position.ts';
import { readExpression } from '../native/read-code.ts';
import type { FlatNode, FlatTag } from './flat-tree.ts';
import { htmlName, isComponentName, isVoid } from './tag-names.ts';

/** The tags, texts and comments in a piece of HTML, with their places in the text that it stands in. */
export function readHtml(html: Html, text: string): FlatNode[] {
  const { value } = html;
  const placeOf = createPlaces(html, text);
  const nodes: FlatNode[] = [];
  let words = '';
  let wordsStart = 0;
  let done = 0;
  let tag: { name: string; start: number; attributes: MdxJsxAttribute[] } | undefined;
  let attribute: { name: string; start: number; value: string } | undefined;

  const flush = (end: number) => {
    if (words !== '') nodes.push(...textNodes(words, placeOf(wordsStart, end), text));
    words = '';
    done = end;
  };
  const say = (said: string, start: number, end: number) => {
    if (words === '') wordsStart = start;
    words += said;
    done = end;
  };
  const add = (form: FlatTag['form'], end: number, name = tag?.name ?? '', start = tag?.start ?? end) => {
    flush(start);
    const position = placeOf(start, end);
    const attributes = form === 'close' ? [] : (tag?.attributes ?? []);
    nodes.push({ type: 'tag', form, name, attributes, display: 'text', isHtml: true, position });
    tag = undefined;
    done = end;
  };
  const drop = (start: number, end: number) => {
    flush(start);
    done = end;
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = { name: htmlName(value.slice(start, end)), start: start - 1, attributes: [] };
      },
      onattribname(start, end) {
        attribute = { name: attributeName(value.slice(start, end), tag?.name ?? ''), start, value: '' };
      },
      onattribdata(start, end) {
        if (attribute) attribute.value += value.slice(start, end);
      },
      onattribentity(codePoint) {
        if (attribute) attribute.value += String.fromCodePoint(codePoint);
      },
      onattribend(quote, end) {
        if (!attribute || !tag) return;
        const position = placeOf(attribute.start, end);
        const given = quote === QuoteType.NoValue ? null : attribute.value;
        tag.attributes.push({ type: 'mdxJsxAttribute', name: attribute.name, value: given, position });
        attribute = undefined;
      },
      onopentagend(end) {
        add(isVoid(tag?.name ?? '') ? 'whole' : 'open', end + 1);
      },
      onselfclosingtag(end) {
        add('whole', end + 1);
      },
      onclosetag(start, end) {
        const close = value.indexOf('>', end);
        add('close', close === -1 ? value.length : close + 1, htmlName(value.slice(start, end)), start - 2);
      },
      ontext(start, end) {
        say(value.slice(start, end), start, end);
      },
      ontextentity(codePoint, end) {
        say(String.fromCodePoint(codePoint), value.lastIndexOf('&', end - 1), end);
      },
      oncomment(start, end) {
        const [from, to] = [value.lastIndexOf('<', start - 1), Math.min(end + 1, value.length)];
        flush(from);
        nodes.push(commentNode(placeOf(from, to)));
        done = to;
      },
      oncdata: (start, end) => drop(value.lastIndexOf('<', start), end + 1),
      ondeclaration: (start, end) => drop(value.lastIndexOf('<', start), end + 1),
      onprocessinginstruction: (start, end) => drop(value.lastIndexOf('<', start), end + 1),
      onend: () => {},
    },
  );
  tokenizer.write(value);
  tokenizer.end();
  flush(done);
  // A tag without an end.
  if (done < value.length && value.slice(done).trim() !== '') {
    nodes.push({ type: 'text', value: value.slice(done), position: placeOf(done, value.length) });
  }
  return nodes;
}

/** HTML knows no case; the spellings of React do. */
function attributeName(name: string, tag: string): string {
  if (isComponentName(tag)) return name;
  return /^data-/i.test(name) || name === name.toUpperCase() ? name.toLowerCase() : name;
}

const values = /\{\s*(?:brand|frontmatter)(?:\.[\w$]+)+\s*\}|\{\/\*(?:(?!\{\/\*)[\s\S])*?\*\/\s*\}/g;

/** A text, parted at the values that a guide has by name, and at comments. */
function textNodes(words: string, position: Position, text: string): FlatNode[] {
  const written = text.slice(position.start.offset, position.end.offset);
  // Where character references or the signs of a quotation stand between, places can't be counted.
  if (!written.includes('{') || written !== words) return [{ type: 'text', value: words, position }];
  const nodes: FlatNode[] = [];
  let done = 0;
  const placeOf = (start: number, end: number): Position => ({
    start: pointAt(text, position.start.offset + start),
    end: pointAt(text, position.start.offset + end),
  });
  const say = (end: number) => {
    if (end > done) nodes.push({ type: 'text', value: words.slice(done, end), position: placeOf(done, end) });
  };
  for (const { 0: found, index } of words.matchAll(values)) {
    say(index);
    done = index + found.length;
    const code = found.slice(1, -1);
    const estree = readExpression(code, position.start.offset + index + 1, text);
    nodes.push({ type: 'mdxTextExpression', value: code, data: { estree }, position: placeOf(index, done) });
  }
  say(words.length);
  return nodes;
}

/** A comment as MDX has it: braces without a value. */
function commentNode(position: Position): RootContent {
  const estree: Program = { type: 'Program', sourceType: 'module', body: [] };
  return { type: 'mdxTextExpression', value: '/**/', data: { estree }, position };
}

/** Places in the whole text, from whose lines the signs of lists and quotations are gone. */
function createPlaces({ value, position }: Html, text: string): (start: number, end: number) => Position {
  const whole = position as Position;
  const lines: { start: number; offset: number }[] = [];
  let start = 0;
  const parts = value.split(/(?<=\n)/);
  for (const [index, part] of parts.entries()) {
    const length = part.replace(/\r?\n$/, '').length;
    const nextLine = lineStartAt(text, whole.start.line + index + 1);
    const isLast = index === parts.length - 1;
    const lineEnd = isLast ? whole.end.offset : nextLine - (part.length - length);
    lines.push({ start, offset: index === 0 ? whole.start.offset : Math.max(whole.start.offset, lineEnd - length) });
    start += part.length;
  }
  const offsetOf = (at: number) => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const line = lines[low] ?? { start: 0, offset: whole.start.offset };
    return Math.min(line.offset + at - line.start, whole.end.offset);
  };
  return (from, to) => ({ start: pointAt(text, offsetOf(from)), end: pointAt(text, offsetOf(to)) });
}
