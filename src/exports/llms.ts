import type { Brand } from '../brand/index.ts';

/** The index of all pages for language models, in the form of llmstxt.org: each page by its Markdown twin. */
export function renderLlmsIndex(
  pages: readonly { path: string; title: string; description: string }[],
  { names, links }: Brand,
): string {
  const lines = pages.map(({ path, title, description }) => {
    const address = new URL(`/${path}.md`, links.site).href;
    return description === '' ? `- [${title}](${address})` : `- [${title}](${address}): ${description}`;
  });
  return `# ${names.docs}\n\n> How to link accounts to ${names.product}.\n\n## Pages\n\n${lines.join('\n')}\n`;
}
