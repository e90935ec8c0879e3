/** Text as the oracles compare it: words alone. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** Letters and digits in lower case, with a space around each word: `␠click␠ok␠`. Empty for text without a word. */
export function wordsOf(text: string): string {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    // What only says how a sign is drawn is no letter of the word beside it.
    .replace(/\p{Cf}|\p{Variation_Selector}/gu, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return found ? ` ${found.join(' ')} ` : '';
}

/** Words without what stands between them: `Node.js` and `nodejs` are one name. */
export function squeezed(text: string): string {
  return wordsOf(text).replaceAll(' ', '');
}

/** What a piece of Markdown or HTML says, without its marks: tags, addresses of links and pictures, entities. */
export function spoken(markdown: string): string {
  // Every second piece is inline code, which says what it is.
  const pieces = markdown.replace(codeLink, '$1').split(/(`+(?!`)[^`]*`+)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : withoutSyntax(piece))).join('');
}

/** A link with code among its words. */
const codeLink = /(?<!!)\[((?:[^[\]`\n]|`[^`\n]*`)*)\](?:\[[^\]\n]*\]|\([^)\n]*\))/g;

function withoutSyntax(markdown: string): string {
  return withoutEntities(
    markdown
      .replace(/\{\s*\/\*[\s\S]*?\*\/\s*\}|<!--[\s\S]*?-->/g, ' ')
      .replace(/!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, ' ')
      .replace(/\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])/g, '$1')
      .replace(/<\/?[A-Za-z](?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*>/g, ' ')
      .replace(/\{[:#.][^{}\n]*\}/g, ' ')
      .replace(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}/g, ''),
  );
}

/** Text with the entities that writers use put into letters. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (all, hex, decimal, name: string | undefined) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : all;
  });
}
