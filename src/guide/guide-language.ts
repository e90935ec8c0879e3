import type { Guide } from './model.ts';

/** A language as HTML names it: `de`, `pt-BR`. */
export const languagePattern: RegExp = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The language that a guide is written in, as its frontmatter says; English when it says nothing. */
export function guideLanguage({ frontmatter }: Guide): string {
  const { lang } = frontmatter;
  return typeof lang === 'string' && languagePattern.test(lang) ? lang : 'en';
}
