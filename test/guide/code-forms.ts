/** Every place and form in which a page of MDX can hold code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The forms by themselves, one a line in the file, where `\n` is a line break; `SONG` stands for the code. */
export const codeForms = readFileSync(join(import.meta.dirname, 'code-forms.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((form) => form.replaceAll('\\n', '\n'));

/** Frontmatter of several kinds, some of which is code for other readers. */
export const heads = [
  '---\ntitle: T\n---\n\n',
  '---\ntitle: !!js/function "() => (SONG)"\nx: !<tag:yaml.org,2002:js/undefined> SONG\n---\n\n',
  '---js\n({ title: (SONG) })\n---\n\n',
  '---json\n{ "title": "SONG" }\n---\n\n',
  '+++\ntitle = "SONG"\n+++\n\n',
];

/** Where MDX takes an expression. */
export const places: Record<string, (expression: string) => string> = {
  'flow expression': (expression) => `{${expression}}`,
  'text expression': (expression) => `Text {${expression}} text.`,
  'attribute value': (expression) => `<Note title={${expression}}>x</Note>`,
  spread: (expression) => `<Note {...(${expression})}>x</Note>`,
  export: (expression) => `export const value = (${expression})`,
};

const parser = unified().use(remarkParse).use(remarkMdx);

/** The forms that are one expression, without their braces. */
export const expressions = codeForms
  .filter((form) => form.startsWith('{') && form.endsWith('}'))
  .map((form) => form.slice(1, -1))
  .filter((expression) => Object.values(places).every((place) => kindsIn(place(expression)) !== undefined));

/** The pages that hold the forms, each form in one of them and each expression at all its places. */
export function codePages(song: string): string[] {
  const pages = codeForms.map((form) => {
    if (/^(?:---|\+\+\+|;;;)/.test(form)) return `${form}\n`;
    const placed = expressions.includes(form.slice(1, -1))
      ? Object.values(places).map((place) => place(form.slice(1, -1)))
      : [form];
    return `${heads[0]}${placed.join('\n\n')}\n`;
  });
  return [...pages, ...heads.map((head) => `${head}{SONG}\n`)].map((page) => page.replaceAll('SONG', song));
}

/** The kinds of ESTree's nodes in a text, as MDX's own parser sees them; nothing where that refuses it. */
export function kindsIn(text: string): Set<string> | undefined {
  try {
    const kinds = new Set<string>();
    collectKinds(parser.parse(text.replaceAll('SONG', 'x()')), kinds);
    return kinds;
  } catch {
    return undefined;
  }
}

/** ESTree's kinds begin with a capital; those of Markdown do not, and carry the program in `data`. */
function collectKinds(value: unknown, kinds: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string' && /^[A-Z]/.test(value.type)) kinds.add(value.type);
  for (const part of Object.values(value)) collectKinds(part, kinds);
}
