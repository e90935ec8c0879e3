/** The kinds of pages whose cost is watched, each by a page that stands for it. */
import { budgetOf, type PageKind } from './budgets.ts';

/** Pages that every brand's site has. */
export const sitePages: readonly PageKind[] = [
  { name: 'guide', page: 'connectors/lusha/guides/link-account/api-key/index.html', budget: budgetOf(12) },
  {
    name: 'guide with a choice of actions',
    page: 'connectors/hubspot/guides/link-account/private-app-access-token/index.html',
    budget: budgetOf(18),
  },
  {
    name: 'guide with OAuth',
    page: 'connectors/linear/guides/link-account/oauth-2-0/index.html',
    budget: budgetOf(12),
  },
  { name: 'front page', page: 'index.html', budget: budgetOf(10) },
  { name: 'overview', page: 'connectors/index.html', budget: budgetOf(10) },
  { name: 'connector', page: 'connectors/lusha/index.html', budget: budgetOf(8) },
  { name: 'article', page: 'guides/how-linking-works/index.html', budget: budgetOf(10) },
  { name: 'linked accounts', page: 'linked-accounts/index.html', budget: budgetOf(8) },
  {
    // It searches by itself for what the address may have meant, which is all that it is there for.
    name: 'not found',
    page: '404.html',
    imports: 'at once',
    budget: { ...budgetOf(8), js: 16 * 1024 },
  },
];

/** A page with every block that has a script: tabs, code, accordions, images. Built from the tests' own content. */
export const switchesPages: readonly PageKind[] = [
  { name: 'article with tabs and code', page: 'guides/switches/index.html', budget: budgetOf(12) },
];
