import type { ScopeModel } from '../../../contract/scope-model.ts';

/** What the head of the page says of its guide. */
export function pageModel(): ScopeModel {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="scope-model"]');
  if (!meta) throw new Error('The page says nothing of its scopes.');
  return JSON.parse(meta.content) as ScopeModel;
}
