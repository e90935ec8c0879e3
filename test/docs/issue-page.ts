/** A page of `docs/issues` as data: a code, why it matters, files that have the fault and files that do not. */
import type { Files } from '../loader/project.ts';

export interface IssuePage {
  code: string;
  /** What stands above the first example. */
  why: string;
  /** What `keyway check` says, as the page has it; empty for one without. */
  head: string;
  wrong: Record<string, string>;
  right: Record<string, string>;
}

const fencePattern = /^`([^`\n]+)`\n\n(`{3,})\w*\n([\s\S]*?)^\2$/gm;

/** Reads a page. Files stand in a fence each, below their path. */
export function parseIssuePage(text: string): IssuePage {
  const [intro = '', wrong = '', right = ''] = text.split(/^## (?:Wrong|Right)$/m);
  const [title = '', why = '', ...head] = intro.trim().split('\n\n');
  const filesIn = (part: string) =>
    Object.fromEntries([...part.matchAll(fencePattern)].map(([, path = '', , body = '']) => [path, body]));
  return { code: title.replace(/^# /, ''), why, head: head.join('\n\n'), wrong: filesIn(wrong), right: filesIn(right) };
}

/** Writes it as it has to stand in `docs/issues`. */
export function renderIssuePage({ code, why, head, wrong, right }: IssuePage): string {
  const parts = [`# ${code}`, why, ...(head === '' ? [] : [head])];
  if (Object.keys(wrong).length > 0) parts.push('## Wrong', ...fencesOf(wrong), '## Right', ...fencesOf(right));
  return `${parts.join('\n\n')}\n`;
}

function fencesOf(files: Record<string, string>): string[] {
  return Object.entries(files).map(([path, body]) => {
    const ending = path.slice(path.lastIndexOf('.') + 1);
    return `\`${path}\`\n\n${fence(body, ending === 'png' ? 'text' : ending === 'yml' ? 'yaml' : ending)}`;
  });
}

/** Lines in a fence; a longer one around lines that hold some. */
export function fence(lines: string, language: string): string {
  const marks = lines.includes('```') ? '````' : '```';
  return `${marks}${language}\n${lines}${marks}`;
}

/** The files of an example, among those of a small content folder. */
export function exampleOf(base: Files, files: Record<string, string>): Files {
  return { ...base, ...files };
}
