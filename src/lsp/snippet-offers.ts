/** Which snippets can stand at a place. */
import { blockSnippets, guideSnippets, wholeGuide } from './guide-snippets.ts';
import { type Snippet, type YamlSnippet, yamlSnippets } from './snippets.ts';
import type { YamlPlace } from './yaml-place.ts';

/** Snippets for a key of a YAML file, as they stand behind what is on the cursor's line already. */
export function snippetsInYaml(file: YamlSnippet['file'], { path, start }: YamlPlace, text: string): Snippet[] {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isItem = /-\s+$/.test(line);
  // A file that has begun needs no beginning.
  const hasBegun = path.length === 0 && /^[\w'"]/m.test(text.slice(0, start) + text.slice(start).replace(/^.*/, ''));
  if (hasBegun) return [];
  const width = line.length - line.trimStart().replace(/^-\s+/, '').length;
  const dashWidth = isItem ? width - (line.length - line.trimStart().length) : 0;
  return yamlSnippets
    .filter((snippet) => snippet.file === file)
    .flatMap((snippet): Snippet[] => {
      const isOfItem = snippet.path.at(-1) === '*';
      if (fits(snippet.path, path)) return isOfItem && !isItem ? [] : [placed(snippet, dashWidth)];
      return isOfItem && fits(snippet.path.slice(0, -1), path) ? [placed(snippet, 2, '- ')] : [];
    });
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((key, index) => key === '*' || key === path[index]);
}

/** Editors indent by where a line begins; what stands behind a dash is further in. */
function placed({ body, ...snippet }: Snippet, width: number, before = ''): Snippet {
  return { ...snippet, body: before + body.trimEnd().replaceAll('\n', `\n${' '.repeat(width)}`) };
}

/** Snippets of tags, without the sign that a tag begins with. */
export const tagSnippets: readonly Snippet[] = [
  ...[...blockSnippets].map(([name, body]) => ({
    label: `${name} …`,
    description: `An example of \`<${name}>\`.`,
    body,
  })),
  ...guideSnippets,
].map((snippet) => ({ ...snippet, body: snippet.body.slice(snippet.body.indexOf('<') + 1) }));

/** What a guide begins with, where nothing is written yet. */
export function snippetsOfStart(text: string, offset: number): Snippet[] {
  return /^-{0,3}$/.test(text.slice(0, offset)) && text.trim().length <= 3 ? [wholeGuide] : [];
}
