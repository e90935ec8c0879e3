/** On the page that says that there is none: looks for what the words of the address may have meant. */
import * as markup from '../../contract/markup.ts';
import { createFoundList } from './found-list.ts';
import { type Found, search } from './search-index.ts';
import { siteBase } from './site-base.ts';

/** Words that stand in most addresses, and so say nothing of one. */
const plainWords = new Set(['connectors', 'guides', 'link', 'account', 'index', 'html', 'md', 'json', 'en', 'docs']);

const place = document.querySelector<HTMLElement>(`.${markup.missing}`);
const list = place?.querySelector<HTMLElement>(`.${markup.foundList}`);
const template = document.querySelector<HTMLTemplateElement>(`template.${markup.foundTemplate}`);

const words = wordsIn(location.pathname.slice(siteBase.length));
for (const opener of place?.querySelectorAll<HTMLElement>('[data-opens=search]') ?? []) {
  opener.dataset['words'] = words;
  const shown = opener.querySelector('[data-slot=words]');
  if (words !== '') shown?.replaceChildren(words);
}

if (list && template && words !== '') {
  const links = createFoundList((await findNearest(words)).slice(0, 5), template);
  for (const link of links) {
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  const around = place?.querySelector<HTMLElement>(`.${markup.missingFound}`);
  if (around) around.hidden = links.length === 0;
}

/** What fits all words, else the last that says anything, else its beginning: an address may be mistyped. */
async function findNearest(all: string): Promise<Found[]> {
  const parts = all.split(' ').reverse();
  const beginnings = parts.filter((part) => part.length > 4).map((part) => part.slice(0, -1));
  for (const question of new Set([all, ...parts, ...beginnings])) {
    const outcome = await search(question);
    if (outcome.kind !== 'found') return [];
    if (outcome.pages.length > 0) return outcome.pages;
  }
  return [];
}

/** What an address says in words, short ones only where they stand alone; one that is cut amid a character says nothing. */
function wordsIn(path: string): string {
  try {
    const parts = decodeURIComponent(path)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part.length > 1 && !plainWords.has(part.toLowerCase()));
    return parts.filter((part) => part.length > 3 || parts.length === 1).join(' ');
  } catch {
    return '';
  }
}
