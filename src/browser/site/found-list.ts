/** What a search found, as a list of links. All of it is text; the page holds the shape of an entry as a template. */
import type { Found } from './search-index.ts';

/** Links to what was found, each a copy of the template with its slots filled. */
export function createFoundList(pages: readonly Found[], template: HTMLTemplateElement): HTMLAnchorElement[] {
  const kinds = template.dataset;
  return pages.flatMap((found) => {
    const link = template.content.querySelector('a')?.cloneNode(true) as HTMLAnchorElement | undefined;
    if (!link) return [];
    link.href = found.href;
    const fill = (slot: string, ...content: (string | Node)[]) =>
      link.querySelector(`[data-slot=${slot}]`)?.replaceChildren(...content);
    fill('title', found.title);
    fill('place', found.place);
    fill('about', [kinds[found.kind] ?? '', found.category].filter((part) => part !== '').join(' · '));
    fill('excerpt', ...found.excerpt.map(({ text, isMatch }) => (isMatch ? markOf(text) : text)));
    return [link];
  });
}

function markOf(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
