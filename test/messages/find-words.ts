/** Finds what a source file says to readers in its own name: words that belong into src/messages. */
import ts from 'typescript';

/** A string that somebody is to read, and where it stands. */
export interface FoundWords {
  line: number;
  text: string;
}

/** Attributes whose values are read out or shown. */
const spokenAttributes = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label']);

/** The words of a TypeScript or Astro file. Astro's templates are read as the JSX that they nearly are. */
export function findWords(path: string, source: string): FoundWords[] {
  const isAstro = path.endsWith('.astro');
  const file = ts.createSourceFile(
    path,
    isAstro ? tsxOf(source) : source,
    ts.ScriptTarget.Latest,
    true,
    isAstro ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const [fault] = parseDiagnostics;
  if (fault) throw new Error(`${path} could not be read: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
  const found: FoundWords[] = [];
  const visit = (node: ts.Node): void => {
    const text = wordsIn(node);
    if (text !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, text: text.replace(/\s+/g, ' ').trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The frontmatter, then the template as one fragment, each on the lines where it stood. */
function tsxOf(source: string): string {
  const [whole = '', script = ''] = /^---\r?\n([\s\S]*?)\n---/.exec(source) ?? [];
  const template = source
    .slice(whole.length)
    .replace(/<!doctype html>/i, '')
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, (element) => `<br />${element.replace(/[^\n]/g, '')}`);
  return `\n${script}\n;<>${template}</>;`;
}

function wordsIn(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return /\p{L}{2,}/u.test(node.text) ? node.text : undefined;
  if (!ts.isStringLiteral(node) && !ts.isTemplateLiteralToken(node)) return undefined;
  if (ts.isJsxAttribute(node.parent)) {
    const isSpoken = spokenAttributes.has(node.parent.name.getText()) && /\p{L}{2,}/u.test(node.text);
    return isSpoken ? node.text : undefined;
  }
  return isForReaders(node.text) && !isForMachines(node) ? node.text : undefined;
}

/** A capital and small letters, as a label has them, or several words with a mark between or after them. */
function isForReaders(text: string): boolean {
  return /^\s*\p{Lu}\p{Ll}+(?:$|[\s.,:;!?…])/u.test(text) || /\p{L}{2,}[.,:;!?…]?\s+\p{L}+\s+\p{L}+[.:!?…]/u.test(text);
}

/** Names of keys, and messages of errors that only programmers meet. */
function isForMachines(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node.parent) || ts.isLiteralTypeNode(node.parent)) return true;
  for (let around = node.parent; around; around = around.parent) {
    if (ts.isThrowStatement(around)) return true;
    if (ts.isNewExpression(around) && /Error$/.test(around.expression.getText())) return true;
    if (ts.isStatement(around)) break;
  }
  return /^(?:Tab|Enter|Escape|Home|End|Backspace|Delete|Shift|Control|Alt|Meta)$/.test(node.getText().slice(1, -1));
}
