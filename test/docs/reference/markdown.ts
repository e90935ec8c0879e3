/** The Markdown that reference pages are made of. */
import GithubSlugger from 'github-slugger';
import { stringify } from 'yaml';

/** A table; cells may hold any text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}

/** Text as code, whatever signs it has. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}

export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** A value in one line of YAML. */
export function inlineYaml(value: unknown): string {
  if (typeof value === 'string') return value;
  return stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    defaultStringType: 'PLAIN',
    singleQuote: true,
  }).trim();
}

export function blockYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, singleQuote: true }).trimEnd();
}

/** Anchors of headings, as GitHub makes them. */
export function createAnchors(): (heading: string) => string {
  const slugger = new GithubSlugger();
  return (heading) => slugger.slug(heading.replaceAll('`', ''));
}
