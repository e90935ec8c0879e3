/**
 * Texts that cost parsers much for their size: the shapes of cmark's test for pathological input, written anew, and those
 * that MDX, GFM and YAML add.
 */

/** The shape at about so many bytes. */
type Shape = (bytes: number) => string;

/** `unit` again and again. */
const run =
  (unit: string): Shape =>
  (bytes) =>
    unit.repeat(Math.max(1, Math.floor(bytes / unit.length)));

/** `open` again and again, `core`, and as many times `close`. */
const nest =
  (open: string, core: string, close: string): Shape =>
  (bytes) => {
    const times = Math.max(1, Math.floor(bytes / (open.length + close.length)));
    return open.repeat(times) + core + close.repeat(times);
  };

/** Lines made from their numbers, until there are enough of them. */
const lines =
  (lineOf: (number: number) => string): Shape =>
  (bytes) => {
    const made: string[] = [];
    for (let number = 1, length = 0; length < bytes; number++) {
      const line = lineOf(number);
      made.push(line);
      length += line.length + 1;
    }
    return made.join('\n');
  };

const body = (shape: Shape): Shape => {
  const head = '---\ntitle: Hostile\n---\n\n';
  return (bytes) => `${head}${shape(bytes)}\n`;
};

const head =
  (shape: Shape): Shape =>
  (bytes) =>
    `---\ntitle: Hostile\n${shape(bytes)}\n---\n\nText.\n`;

const markdown: Record<string, Shape> = {
  'strong in emphasis': nest('*a **a ', 'b', ' a** a*'),
  'emphasis never opened': run('a_ '),
  'emphasis never closed': run('_a '),
  'links never opened': run('a]'),
  'links never closed': run('[a'),
  'emphasis opened and closed by different signs': run('*a_ '),
  'emphasis of three signs': (bytes) => `a**b${run('c* ')(bytes)}`,
  'links and emphasis': run('[ a_'),
  'brackets and parentheses': run('[ (]('),
  'images of nothing': run('![[]()'),
  'links across emphasis': run('**x [a*b**c*](d)'),
  'brackets in brackets': nest('[', 'a', ']'),
  'quotations in quotations': nest('> ', 'a', ''),
  'lists in lists': lines((number) => `${'  '.repeat(number - 1)}* a`),
  'zero characters': run('abc\u0000de\u0000'),
  'longer and longer runs of backticks': lines((number) => `e${'`'.repeat(number)}`),
  'unclosed addresses in angles': run('[a](<b'),
  'unclosed addresses': run('[a](b'),
  'unclosed comments': (bytes) => `</${run('<!--')(bytes)}`,
  'unclosed declarations': run('<!A '),
  'unclosed instructions': run('<?'),
  'unclosed character data': run('<![CDATA['),
  'empty lines in nested lists': nest('- ', 'x', '\n'),
  'empty lines in quoted nested lists': (bytes) => `> ${nest('- ', 'x\n', '>\n')(bytes)}`,
  'emphasis in nested quotations': nest('>', '', 'a*'),
  'carriage returns in tables': run('aaa\rbbb\n-\u000b\n'),
  references: (bytes) => `${lines((number) => `[a${number}]: u`)(bytes / 2)}\n\n${run('[a] ')(bytes / 2)}`,
  'references in each other': lines((number) => `[${'['.repeat(number % 50)}a${']'.repeat(number % 50)}]: b`),
};

const dialects: Record<string, Shape> = {
  'open tags': run('<a>'),
  'tags in tags': nest('<b>', 'x', '</b>'),
  'blocks in blocks': nest('<Note>\n', 'x\n', '</Note>\n'),
  'attributes without end': (bytes) => `<a ${run('b="c" ')(bytes)}`,
  attributes: (bytes) => `<p ${lines((number) => `a${number}="b"`)(bytes)}>x</p>`,
  'attributes that open braces': run('<a b={'),
  'open braces': run('{'),
  'arrays in an expression': (bytes) => `{${nest('[', '', ']')(bytes)}}`,
  'sums in an expression': (bytes) => `{1${run(' + 1')(bytes)}}`,
  'template literals': nest('{`${', '1', '}`}'),
  'an export and empty lines': (bytes) => `export const a = \`${run('\n')(bytes)}`,
  imports: lines((number) => `import A${number} from './a.mdx'`),
  'steps in steps': nest('<Steps><Step title="a">', 'x', '</Step></Steps>'),
  footnotes: lines((number) => `[^${number}]: [^${number + 1}]\n`),
  'a wide table': (bytes) => `${run('|a')(bytes / 3)}|\n${run('|-')(bytes / 3)}|\n${run('|b\n')(bytes / 3)}`,
  'a table of one column and many rows': (bytes) => `|a|\n|-|\n${run('|b|\n')(bytes)}`,
  addresses: run('www.a'),
  'addresses with parentheses': run('https://a.example/('),
  'addresses of people': run('a@b.'),
  'struck out': run('~~a ~b '),
  tasks: run('- [ ] [ ] '),
  'signs of directives': run(':::a\n'),
  'ids of headings': run('# a {#b} {#'),
  'comments of HTML': run('<!-- a -'),
};

const yaml: Record<string, Shape> = {
  'brackets in frontmatter': (bytes) => `x: ${run('[')(bytes)}`,
  'braces in frontmatter': (bytes) => `x: ${run('{a: ')(bytes)}`,
  'keys in frontmatter': lines((number) => `k${number}: 1`),
  'nested keys in frontmatter': lines((number) => `${' '.repeat(number)}k:`),
  'aliases in frontmatter': (bytes) => {
    const rows = lines((number) => `a${number}: &a${number} [${`*a${number - 1},`.repeat(9)}]`)(bytes);
    return `a0: &a0 [x,x,x]\n${rows}`;
  },
  'merges in frontmatter': (bytes) => `a: &a {b: 1}\n${lines((number) => `c${number}: {<<: *a}`)(bytes)}`,
  'a long string in frontmatter': (bytes) => `x: "${run('\\n\n ')(bytes)}"`,
  'an unclosed string in frontmatter': (bytes) => `x: "${run('a: ')(bytes)}`,
};

const entriesOf = (shapes: Record<string, Shape>, place: (shape: Shape) => Shape) =>
  Object.entries(shapes).map(([name, shape]) => [name, place(shape)] as const);

/** Every shape as a whole file, by name. */
export const hostileShapes: ReadonlyMap<string, Shape> = new Map([
  ...entriesOf(markdown, body),
  ...entriesOf(dialects, body),
  ...entriesOf(yaml, head),
]);
