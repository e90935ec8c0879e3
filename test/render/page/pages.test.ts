/**
 * Pages from data. The files of the cases were made by the site generator out of components, before there were
 * templates, with another text in the place of the guide's and assets named after what they are.
 */

import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinNeeds, type Need } from '../../../src/guide/index.ts';
import type { AccountsState } from '../../../src/render/page/accounts-page.ts';
import { renderAccountsPage } from '../../../src/render/page/accounts-page.ts';
import { type ConnectorPageData, renderConnectorPage } from '../../../src/render/page/connector-page.ts';
import { type FrontPageData, renderFrontPage } from '../../../src/render/page/front-page.ts';
import { renderGuidePage } from '../../../src/render/page/guide-page.ts';
import { renderMissingPage } from '../../../src/render/page/missing-page.ts';
import { type OverviewPageData, renderOverviewPage } from '../../../src/render/page/overview-page.ts';
import type { GuidePageData, PageParts } from '../../../src/render/page/page-data.ts';
import { caseFolders, expectCaseFile, readCase } from '../../guide/case-folders.ts';
import { outlineOfHtml } from './outline-of-html.ts';
import { sampleBrand, sampleSite } from './sample-site.ts';

const site = sampleSite();

type Case =
  | { kind: 'guide'; page: GuidePageData }
  | { kind: 'front'; page: FrontPageData }
  | { kind: 'overview'; page: OverviewPageData }
  | { kind: 'connector'; page: ConnectorPageData }
  | { kind: 'accounts'; page: AccountsState }
  | { kind: 'missing' };

/** JSON knows neither sets nor maps; a case writes both as lists. */
function parseCase(text: string): Case {
  return JSON.parse(text, (name, value) => {
    if (name === 'sheets' || name === 'scripts') return new Set(value);
    return name === 'scopeSteps' ? new Map(value) : value;
  });
}

function render(given: Case): PageParts {
  switch (given.kind) {
    case 'guide':
      return renderGuidePage(site, given.page);
    case 'front':
      return renderFrontPage(site, given.page);
    case 'overview':
      return renderOverviewPage(site, given.page);
    case 'connector':
      return renderConnectorPage(site, given.page);
    case 'accounts':
      return renderAccountsPage(site, given.page);
    case 'missing':
      return renderMissingPage(site);
  }
}

describe('each case gives its head and its content', () => {
  test.each(caseFolders(import.meta.dirname).map((folder) => [basename(folder), folder]))('%s', (_name, folder) => {
    const { head, styles, main } = render(parseCase(readCase(folder, 'page.json')));
    expectCaseFile(folder, 'head.txt', outlineOfHtml(head + styles));
    expectCaseFile(folder, 'main.txt', outlineOfHtml(main));
  });
});

const article: GuidePageData = {
  title: 'First – Acme Connect',
  description: '',
  path: 'guides/first',
  shortTitle: 'First',
  file: 'guides/a b.mdx',
  hidden: false,
  anchors: [],
  siblings: [],
  body: { html: '<p>Text.</p>', needs: joinNeeds([]) },
};

test('what is in a page’s data is text, and never markup', () => {
  const hostile = '"><script>x</script>&amp;\'';
  const page: GuidePageData = {
    ...article,
    title: `${hostile} – ${hostile}`,
    description: hostile,
    shortTitle: hostile,
    language: hostile,
    anchors: [1, 2, 3].map((number) => ({ kind: 'step', id: hostile, title: hostile, rank: 3, number })),
    connector: { id: hostile, name: hostile, category: hostile, logo: hostile },
    siblings: [{ title: hostile, path: hostile, purpose: 'link-account', description: hostile }],
    previous: { title: hostile, path: hostile },
  };
  const { head, styles, main } = renderGuidePage(site, page);
  expect(head + styles + main).not.toMatch(/<script>x/);
  // As often as the same data says it with a harmless word.
  const harmless = JSON.parse(JSON.stringify(page).replaceAll(JSON.stringify(hostile).slice(1, -1), 'word'));
  const like = renderGuidePage(site, { ...harmless, body: page.body });
  const shapeOf = (text: string) => outlineOfHtml(text).replace(/ \w+="(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*"/g, '');
  expect(shapeOf(main)).toBe(shapeOf(like.main));
  expect(shapeOf(head)).toBe(shapeOf(like.head));
});

test('a page names what it needs, and nothing else', () => {
  const plain = renderGuidePage(site, article);
  expect(plain.styles).toBe('<link rel="stylesheet" href="/assets/page-of-guide.css">');
  expect(plain.main).not.toContain('/assets/tabs.js');
  const rich: Need[] = [
    { sheet: 'page-with-choice', scripts: ['scope-controls'] },
    { sheet: 'switches', scripts: ['tabs', 'open-target'] },
    { sheet: 'code', scripts: ['code-buttons'] },
  ];
  const page = renderGuidePage(site, {
    ...article,
    body: { html: '', needs: joinNeeds(rich), scopeModel: '{"parts":["<"]}' },
  });
  expect(page.styles).toBe(
    '<link rel="stylesheet" href="/assets/page-with-choice.css"><link rel="stylesheet" href="/assets/switches.css">' +
      '<link rel="stylesheet" href="/assets/code.css"><meta name="scope-model" content="{&quot;parts&quot;:[&quot;&lt;&quot;]}">' +
      '<script src="/assets/scope-choice.js"></script>',
  );
  for (const script of ['tabs', 'open-target', 'code-buttons', 'scope-controls'])
    expect(page.main).toContain(`<script type="module" src="/assets/${script}.js"></script>`);
});

test('addresses begin with the path below which the site stands', () => {
  const below = sampleSite({ ...sampleBrand, links: { ...sampleBrand.links, site: 'https://acme.example/help' } });
  const { head, main } = renderGuidePage(below, { ...article, next: { title: 'Next', path: 'guides/next' } });
  expect(head).toContain('href="https://acme.example/help/guides/first/"');
  expect(head).toContain('href="/help/guides/first.md"');
  expect(main).toContain('href="/help/guides/next/"');
  expect(main).not.toMatch(/(?:href|data-source)="\/(?!help|assets)/);
});
