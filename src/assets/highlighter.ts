/**
 * What is drawn at build from packages that we trust: icons, and the colors of code. Colors are a small set of
 * classes, so that pages need no inline style and both themes come from one stylesheet (src/site/styles/code.css).
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ElementContent } from 'hast';
import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationRaw } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { bundledLanguages } from 'shiki/langs';
import { languageNames } from './code-languages.ts';
import { type IconLookup, loadIcons } from './icons.ts';

export interface Drawing {
  icon: IconLookup;
  /** The code by lines, each of text and of spans with a class of `tokenClasses`; none for an unknown language. */
  highlight(code: string, language: string): ElementContent[][] | undefined;
}

/** Classes of tokens, and the TextMate scopes that they stand for. */
export const tokenScopes: Record<string, readonly string[]> = {
  'tok-comment': ['comment', 'punctuation.definition.comment', 'string.comment'],
  'tok-keyword': ['keyword', 'storage', 'variable.language', 'keyword.operator.expression', 'keyword.operator.new'],
  'tok-string': [
    'string',
    'punctuation.definition.string',
    'constant.other.symbol',
    'markup.inline.raw',
    'markup.fenced_code',
    'string.unquoted.plain.out.yaml',
  ],
  'tok-constant': ['constant', 'support.constant', 'constant.character.escape', 'string.regexp'],
  'tok-function': ['entity.name.function', 'support.function', 'meta.function-call.generic', 'variable.function'],
  'tok-type': ['entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.name.namespace'],
  'tok-tag': [
    'entity.name.tag',
    'markup.heading',
    'entity.name.section',
    'support.type.property-name',
    'entity.other.attribute-name',
    'meta.object-literal.key',
    'variable.other.property',
  ],
  'tok-inserted': ['markup.inserted'],
  'tok-deleted': ['markup.deleted', 'invalid'],
  'tok-plain': [
    'keyword.operator',
    'punctuation',
    'meta.brace',
    'string.interpolated meta.embedded',
    'meta.template.expression',
  ],
};

export const tokenClasses = Object.keys(tokenScopes);

/** Longer code, or code with longer lines, is shown without colors: nobody reads it, and grammars take their time. */
const codeLengthLimit = 100_000;
const longLine = /[^\n]{2001}/;

let highlighter: Promise<HighlighterCore> | undefined;

/**
 * A drawing that can color the given languages. Grammars are large, so only those asked for are loaded, and only once.
 * @param languages As they are written; unknown ones are left out.
 */
export async function createDrawing(languages: Iterable<string>): Promise<Drawing> {
  highlighter ??= createHighlighter();
  const shiki = await highlighter;
  const wanted = [...new Set([...languages].map(grammarOf))].filter((name) => name !== undefined);
  await shiki.loadLanguage(...wanted.map((name) => bundledLanguages[name]));
  const loaded = new Set(shiki.getLoadedLanguages());
  return {
    icon: await loadIcons(),
    highlight(code, language) {
      const grammar = grammarOf(language);
      const isReadable = code.length <= codeLengthLimit && !longLine.test(code);
      if (grammar === undefined || !loaded.has(grammar) || !isReadable) return undefined;
      // Shiki stops coloring a line after half a second by the clock: on a busy machine the same code would come out
      // in another way. Its length is bounded, and so is a match.
      const { tokens } = shiki.codeToTokens(code, { lang: grammar, theme: theme.name, tokenizeTimeLimit: 0 });
      return tokens.map((line) => mergeTokens(line));
    },
  };
}

async function createHighlighter(): Promise<HighlighterCore> {
  // The package's own way to its WebAssembly needs a Response with `bytes()`; the server of the hub replaces it.
  const data = await readFile(fileURLToPath(import.meta.resolve('shiki/onig.wasm')));
  // Oniguruma gives up on a match that takes too long; a regular expression of JavaScript never does.
  return createHighlighterCore({ themes: [theme], langs: [], engine: createOnigurumaEngine({ data }) });
}

type Language = keyof typeof bundledLanguages;

function grammarOf(language: string): Language | undefined {
  const written = language.toLowerCase();
  const name = languageNames[written] ?? written;
  return Object.hasOwn(bundledLanguages, name) ? (name as Language) : undefined;
}

// Shiki asks for colors; these stand for the classes.
const colorOf = (index: number) => `#${(index + 1).toString(16).padStart(6, '0')}`;
const classByColor = new Map(tokenClasses.map((name, index) => [colorOf(index), name]));
const plainColor = '#ffffff';

const theme = {
  name: 'token-classes',
  type: 'light',
  settings: [
    { settings: { foreground: plainColor, background: '#000000' } },
    ...tokenClasses.map((name, index) => ({
      scope: [...(tokenScopes[name] ?? [])],
      settings: { foreground: name === 'tok-plain' ? plainColor : colorOf(index) },
    })),
  ],
} satisfies ThemeRegistrationRaw;

function mergeTokens(tokens: readonly { content: string; color?: string }[]): ElementContent[] {
  const spans: { name: string | undefined; text: string }[] = [];
  for (const { content, color = plainColor } of tokens) {
    const last = spans.at(-1);
    const name = classByColor.get(color.toLowerCase());
    // White space has no color of its own.
    if (last && (last.name === name || content.trim() === '')) last.text += content;
    else spans.push({ name, text: content });
  }
  return spans.map(({ name, text }): ElementContent => {
    const value = { type: 'text' as const, value: text };
    if (name === undefined) return value;
    return { type: 'element', tagName: 'span', properties: { className: [name] }, children: [value] };
  });
}
