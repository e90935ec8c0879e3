import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import type { EmbeddedElement } from '../../../src/contract/embed.ts';
import { joinNeeds } from '../../../src/guide/index.ts';
import { renderConnectForm } from '../../../src/render/page/connect-form.ts';
import { embeddedChildren, embeddedHtml } from '../../../src/render/page/embed-tree.ts';
import { type EmbeddedPageData, renderEmbeddedPage } from '../../../src/render/page/embedded-page.ts';
import { rawHtml } from '../../../src/render/page/html.ts';
import { sampleForm } from './sample-form.ts';
import { sampleSite } from './sample-site.ts';

const site = sampleSite();
const parse = (text: string): Root => fromHtml(text, { fragment: true });

const page = (body: string, more: Partial<EmbeddedPageData> = {}): EmbeddedPageData => ({
  title: 'Connect it – Acme Connect',
  path: 'guides/first',
  body: parse(body),
  needs: joinNeeds([]),
  ...more,
});

/** Every element of the data. */
function elementsOf(element: EmbeddedElement): EmbeddedElement[] {
  const [, , ...children] = element;
  return [element, ...children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}

test('the data holds title, language and guide', () => {
  expect(renderEmbeddedPage(site, page('<p>One &amp; <b>two</b></p>', { language: 'fr' }))).toEqual({
    title: 'Connect it – Acme Connect',
    language: 'en',
    content: [
      'div',
      { class: 'guide-embed-columns' },
      [
        'div',
        { class: 'guide-embed-text' },
        ['h2', { lang: 'fr', class: 'guide-embed-title', part: 'title' }, 'Connect it '],
        ['div', { class: 'prose', lang: 'fr' }, ['p', {}, 'One & ', ['b', {}, 'two']]],
      ],
    ],
  });
});

test('what only works on a page of our own stays there', () => {
  const own = [
    '<a class="deep-link" href="#x">#</a>',
    '<label class="step-tick"><input></label>',
    '<script>x</script>',
    '<p><a href="/help/linked-accounts/">List</a></p>',
    '<span data-words="title">Error</span>',
  ];
  expect(embeddedChildren(parse(`<p>Text</p>${own.join('')}`))).toEqual([['p', {}, 'Text']]);
  // Control: the same elements without what makes them ours.
  const others = own.map((text) => text.replace(/ (?:class|data-words)="[^"]*"|linked-accounts\//g, ''));
  expect(embeddedChildren(parse(others.join(''))).length).toBe(4);
});

test('parts have names, links that lead away open beside the page, and images ask for leave', () => {
  expect(
    embeddedChildren(
      parse(
        '<ol><li class="step" id="a"></li></ol><div class="panel"><div class="scope-selector"></div></div>' +
          '<a href="/x/">x</a><a href="#a">a</a><a href="mailto:a@b.c">m</a><a href="/y/" data-action="restart">r</a>' +
          '<img src="/i.webp" srcset="/i.webp 1x, /j.webp 2x" alt=""><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
      ),
    ),
  ).toEqual([
    ['ol', {}, ['li', { class: 'step', id: 'a', part: 'step' }]],
    ['div', { class: 'panel', part: 'picker' }, ['div', { class: 'scope-selector', part: 'picker' }]],
    ['a', { href: '/x/', target: '_blank', rel: 'noopener noreferrer' }, 'x'],
    ['a', { href: '#a' }, 'a'],
    ['a', { href: 'mailto:a@b.c' }, 'm'],
    ['a', { href: '/y/', 'data-action': 'restart' }, 'r'],
    ['img', { src: '/i.webp', srcset: '/i.webp 1x, /j.webp 2x', alt: '', crossorigin: 'anonymous' }],
    ['svg', { viewBox: '0 0 1 1' }, ['path', { d: 'M0 0' }]],
  ]);
});

test('a form’s HTML becomes what a browser makes of it', () => {
  const form = renderConnectForm(site, sampleForm);
  const fromBrowser = embeddedChildren(withContents(parse(form.toString())));
  expect(embeddedHtml(form)).toEqual(fromBrowser);
  expect(JSON.stringify(fromBrowser)).toContain('connect-repair');
});

test('texts are joined, and characters are what their references stand for', () => {
  expect(embeddedHtml(rawHtml('a &amp; b&#39;s<br>&quot;c&quot;<i title="&lt;&amp;&quot;"></i>'))).toEqual([
    `a & b's`,
    ['br', {}],
    '"c"',
    ['i', { title: '<&"' }],
  ]);
});

test('what scripts put into a guide comes along where it needs them', () => {
  const idsOf = (needs: EmbeddedPageData['needs']) =>
    elementsOf(renderEmbeddedPage(site, page('', { needs })).content).flatMap(([name, { id }]) =>
      name === 'template' ? [id] : [],
    );
  expect(idsOf(joinNeeds([]))).toEqual([]);
  expect(idsOf(joinNeeds([{ scripts: ['zoom-image', 'code-buttons'] }]))).toEqual(['page:code-buttons', 'page:zoom']);
});

/** The tree with what templates hold as their children. */
function withContents(tree: Root): Root {
  const open = (nodes: Root['children']): Root['children'] =>
    nodes.map((node) =>
      node.type === 'element'
        ? { ...node, children: open(node.content?.children ?? node.children) as typeof node.children }
        : node,
    );
  return { ...tree, children: open(tree.children) };
}
