import type { ScopeModel } from './choice.ts';

/** What the head of the page says of its guide; nothing on a page where nothing can be chosen. */
export function pageModel(): ScopeModel | undefined {
  const text = document.querySelector<HTMLMetaElement>('meta[name="scope-model"]')?.content;
  return text === undefined ? undefined : (JSON.parse(text) as ScopeModel);
}
