/**
 * The head of an exported page: three quoted lines about the documentation index, `# title`, `> description`. Rendered
 * for twins, and read back by the import, from this one place.
 */

export interface Preamble {
  /** Address of the documentation index. */
  index: string;
  title: string;
  description: string;
}

const heading = '> ## Documentation Index';
const lead = '> Fetch the complete documentation index at: ';
const advice = '> Use this file to discover all available pages before exploring further.';

/** The head as text, up to and without the blank line before the body. */
export function renderPreamble({ index, title, description }: Preamble, newline = '\n'): string {
  const quoted = description.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  const parts = [heading, lead + index, advice, '', `# ${title}`];
  if (description !== '') parts.push('', ...quoted);
  return parts.join(newline) + newline;
}

export type PreambleReading =
  | { ok: true; preamble: Preamble; newline: '\n' | '\r\n'; body: string }
  | { ok: false; line: number; reason: string };

/** Reads the head of an exported page; `body` is all that follows the blank line after it, byte for byte. */
export function parsePreamble(text: string): PreambleReading {
  const newline = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  const lines = text.split(newline);
  const at = (index: number) => lines[index] ?? '';
  const fail = (index: number, reason: string): PreambleReading => ({ ok: false, line: index + 1, reason });
  if (at(0) !== heading) return fail(0, `the first line is not "${heading}"`);
  if (!at(1).startsWith(lead)) return fail(1, `the second line does not begin with "${lead.trim()}"`);
  if (at(2) !== advice) return fail(2, `the third line is not "${advice}"`);
  if (at(3) !== '' || !at(4).startsWith('# ')) return fail(4, 'no "# title" follows after a blank line');
  const hasDescription = at(5) === '' && at(6).startsWith('>');
  let end = 5;
  const description: string[] = [];
  if (hasDescription) for (end = 6; at(end).startsWith('>'); end++) description.push(at(end).replace(/^> ?/, ''));
  const preamble = { index: at(1).slice(lead.length), title: at(4).slice(2), description: description.join('\n') };
  const body = lines.slice(at(end) === '' && end < lines.length ? end + 1 : end).join(newline);
  return { ok: true, preamble, newline, body };
}
