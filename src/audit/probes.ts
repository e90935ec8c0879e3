/** What an audit asks a running site for although nothing leads there. */

/** A request for a path within the site, which begins with a slash. */
export interface Probe {
  method: 'GET' | 'POST' | 'OPTIONS' | 'DELETE';
  path: string;
  body?: { type: string; text: string };
}

const json = (text: string) => ({ type: 'application/json', text });
const form = (text: string) => ({ type: 'application/x-www-form-urlencoded', text });

/** Errors of pages, of the API and of forms, as whoever has no session gets them. */
export const probes: readonly Probe[] = [
  { method: 'GET', path: '/nowhere-at-all/' },
  { method: 'GET', path: '/%00' },
  { method: 'GET', path: '/hub/settings' },
  { method: 'GET', path: '/hub/connectors' },
  { method: 'GET', path: '/hub/nowhere' },
  { method: 'GET', path: '/accounts' },
  { method: 'GET', path: '/connect/no-such-link' },
  { method: 'GET', path: '/linked-accounts/' },
  { method: 'POST', path: '/connect_sessions', body: json('{') },
  { method: 'POST', path: '/hub/accounts', body: json('{}') },
  { method: 'POST', path: '/hub/accounts', body: form('a=b') },
  { method: 'OPTIONS', path: '/hub/accounts' },
  { method: 'DELETE', path: '/' },
];

/** What other programs look for by its name: hosts, crawlers, browsers, editors, other sites, the search. */
export const wellKnownPaths: readonly string[] = [
  '/404.html',
  '/_headers',
  '/embed.css',
  '/embed.js',
  '/favicon.ico',
  '/hub/accounts',
  '/hub/connectors',
  '/hub/settings',
  '/linked-accounts/',
  '/llms-full.txt',
  '/llms.txt',
  '/page.schema.json',
  '/robots.txt',
  '/search/top.json',
  '/sitemap-index.xml',
];
