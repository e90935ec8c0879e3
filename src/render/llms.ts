import { type Brand, siteUrl } from '../brand/index.ts';

/** The index of all pages for language models, in the form of llmstxt.org: each page by its Markdown twin. */
export function renderLlmsIndex(
  pages: readonly { path: string; title: string; description: string }[],
  brand: Brand,
): string {
  const lines = pages.map(({ path, title, description }) => {
    const address = siteUrl(brand, `/${path}.md`);
    return description === '' ? `- [${title}](${address})` : `- [${title}](${address}): ${description}`;
  });
  const { names } = brand;
  return `# ${names.docs}\n\n> How to link accounts to ${names.product}.\n\n## Pages\n\n${lines.join('\n')}\n`;
}
