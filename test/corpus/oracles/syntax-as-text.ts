/** Syntax of any dialect that a reader sees as text, outside code; and marks of lines that stay in code. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import { proseWithCode, type SourceText } from '../reading/read-source.ts';
import type { Tag } from '../reading/read-tag.ts';

const start = '(?:^|\\n)[ \\t]*';
const html =
  'a|b|br|button|center|code|details|div|em|figure|font|h[1-6]|hr|i|iframe|img|kbd|li|ol|p|pre|script|span|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video';

/** Each with what gives it away on the page. The same pattern finds its place in the source. */
export const marks: readonly (readonly [name: string, pattern: RegExp])[] = [
  [':::', /:{3,}/g],
  ['::block', new RegExp(`${start}::[a-z][\\w-]*(?=\\s|[{[]|$)|${start}::(?=\\s|$)`, 'g')],
  [':inline{}', /(?<![\w:/]):[a-z][\w-]*(?:\{[^{}\n]*\}|\[[^\]\n]*\]\{)/g],
  ['{% %}', /\{%[\s\S]{0,400}?%\}/g],
  ['[!NOTE]', /(?<=(?:^|\n)[ \t>]*)\[!(?:[A-Z]+|[a-z]+)\](?!\()/g],
  ['!!!', new RegExp(`${start}!!!\\s+\\w`, 'g')],
  ['???', new RegExp(`${start}\\?\\?\\?\\+?\\s+\\w`, 'g')],
  ['=== "tab"', new RegExp(`${start}===[+!]*\\s+["“”']`, 'g')],
  ['///', new RegExp(`${start}/{3,}(?:\\s+[a-z][\\w-]*|\\s*$)`, 'g')],
  ['{* file *}', /\{\*\s[^{}\n]*\s\*\}/g],
  [':   definition', new RegExp(`${start}:(?: {3}|\\t)(?=[ \\t]*\\S)`, 'g')],
  ['--8<--', /-{1,2}8<-{1,2}/g],
  ['<<<', new RegExp(`${start}<<<[ \\t]*[@.~/\\w][^\\n]*`, 'g')],
  ['<!-- -->', /<!--|-->/g],
  ['[[toc]]', /\[\[?toc\]?\]/gi],
  ['{!file!}', /\{![^{}\n]*!\}/g],
  ['[block:]', /\[\/?block(?::[\w-]+)?\]/g],
  ['{: }', /\{:[^{}\n]*\}/g],
  [
    '{ .class }',
    /(?<![{_^\\])\{\s*(?:[.#][A-Za-z][\w-]*|[A-Za-z][\w-]*=(?:["“”'][^"“”'{}\n]*["“”']|\d+))(?:\s[^{}\n]*)?\}/g,
  ],
  [':icon:', /:(?:material|octicons|fontawesome|simple)-[\w-]+:(?:\{[^{}\n]*\})?/g],
  ['++key++', /\+\+(?:"[^"\n]+"|[a-z][\w.-]*)(?:\+(?:"[^"\n]+"|[\w.-]+))*\+\+/g],
  ['==marked==', /(?<![=\w])==[^\s=][^=\n]*(?<=\S)==(?![=\w])/g],
  ['== tab', new RegExp(`${start}==[ \\t]+[^\\s=][^\\n=]*(?=\\n|$)`, 'g')],
  ['^^inserted^^', /\^\^[^\s^][^^\n]*(?<=\S)\^\^/g],
  ['="title"', new RegExp(`${start}=["“”][^"“”\\n]*["“”]`, 'g')],
  ['{brand.}', /\{(?:brand|frontmatter|props)\.[\w.]*\}/g],
  ['{{ key: }}', /\{\{\s*\w+:\s[^{}\n]*\}\}/g],
  ['{{< >}}', /\{\{[<%][^{}\n]*[>%]\}\}/g],
  ['{/* */}', /\{\s*\/\*|\*\/\s*\}/g],
  ['import', new RegExp(`${start}(?:import\\s[^\\n]*\\sfrom\\s+["“”']|import\\s+["“”'])`, 'g')],
  ['export', new RegExp(`${start}export\\s+(?:const|let|default|function)\\s`, 'g')],
  [
    '<tag>',
    new RegExp(
      `</?(?:${html})(?:\\s+[\\w:@-]+=[^<>]*)?\\s*/?>|</[A-Z][\\w.]*>|<[A-Z][\\w.]*(?:\\s+[\\w-]+=[^<>]*/?|\\s*/)>`,
      'g',
    ),
  ],
  ['[link](…)', /\]\((?:https?:|mailto:|\.{0,2}\/|#)[^()\s]*\)/g],
  ['# heading', new RegExp(`${start}#{2,6} \\S`, 'g')],
  ['```', new RegExp(`${start}(?:\`{3,}|~{3,})`, 'g')],
  ['| table |', new RegExp(`${start}\\|?\\s*:?-{3,}:?\\s*\\|[\\s|:-]*(?=\\n|$)`, 'g')],
];

/** The text as it is meant to be read, whatever its dialect: titles of marks stay, marks go. */
export function withoutMarks(text: string): string {
  let plain = text
    .replace(titledMark, '$1$2$3')
    .replace(inlineMark, '$1')
    .replace(wordsInMark, (_, keys = '', marked = '', inserted = '') =>
      keys ? keys.replaceAll('"', '') : marked || inserted,
    )
    .replace(/^\s*:{2,}\s*(?:tabs[ \t]+key:\S+|\w[\w-]*)|\{[\w-]+=[^{}\n]*\}/g, ' ');
  for (const [name, pattern] of marks) if (!kept.has(name)) plain = plain.replace(pattern, ' ');
  return plain;
}

/** `!!! note "Title"`, `=== "Title"`, `/// note | Title`. */
const titledMark =
  /^\s*(?:\/{3,}\s+[\w-]+\s*\|\s*(.*)$|(?:!!!|\?\?\?\+?)\s+[\w -]*(?:"([^"\n]*)")?\s*|===[+!]*\s+"([^"\n]*)"\s*)$/;
/** `++ctrl+c++`, `==marked==`, `^^inserted^^`: what they say stays. */
const wordsInMark =
  /\+\+((?:"[^"\n]+"|[a-z][\w.-]*)(?:\+(?:"[^"\n]+"|[\w.-]+))*)\+\+|(?<![=\w])==([^\s=][^=\n]*(?<=\S))==(?![=\w])|\^\^([^\s^][^^\n]*(?<=\S))\^\^/g;
/** `:badge[Label]{color="x"}` */
const inlineMark = /(?<![\w:/]):[a-z][\w-]*(?:\[([^\]\n]*)\])?\{[^{}\n]*\}/g;
/** Words of the text stand in these. */
const kept = new Set(['import', 'export', '<tag>', '[link](…)', '# heading', '```']);

/** A comment that speaks to the highlighter alone; readers copy it with the code. */
const lineMark = /(?:\/\/|#|--|\/\*|<!--)[ \t]*(?:\(\d{1,3}\)!|highlight-(?:next-line|start|end)|\[!code[^\]\n]*\])/g;

export const syntaxAsText: Oracle = ({ texts, page }) => [
  ...marks.flatMap(([name, pattern]) => {
    const seen = page.blocks.flatMap(({ text }) => [...text.matchAll(pattern)].map(([all]) => all));
    return seen.length === 0 ? [] : placesOf(name, pattern, seen, texts);
  }),
  ...page.codes
    .flatMap((code) => [...code.matchAll(lineMark)])
    .map(([all]) => ({
      group: 'mark of a line in code',
      ...placeIn(texts, all),
      what: `code shows "${oneLine(all)}"`,
    })),
];

function placesOf(name: string, pattern: RegExp, seen: string[], texts: readonly SourceText[]) {
  const written = texts.flatMap(({ file, prose, lineAt }) =>
    [...prose.matchAll(pattern)].map((match) => ({
      file,
      line: lineAt(match.index + match[0].length - match[0].trimStart().length),
    })),
  );
  // A writer who escapes a mark, or has it in an attribute, means to show it.
  const escaped = texts.reduce(
    (sum, { source, prose, tags }) =>
      sum + escapesOf(seen, source) + heldBy(tags, seen) + arrowsIn({ prose, source }, name),
    0,
  );
  return seen.slice(0, Math.max(seen.length - escaped, 0)).map(
    (text, index): Omit<Finding, 'oracle'> => ({
      group: name,
      ...(written[index] ?? placeIn(texts, text)),
      what: `the page shows "${oneLine(text)}"`,
    }),
  );
}

/** How often the mark stands in the source with a backslash or an entity for its first sign. */
function escapesOf(seen: readonly string[], source: string): number {
  let count = 0;
  for (const text of new Set(seen.map((one) => one.trim().slice(0, 3)))) {
    const sign = text[0] ?? '';
    const rest = text.slice(1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const entity = { '<': '&lt;|&#60;|&#x3c;', '{': '&#123;|&#x7b;|&lbrace;|&lcub;', '[': '&#91;|&lsqb;' }[sign];
    count += [...source.matchAll(new RegExp(`(?:\\\\\\${sign}${entity ? `|${entity}` : ''})\\\\?${rest}`, 'gi'))]
      .length;
  }
  return count;
}

/** An arrow that ends no comment is the writer's own. */
function arrowsIn(text: Pick<SourceText, 'prose' | 'source'>, name: string): number {
  return name === '<!-- -->' && !text.prose.includes('<!--')
    ? proseWithCode(text).split(/--\\?>|--&gt;/).length - 1
    : 0;
}

/** How often an attribute says what is seen: a mark in its value is a text like any other. */
function heldBy(tags: readonly Tag[], seen: readonly string[]): number {
  const texts = new Set(seen.map((one) => one.trim()).filter((one) => one.startsWith('<')));
  let count = 0;
  for (const text of texts) {
    for (const { attributes } of tags) for (const { value } of attributes) count += value.split(text).length - 1;
  }
  return count;
}

function placeIn(texts: readonly SourceText[], text: string): { file: string; line: number } {
  const sought = text.trim().split('\n')[0]?.replace(/[“”]/g, '"').slice(0, 20) ?? '';
  for (const { file, source, lineAt } of texts) {
    const at = source.indexOf(sought);
    if (at >= 0) return { file, line: lineAt(at) };
  }
  return { file: texts[0]?.file ?? '', line: 1 };
}
