/** Native code tells what attributes a tag has, and not where they stand: that is read from the tag once more. */
import { pointAt } from '../../position.ts';
import { doubt } from './doubt.ts';
import { placeOf, type Tag } from './place.ts';
import { readExpression } from './read-code.ts';

/**
 * Gives the attributes of a tag their places, and their values in braces a syntax tree; answers the offset behind the
 * opening tag.
 * @throws {SyntaxError} If the tag is not written as its attributes say, or a value is no JavaScript.
 */
export function placeAttributes(tag: Tag, text: string): number {
  const reader = createReader(text, placeOf(tag).start.offset);
  reader.take('<');
  reader.skip(blanks);
  reader.take(tag.name ?? '');
  for (const attribute of tag.attributes) {
    // A spread is refused anyhow, and remark hangs more on it.
    if (attribute.type === 'mdxJsxExpressionAttribute') throw doubt('spread');
    reader.skip(blanks);
    const start = reader.offset();
    reader.take(attribute.name);
    const { value } = attribute;
    if (typeof value === 'object' && value) {
      reader.skip(equals);
      reader.take('{');
      const estree = readExpression(value.value, reader.offset(), text);
      // MDX refuses braces without a value.
      if (estree.body.length === 0) throw doubt('empty value');
      value.data = { estree };
      reader.take(value.value);
      reader.take('}');
    } else if (typeof value === 'string') {
      reader.skip(equals);
      if (oddReference.test(reader.skip(quoted))) throw doubt('character reference');
    }
    attribute.position = { start: pointAt(text, start), end: pointAt(text, reader.offset()) };
  }
  reader.skip(ending);
  return reader.offset();
}

const blanks = /\s*/y;
const equals = /\s*=\s*/y;
const quoted = /"[^"]*"|'[^']*'/y;
/** A character reference that is none of the usual ones: HTML knows some without a semicolon, too. */
const oddReference = /&(?=[#\w])(?!(?:amp|quot|apos|lt|gt|nbsp|#\d+|#[xX][\da-fA-F]+);)/;
const ending = /\s*\/?\s*>/y;

function createReader(text: string, start: number) {
  let at = start;
  return {
    offset: () => at,
    take(expected: string): void {
      if (!text.startsWith(expected, at)) throw doubt('tag');
      at += expected.length;
    },
    skip(pattern: RegExp): string {
      pattern.lastIndex = at;
      if (!pattern.test(text)) throw doubt('tag');
      const skipped = text.slice(at, pattern.lastIndex);
      at = pattern.lastIndex;
      return skipped;
    },
  };
}
