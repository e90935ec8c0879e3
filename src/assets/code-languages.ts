/** The languages whose code has colors, by the names that writers give to them. */

/** Names that writers give to languages that are called otherwise. */
export const languageNames: Record<string, string> = {
  curl: 'bash',
  env: 'dotenv',
  'c++': 'cpp',
  node: 'javascript',
  nodejs: 'javascript',
  golang: 'go',
  terminal: 'bash',
  cmd: 'bat',
  markup: 'html',
};

/** What writers call code that is to have no colors. */
const plainNames = [
  ...'text txt plain plaintext none output console ansi raw tree log math'.split(' '),
  // Other programs draw these.
  ...'mermaid d2 plantuml puml graphviz dot sequence flow wavedrom vega vega-lite abc'.split(' '),
];

let loading: Promise<ReadonlySet<string>> | undefined;

/** Every name of a language that means something behind the backticks of code. */
export function loadCodeLanguages(): Promise<ReadonlySet<string>> {
  loading ??= import('shiki/langs').then(
    ({ bundledLanguages }) => new Set([...Object.keys(bundledLanguages), ...Object.keys(languageNames), ...plainNames]),
  );
  return loading;
}
