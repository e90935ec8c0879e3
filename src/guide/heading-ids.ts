/**
 * The ids of headings that have none of their own, by the rule of the tool that a tree was written for: links of the tree,
 * and those that lead into it from elsewhere, name them.
 */
import GithubSlugger, { slug as githubSlug } from 'github-slugger';

/** `python-markdown` is that of MkDocs, `python-unicode` the one that its extensions offer for other scripts. */
export const headingIdRules = ['github', 'astro', 'vitepress', 'python-markdown', 'python-unicode'] as const;

export type HeadingIdRule = (typeof headingIdRules)[number];

/** Gives ids, each once on a page. */
export interface IdMaker {
  /** The id of a heading that says this; of an id that its writer gave, letters keep their case. */
  make(title: string, isOwn?: boolean): string;
  /** Keeps an id from all others. */
  take(id: string): void;
  isTaken(id: string): boolean;
}

/** Makes ids of one page. */
export function createIdMaker(rule: HeadingIdRule): IdMaker {
  const slugger = new GithubSlugger();
  const take = (id: string) => {
    slugger.occurrences[id] = 0;
  };
  const isTaken = (id: string) => Object.hasOwn(slugger.occurrences, id);
  if (rule === 'github') return { make: (title, isOwn) => slugger.slug(title, isOwn), take, isTaken };
  const separator = rule.startsWith('python-') ? '_' : '-';
  // A page may have thousands of headings of one name, so the count goes on where it was.
  const counts = new Map<string, number>();
  const make = (title: string, isOwn = false): string => {
    const slug = isOwn ? title : slugOf(title, rule);
    let id = slug;
    for (let count = counts.get(slug) ?? 1; id === '' || isTaken(id); count++) {
      id = `${slug}${separator}${count}`;
      counts.set(slug, count + 1);
    }
    take(id);
    return id;
  };
  return { make, take, isTaken };
}

/** What a title says, in the letters and signs that the rule keeps. */
export function slugOf(title: string, rule: HeadingIdRule): string {
  switch (rule) {
    case 'github':
      return githubSlug(title);
    case 'astro':
      return githubSlug(title).replace(/-$/, '');
    case 'vitepress':
      return (
        title
          .normalize('NFKD')
          .replace(/[\u0300-\u036f]/g, '')
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what goes.
          .replace(/[\0-\x1f]/g, '')
          .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'\u201c\u201d\u2018\u2019<>,.?/]+/g, '-')
          .replace(/^-|-$/g, '')
          .replace(/^(\d)/, '_$1')
          .toLowerCase()
      );
    case 'python-markdown':
      return title
        .normalize('NFKD')
        .replace(/[^\w\s-]/g, '')
        .trim()
        .toLowerCase()
        .replace(/[-\s]+/g, '-');
    case 'python-unicode':
      return title
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
        .trim()
        .toLowerCase()
        .replaceAll(' ', '-');
  }
}
