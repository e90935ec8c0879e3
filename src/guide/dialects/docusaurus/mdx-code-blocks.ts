/**
 * ```` ```mdx-code-block ```` of Docusaurus: what stands in it is content. Only its two lines go, so that a tag may open in one
 * block and close in the next.
 */

/** The text with blanks in the place of those two lines, so that every place stays where it is. */
export function openCodeBlocks(text: string): string {
  if (!/[`~]{3}[ \t]*mdx-code-block/.test(text)) return text;
  /** The fence that a line stands in. */
  let open: { sign: string; length: number; isContent: boolean } | undefined;
  return text
    .split('\n')
    .map((line) => {
      const [, sign = '', info = ''] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
      if (sign === '') return line;
      if (!open) {
        // Backticks behind the opening ones make it inline code.
        if (sign.startsWith('`') && info.includes('`')) return line;
        open = { sign: sign.charAt(0), length: sign.length, isContent: /^[ \t]*mdx-code-block\s*$/.test(info) };
        return open.isContent ? blank(line) : line;
      }
      if (!sign.startsWith(open.sign) || sign.length < open.length || info.trim() !== '') return line;
      const { isContent } = open;
      open = undefined;
      return isContent ? blank(line) : line;
    })
    .join('\n');
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ');
}
