import { expect, test } from 'vitest';
import { crawlSite } from '../../src/audit/index.ts';

interface Answer {
  body: string;
  type?: string;
  status?: number;
  location?: string;
}

const urlOf = (asked: Parameters<typeof fetch>[0]) => new URL(asked instanceof Request ? asked.url : asked);

/** Crawls a site that has these answers, by their addresses on the host; answers the paths of the files it got. */
async function crawl(answers: (path: string) => Answer | undefined, { base = '', limit = 1000 } = {}) {
  const asked: string[] = [];
  const crawled = crawlSite({
    url: `http://127.0.0.1:1${base}`,
    site: `https://help.acme.example${base}`,
    fetch: async (address, init) => {
      const { pathname } = urlOf(address);
      asked.push(`${init?.method} ${pathname}`);
      const { body, type = 'text/html', status = 200, location } = answers(pathname) ?? { body: '', status: 404 };
      return new Response(body, { status, headers: { 'content-type': type, ...(location ? { location } : {}) } });
    },
    limit,
  });
  const paths: string[] = [];
  for await (const { path } of crawled.files) paths.push(path);
  return { asked, paths, unseen: crawled.unseen() };
}

const site = (pages: Record<string, string | Answer>) => (path: string) => {
  const page = pages[path];
  return typeof page === 'string' ? { body: page } : page;
};

test.each([
  ['a link', '<a href="/found/">x</a>'],
  ['a link without quotes', '<a href=/found/>x</a>'],
  ['a link with a query and a fragment', '<a href="/found/?a=b#c">x</a>'],
  ['a relative link', '<a href="found/">x</a>'],
  ['a candidate of a picture', '<img srcset="/a.webp 1x, /found/ 2x">'],
  ['a form', '<form action="/found/"></form>'],
  ['a picture for links from elsewhere', '<meta property="og:image" content="https://help.acme.example/found/">'],
  ['what a template holds', '<template><a href="/found/">x</a></template>'],
  ['a style sheet', { body: '@import "/found/";', type: 'text/css' }],
  ['a style', '<style>a{background:url( "/found/" )}</style>'],
  ['Markdown', { body: '[x](https://help.acme.example/found/).', type: 'text/markdown' }],
  ['a redirect', { body: '', status: 301, location: '/found/' }],
])('what %s leads to is asked for', async (_how, front) => {
  const { paths } = await crawl(site({ '/': front, '/found/': 'x' }));
  expect(paths).toContain('found/index.html');
});

test.each([
  ['files that a script imports', 'import"./b.js";', '/assets/b.js'],
  ['files that a script fetches by their place in the site', 'const m=["assets/c.css"]', '/assets/c.css'],
])('%s are asked for', async (_what, body, path) => {
  const pages = { '/': '<script src="/assets/a.js"></script>', '/assets/a.js': { body, type: 'text/javascript' } };
  const { asked } = await crawl(site(pages));
  expect(asked).toContain(`GET ${path}`);
});

test('addresses on other hosts are not asked for', async () => {
  const { asked } = await crawl(
    site({ '/': '<a href="https://elsewhere.example/far/">x</a><a href="//x.example/far/">' }),
  );
  expect(asked).not.toContain('GET /far/');
});

test('a site below a path is asked for below it alone, and its files have the paths that they have in its folder', async () => {
  const pages = {
    '/help/': '<a href="/help/first/">x</a><a href="/outside/">x</a><a href="/helpless/">x</a>',
    '/help/first/': '<img src="https://help.acme.example/help/a.png">',
  };
  const { asked, paths } = await crawl(site(pages), { base: '/help' });
  expect(asked.filter((line) => !line.includes(' /help/'))).toEqual([]);
  expect(asked).toContain('POST /help/hub/accounts');
  expect(paths).toEqual(expect.arrayContaining(['index.html', 'first/index.html', 'a.png', 'llms.txt']));
});

test('a site whose every page leads to a new one is left at the limit, and what was not asked for is told', async () => {
  let next = 0;
  const { asked, unseen } = await crawl(() => ({ body: `<a href="/${next++}/">x</a><a href="/${next++}/">y</a>` }), {
    limit: 100,
  });
  expect(asked.length).toBeLessThan(120);
  expect(unseen).toBeGreaterThan(0);
});

test('a site that is seen whole leaves nothing', async () => {
  expect((await crawl(site({ '/': '<a href="/a/">x</a>', '/a/': '<a href="/">x</a>' }))).unseen).toBe(0);
});
