/** The tree of a guide as the packages of unified give it, without anything of ours. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const mdx = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx).freeze();
const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).freeze();

/** What the text had to be read as. `mended` is MDX once comments, heading ids and void tags of other dialects are gone. */
export type Dialect = 'mdx' | 'mended' | 'markdown';

export interface StrictTree {
  root: Root;
  dialect: Dialect;
}

/** Reads the text as strictly as it allows. */
export function parseStrictly(source: string): StrictTree {
  for (const [dialect, text] of [
    ['mdx', source],
    ['mended', mend(source)],
  ] as const) {
    try {
      return { root: mdx.parse(text), dialect };
    } catch {
      // The next reading is laxer; the last one takes anything.
    }
  }
  return { root: markdown.parse(source), dialect: 'markdown' };
}

/** Every line stays where it is. */
function mend(source: string): string {
  return (
    source
      // A mark of Material for MkDocs within a line says something there.
      .replace(/(?<=\S[ \t]*)<!--[ \t]*md:[^\n]*?-->(?=[ \t]*\S)/g, '<wbr/>')
      .replace(/(?<!`)<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
      .replace(/^(#{1,6} .*?)\s*\{#[^}\s]+\}[ \t]*$/gm, '$1')
      .replace(
        /(?<code>(?<ticks>`+)(?!`)[^\n]*?[^`\n]\k<ticks>(?!`))|<(?<tag>(?:br|hr|img|wbr)\b(?:[^<>"']|"[^"]*"|'[^']*')*?)\s*\/?>/g,
        (_, ...found) => {
          const { code, tag } = found.at(-1) as Record<string, string | undefined>;
          return code ?? `<${tag}/>`;
        },
      )
      .replace(/<((?:https?:\/\/|mailto:)[^\s<>]+)>/g, '$1')
      .replace(/\{:[^{}\n]*\}/g, '')
  );
}
