/** Content folders that are sound but for one mistake in each connector. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../project.ts';
import { connectorMistakes } from './connectors.ts';
import { driftMistakes } from './drift.ts';
import { fileMistakes } from './files.ts';
import { blockMistakes, frontmatterMistakes } from './guides.ts';
import type { Mistake } from './mistake.ts';
import { linkMistakes, textMistakes } from './texts.ts';

export const families: Record<string, readonly Mistake[]> = {
  blocks: blockMistakes,
  frontmatter: frontmatterMistakes,
  text: textMistakes,
  links: linkMistakes,
  connectors: connectorMistakes,
  drift: driftMistakes,
  files: fileMistakes,
};

const base = (name: string) => readFileSync(join(import.meta.dirname, 'base', name), 'utf8');
const names = { guide: 'guide.mdx', connector: 'connector.yaml', snippet: 'snippet.mdx' } as const;

/** The folder of a mistake's connector. */
export function idOf(family: string, index: number): string {
  return `${family}-${String(index + 1).padStart(2, '0')}`;
}

/** The content folder of a family: for each mistake a connector with its guide, snippet and picture. */
export function contentOf(family: string, mistakes: readonly Mistake[], picture: Uint8Array): Files {
  const brand = (text: string) =>
    `names: { company: A, product: B, hub: Hub, docs: D }\nlinks: { site: https://a.example }\ncolors: { accent: '#0a4fd6' }\n${text}`;
  const files: Files = {
    'index.mdx': '---\ntitle: Start\n---\n\nWelcome.\n',
    'guides/about.mdx': '---\ntitle: About\n---\n\n## Keys\n\nAll about keys.\n',
    'brands/vendor/brand.yaml': brand('vendor: true\n'),
    'brands/acme/brand.yaml': brand(''),
  };
  for (const [index, mistake] of mistakes.entries()) {
    const id = idOf(family, index);
    const parts: Record<string, string | Uint8Array | undefined> = {
      [pathOf('guide', id)]: base('guide.mdx'),
      [pathOf('connector', id)]: base('connector.yaml'),
      [pathOf('snippet', id)]: base('snippet.mdx'),
      [`connectors/${id}/guides/link-account/screen.png`]: picture,
    };
    if ('change' in mistake) {
      const path = pathOf(mistake.in ?? 'guide', id);
      const text = mistake.plain ? String(parts[path]).replace(' data-whitelabel-hide>', '>') : String(parts[path]);
      const [from, to] = mistake.change;
      if (text.split(from).length !== 2) throw new Error(`${mistake.name}: "${from}" stands not once in ${path}.`);
      parts[path] = text.replace(from, () => to);
    } else {
      for (const [path, text] of Object.entries(mistake.files)) parts[path.replaceAll('@id', id)] = text ?? undefined;
    }
    for (const [path, text] of Object.entries(parts)) {
      if (text !== undefined) files[path] = typeof text === 'string' ? text.replaceAll('@id', id) : text;
    }
  }
  return files;
}

function pathOf(part: keyof typeof names, id: string): string {
  if (part === 'guide') return `connectors/${id}/guides/link-account/api-key.mdx`;
  return part === 'connector' ? `connectors/${id}/connector.yaml` : `snippets/${id}.mdx`;
}

/** The file and the line of a mistake: that of the row, else the first that the change touches. */
export function expectedOf(mistake: Mistake, id: string): string {
  if (!('change' in mistake)) return mistake.at.replaceAll('@id', id);
  const part = mistake.in ?? 'guide';
  const text = base(names[part]);
  const [from, to] = mistake.change;
  const same = [...from].findIndex((letter, index) => letter !== to[index]);
  const at = text.indexOf(from) + (same === -1 ? from.length : same);
  return `${pathOf(part, id)}:${text.slice(0, at).split('\n').length + (mistake.line ?? 0)}`;
}
