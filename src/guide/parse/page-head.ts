/** What a page says of itself: in frontmatter, in the head that an export gave it, or in its first heading. */
import { toString as textOf } from 'mdast-util-to-string';
import { isJsonObject } from '../json.ts';
import type { GuideNode } from '../model.ts';
import { headingRank } from '../node-kinds.ts';
import { type Frontmatter, parseFrontmatter } from './frontmatter.ts';
import { parsePreamble } from './preamble.ts';

/** The head of a file. An exported page's head counts as its frontmatter; the body begins after it. */
export function readHead(source: string, file: string): Frontmatter {
  const frontmatter = parseFrontmatter(source, file);
  if (frontmatter.bodyOffset > 0 || !source.startsWith('> ## ')) return frontmatter;
  const reading = parsePreamble(source);
  if (!reading.ok) return frontmatter;
  const { index, title, description } = reading.preamble;
  const bodyOffset = source.length - reading.body.length;
  return { values: { title, description, index }, places: {}, bodyOffset, issues: [] };
}

/** What a first page says that is drawn from its frontmatter: the words of its `hero`. */
export function heroWords(values: Frontmatter['values']): { title?: string; description?: string } {
  const hero = isJsonObject(values['hero']) ? values['hero'] : {};
  const plain = (key: string) => {
    const value = hero[key];
    return typeof value === 'string' ? textWithoutTags(value) : '';
  };
  const title = plain('title') || [plain('name'), plain('text')].filter(Boolean).join(' – ');
  const description = plain('tagline');
  return { ...(title ? { title } : {}), ...(description ? { description } : {}) };
}

/** A text of frontmatter that its tool shows as HTML, in words. */
export function textWithoutTags(text: string): string {
  return text.replace(/<(?:[a-z/!][^<>]{0,500})>/gi, '').trim();
}

/**
 * The heading that says the page's title, taken from the nodes: the page has the title above its body already. A page
 * without another title takes that of its first h1.
 */
export function takeTitleHeading(nodes: readonly GuideNode[], title: string | undefined) {
  const at = nodes.findIndex((node) => headingRank(node) === 1);
  const heading = nodes[at];
  const text = heading ? textOf(heading).replace(/\s+/g, ' ').trim() : '';
  const isRepeated = title !== undefined && at === 0 && sameWords(text, title);
  if (!heading || text === '' || (title !== undefined && !isRepeated))
    return { children: [...nodes], titleHeadings: [] };
  return { title: text, children: nodes.filter((node) => node !== heading), titleHeadings: [heading] };
}

function sameWords(a: string, b: string): boolean {
  const fold = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
  return fold(a) === fold(b);
}
