/** What a guide's source says, told without any of the program's own code: its texts, in order. */
import type { Node, Program } from 'estree';
import type { RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import type { WrittenText } from './find-lost.ts';
import { inclusion } from './oracles/structure.ts';
import { withoutMarks } from './oracles/syntax-as-text.ts';
import { constantsOf, importsOf, jsxTexts, literalOf } from './static-value.ts';
import { type Dialect, parseStrictly } from './strict-tree.ts';

export interface Written {
  texts: WrittenText[];
  /** Headings of the first rank. One that says the page's title is shown as that. */
  titles: string[];
  dialect: Dialect;
}

/** Finds the file that is imported as `path` from `file`; both as the files of the tree are called. */
export type ReadSnippet = (path: string, file: string) => { file: string; source: string } | undefined;

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Where a walk through one file stands. */
interface Walk {
  file: string;
  texts: WrittenText[];
  titles: string[];
  readSnippet: ReadSnippet;
  snippets: Map<string, string>;
  constants: Map<string, string[]>;
  /** Files around this one, the outermost first. */
  around: string[];
  /** Line of the guide at which this snippet stands. */
  line: number | undefined;
}

/** As deep as the language promises to follow snippets. */
const snippetDepth = 6;

/** What the source of one file says, snippets inlined. */
export function readWritten(source: string, file: string, readSnippet: ReadSnippet): Written {
  const { root, dialect } = parseStrictly(withoutOptions(withSpokenProps(source)));
  const walk: Walk = {
    file,
    texts: [],
    titles: [],
    readSnippet,
    snippets: new Map(),
    constants: new Map(),
    around: [file],
    line: undefined,
  };
  readAll(root.children, walk);
  const texts = walk.texts.filter(({ kind, forms }) => forms[0]?.trim() !== '' && !(kind === 'text' && isRest(forms)));
  return { texts, titles: walk.titles, dialect };
}

/** How a reference is to be made from code is set by lines under its name, which are no text. */
function withoutOptions(source: string): string {
  return source.replace(
    /(?<=^|\n)(::: +[\w.:]*[.:]\w+[ \t]*\r?\n)((?:[ \t]+\S[^\n]*(?:\n|$))+)/g,
    (_, mark: string, lines) => mark + String(lines).replace(/[^\n]/g, ''),
  );
}

const yamlProps =
  /(?<=^|\n)([ \t]*::+[a-z][\w-]*[ \t]*)\n[ \t]*---[ \t]*\n((?:[ \t]*[A-Za-z][\w.-]*:[^\n]*\n)*)[ \t]*---[ \t]*(?=\n|$)/g;

/** A directive's props below it, of which only titles and descriptions are read. */
function withSpokenProps(source: string): string {
  return source.replace(yamlProps, (_, mark: string, props: string) => {
    const lines = props.replace(/^.*$/gm, (line) => /^[ \t]*(?:title|description):[ \t]*(.*)$/.exec(line)?.[1] ?? '');
    return `${mark}\n\n${lines}`;
  });
}

function readAll(nodes: RootContent[], walk: Walk): void {
  // Imports may stand below what uses them.
  for (const node of nodes) {
    if (node.type !== 'mdxjsEsm') continue;
    for (const [name, path] of importsOf(node.data?.estree)) walk.snippets.set(name, path);
    for (const [name, texts] of constantsOf(node.data?.estree)) walk.constants.set(name, texts);
  }
  readSiblings(nodes, walk);
}

/** Text and expressions side by side are one text to the reader. */
function readSiblings(nodes: readonly RootContent[], walk: Walk): void {
  let run: { value: string; line: number } | undefined;
  let isAfterTag = false;
  const close = () => {
    if (run) addText(walk, run.value, run.line, isAfterTag);
    run = undefined;
  };
  for (const node of nodes) {
    const value = textIn(node, walk, run?.value ?? '');
    if (value === undefined) {
      close();
      readNode(node, walk);
      isAfterTag ||= node.type === 'mdxJsxTextElement';
    } else run = { value: (run?.value ?? '') + value, line: run?.line ?? lineOf(node, walk) };
  }
  close();
}

/** What a node adds to the text around it; `undefined` if it is more than text. */
function textIn(node: RootContent, walk: Walk, before: string): string | undefined {
  if (node.type === 'text') return node.value;
  // To MDX the attributes of a directive are an expression.
  if (node.type === 'mdxTextExpression')
    return expressed(node, walk) ?? (/:[a-z][\w-]*(?:\[[^\]]*\])?$/.test(before) ? `{${node.value}}` : undefined);
  // An address that stands there as it is may be in a directive.
  return node.type === 'link' && textOf(node) === node.url ? node.url : undefined;
}

function lineOf(node: RootContent, { line }: Walk): number {
  return line ?? node.position?.start.line ?? 1;
}

const longMark = /\{%[^%\n]*\n(?:[^%]|%(?!\}))*%\}/g;

// A link or code within a mark parts it: `{% embed url="` and `" %}`, `=== "`, `!!! note "`.
const partOfMark = /\{%-?\s*[\w-]+[^%\n]*$|^[^%\n{}]*%\}|^\s*(?:===[+!]*|(?:!!!|\?\?\?\+?)\s+[\w -]*)\s+"(?=[^"\n]*$)/;

/** What a text in brackets is called before a note, and a title behind a link, without the sign at their end. */
function restOf(text: string): string {
  return text.replace(/\[([^[\]]+)\]$/, '$1').replace(/"\s*$/, '');
}

/** Signs alone, as they are left of a mark that code or a link parts. */
function isRest(forms: readonly string[]): boolean {
  return /^[\s"':,;.]*$/.test(forms.at(-1) ?? '');
}

// Signs that make a block of a line, which a line glued to a tag hides from Markdown's parser.
const blockSign = /^[ \t]*(?:(?:\d{1,9}[.)]|[-*+]|#{1,6}|>)[ \t]+|:::+[ \t]*\w*[ \t]*(?:\[(?=.*\])|\{.*\})?)/;

/** `[text][name]` that another file of the tree defines, and a piece of one, in the words that its link says. */
function withoutReferences(text: string): string {
  if (!/\]\[|\[$|\[[\w.-]+\](?!\()/.test(text)) return text;
  return text
    .replace(/(?<=\]\[[^[\]\s]*\][^"]*)"$/, '')
    .replace(/\]\[[^[\]\s]*\]/g, '')
    .replace(/\[(?=[^\]]*$)|\[(?=[\w.-]+\](?!\())|(?<=\[[\w.-]+)\](?!\()|\[(?![^[\]]*\]\()/g, '')
    .replace(/^([^[\]]*)\]/, '$1');
}

function addText(walk: Walk, value: string, line: number, isAfterTag: boolean): void {
  // A mark of several lines is none of them.
  const lines = value.replace(longMark, (mark) => mark.replace(/[^\n]/g, ''));
  for (const [index, text] of lines.split('\n').entries()) {
    // A reference that is made from code is called so.
    const reference = /^\s*::: +([\w.:]*[.:]\w+)\s*$/.exec(text)?.[1];
    if (reference !== undefined) {
      walk.texts.push({ kind: 'text', line: walk.line ?? line + index, forms: [reference], place: 'in-order' });
      continue;
    }
    // What an abbreviation means is said wherever it stands.
    if (/^\s*\*\[[^\]]+\]:/.test(text)) continue;
    const unmarked = withoutMarks(text.replace(/^\s*:[ \t]{3,}/, '').replace(partOfMark, ' '));
    // A mark of a dialect is not meant to be read.
    if (unmarked.trim() === '') continue;
    const hasSign = blockSign.test(text) && (isAfterTag || text.includes(':::'));
    const bare = text.replace(blockSign, '').replace(/^(.*)\]$/, '$1');
    // Three colons alone are a sign that says nothing.
    if (hasSign && bare.trim() === '') continue;
    const at = walk.line ?? line + index;
    walk.texts.push({
      kind: 'text',
      line: at,
      forms: [...(hasSign ? [text, bare] : [text]), restOf(unmarked), unmarked, withoutReferences(unmarked)],
      place: 'in-order',
    });
  }
}

// A comment that only says how its line is marked, as in `// [!code highlight]`.
const lineMark =
  /[ \t]*(?:\/\/|#|--|\/\*|<!--|\{\/\*)[ \t]*(?:\[!code[^\]\n]*\]|(?:highlight|error|diff|add|remove)-(?:start|end|next-line|line|add-line|remove-line)\b)[ \t]*(?:\*\/\}?|-->)?/g;

// What else a comment says behind its mark is for readers.
const remarkMark = /\[!code[^\]\n]*\][ \t]+(?:\/\/[ \t]*)?(?=[^\s*-])/g;

// The sign behind the number asks for a button, as in `# (1)!`.
const annotation = /((?:\/\/|#|--|;|<!--|\/\*)[ \t]*\(\d{1,3}\))!/g;

function readNode(node: RootContent, walk: Walk): void {
  const { texts } = walk;
  const line = lineOf(node, walk);
  switch (node.type) {
    case 'inlineCode':
      texts.push({ kind: 'inline-code', line, forms: [node.value], place: 'in-order' });
      return;
    case 'code': {
      const value = withConstants(node.value, walk);
      // What another file's text comes to is for another oracle.
      const pieces = node.value.split(inclusion);
      if (pieces.length > 1) {
        for (const piece of pieces) texts.push({ kind: 'code', line, forms: [piece], place: 'in-order' });
        return;
      }
      texts.push({
        kind: 'code',
        line,
        forms: [node.value, value, value.replace(remarkMark, '').replace(lineMark, '').replace(annotation, '$1')],
        place: 'in-order',
      });
      return;
    }
    case 'mdxFlowExpression': {
      const value = expressed(node, walk);
      if (value !== undefined) addText(walk, value, line, false);
      return;
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      readTag(node, walk);
      return;
    case 'heading': {
      if (node.depth === 1) walk.titles.push(withoutMarks(textOf(node)).trim());
      const first = texts.length;
      readSiblings(node.children, walk);
      addCounted(texts[first]);
      return;
    }
    case 'image':
    case 'imageReference':
      return;
    case 'footnoteDefinition': {
      const note: WrittenText[] = [];
      readSiblings(node.children, { ...walk, texts: note });
      texts.push(...note.map((text) => ({ ...text, place: 'anywhere' as const })));
      return;
    }
    default:
      break;
  }
  if ('children' in node) readSiblings(node.children as RootContent[], walk);
}

/** What braces put into the text: a string, a constant, static JSX, or themselves where nothing is called so. */
function expressed(
  node: { value: string; data?: { estree?: Program | null | undefined } | undefined },
  { constants }: Walk,
): string | undefined {
  const statement = node.data?.estree?.body[0];
  if (statement?.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type === 'Identifier') return constants.get(expression.name)?.join(' ') ?? `{${node.value}}`;
  return literalOf(expression) ?? (jsxTexts(expression).join(' ') || undefined);
}

/** The number that a step says itself stands apart from its name: "Step 1: Open it" is shown as 1, and "Open it". */
function addCounted(text: WrittenText | undefined): void {
  for (const form of [...(text?.forms ?? [])]) {
    const [, number, name = ''] = /^\D{0,20}?(\d{1,3})\s*[-.:)–—：、．]*\s*(.*)$/s.exec(form) ?? [];
    if (number !== undefined) text?.forms.push(`${number} ${name}`, ...(name === '' ? [] : [name]));
  }
}

/** Elements whose content is no text of the page, as the name of a file in `<include>`, or stands there for browsers that know no such element. */
const silent = new Set(['style', 'script', 'video', 'audio', 'include']);

function readTag(tag: Jsx, walk: Walk): void {
  const name = tag.name ?? '';
  const line = lineOf(tag, walk);
  const snippet = name === 'Snippet' ? snippetFile(tag) : walk.snippets.get(name);
  if (snippet !== undefined) {
    readSnippetAt(tag, snippet, line, walk);
    return;
  }
  const constant = walk.constants.get(name);
  if (constant) {
    walk.texts.push(...constant.map((text): WrittenText => ({ kind: 'text', line, forms: [text], place: 'in-order' })));
    return;
  }
  const isForAgents =
    (name === 'Visibility' && stringOf(tag, 'for') === 'agents') || (name === 'If' && stringOf(tag, 'is') === 'llm');
  if (silent.has(name) || isForAgents) return;
  const isBlock = /^[A-Z]/.test(name);
  const titlePlace = /^Tab/.test(name) ? 'anywhere' : 'in-order';
  if (isBlock) addTitles(tag, ['title', 'description'], titlePlace, line, walk);
  for (const attribute of tag.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'object') continue;
    const texts = jsxTexts(expressionOf(attribute)).flatMap((text) => text.split('\n'));
    walk.texts.push(...texts.map((text): WrittenText => ({ kind: 'title', line, forms: [text], place: 'anywhere' })));
  }
  readSiblings(tag.children as RootContent[], walk);
  if (isBlock) addTitles(tag, ['caption'], 'in-order', line, walk);
}

function addTitles(tag: Jsx, names: string[], place: WrittenText['place'], line: number, walk: Walk): void {
  for (const name of names) {
    const value = stringOf(tag, name);
    if (value === undefined) continue;
    const texts: WrittenText[] = [];
    const { root } = parseStrictly(value);
    readSiblings(root.children, { ...walk, texts });
    const plain = texts.map(({ forms }) => forms[0] ?? '').join(' ');
    walk.texts.push({ kind: 'title', line, forms: plain === '' ? [value] : [value, plain], place });
    if (/Step$/.test(tag.name ?? '')) addCounted(walk.texts.at(-1));
  }
}

function readSnippetAt(tag: Jsx, path: string, line: number, walk: Walk): void {
  const found = walk.readSnippet(path, walk.file);
  if (!found || walk.around.includes(found.file) || walk.around.length > snippetDepth) return;
  const constants = new Map<string, string[]>();
  for (const attribute of tag.attributes) {
    const value = attribute.type === 'mdxJsxAttribute' ? stringOf(tag, attribute.name) : undefined;
    if (attribute.type === 'mdxJsxAttribute' && value !== undefined) constants.set(attribute.name, [value]);
  }
  readAll(parseStrictly(found.source).root.children, {
    ...walk,
    file: found.file,
    snippets: new Map(),
    constants,
    around: [...walk.around, found.file],
    line,
  });
}

/** The older spelling of an import. */
function snippetFile(tag: Jsx): string | undefined {
  const file = stringOf(tag, 'file');
  return file === undefined ? undefined : `/snippets/${file}`;
}

function stringOf(tag: Jsx, name: string): string | undefined {
  const attribute = tag.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  if (attribute?.type !== 'mdxJsxAttribute') return undefined;
  return typeof attribute.value === 'string' ? attribute.value : literalOf(expressionOf(attribute));
}

function expressionOf({ value }: MdxJsxAttribute): Node | undefined {
  const statement = typeof value === 'object' ? value?.data?.estree?.body[0] : undefined;
  return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
}

/** Code with the props of its snippet put in. */
function withConstants(code: string, { constants }: Walk): string {
  return code.replace(/\{(\w+)\}/g, (braces, name: string) => constants.get(name)?.join(' ') ?? braces);
}
