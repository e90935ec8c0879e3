import type { RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { type Guide, outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';

const { guide } = parseGuide('---\ntitle: T\n---\n', { path: 'a', file: 'a.mdx' });
const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** The HTML of nodes that no parser lets through: the sanitizer is the second door. */
function htmlOf(...children: object[]): string {
  const planted: Guide = { ...guide, children: children as RootContent[] };
  return renderHtml(planted, outlineOf(planted.children)).html;
}

function element(name: string, attributes: Record<string, string> = {}, children: object[] = []) {
  return { type: 'element', name, attributes, children, places: {}, position };
}

const text = { type: 'text', value: 'x', position };

test.each(
  'script style iframe object embed form input button select textarea link meta base svg math template portal dialog frame video audio'.split(
    ' ',
  ),
)('drops a planted <%s>', (name) => {
  expect(htmlOf(element(name, {}, [text]))).not.toContain(`<${name}`);
});

test.each([
  ['onclick', 'alert(1)'],
  ['style', 'color: red'],
  ['srcdoc', 'x'],
  ['formaction', 'x'],
  ['name', 'x'],
  ['autofocus', ''],
  ['contenteditable', 'true'],
  ['popover', ''],
  ['is', 'x'],
  ['slot', 'x'],
  ['data-other', 'x'],
  ['xlink:href', 'javascript:x'],
])('drops a planted attribute %s', (name, value) => {
  expect(htmlOf(element('p', { [name]: value }, [text]))).toBe('<p>x</p>');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///x'])(
  'drops a planted address %s',
  (url) => {
    expect(htmlOf(element('a', { href: url }, [text]))).toBe('<a>x</a>');
    expect(htmlOf(element('img', { src: url, alt: '' }))).toBe('<img alt="">');
    expect(htmlOf({ type: 'paragraph', position, children: [{ type: 'link', url, position, children: [text] }] })).toBe(
      '<p><a>x</a></p>',
    );
  },
);

describe('a drawing', () => {
  const drawing = (part: object) => ({
    type: 'block',
    name: 'Drawing',
    props: { tree: part },
    attributes: {},
    places: {},
    position,
    children: [],
  });
  const path = (attributes: object) => ({
    name: 'svg',
    attributes: {},
    children: [{ name: 'path', attributes, children: [] }],
  });

  test('is drawn where it loads and runs nothing', () => {
    const html = htmlOf(drawing(path({ d: 'M0 0', fill: 'url(#drawing:1:a)', id: 'drawing:1:b' })));
    expect(html).toBe(
      '<svg aria-hidden="true" class="drawing"><path d="M0 0" fill="url(#drawing:1:a)" id="drawing:1:b"></path></svg>',
    );
  });

  test.each([
    { onload: 'alert(1)' },
    { style: 'x' },
    { id: 'connect' },
    { href: 'javascript:alert(1)' },
    { href: 'https://example.com/a.svg#b' },
    { fill: 'url(https://example.com/a)' },
    { fill: 'url(#drawing:1:a) url(https://example.com)' },
    { fill: '\\75rl(https://example.com)' },
  ])('is left out with a planted %j', (attributes) => {
    expect(htmlOf(drawing(path(attributes)))).toBe('');
  });

  test.each(['script', 'foreignObject', 'image', 'animate', 'style', 'a'])(
    'is left out with a planted <%s>',
    (name) => {
      expect(htmlOf(drawing({ name: 'svg', attributes: {}, children: [{ name, attributes: {}, children: [] }] }))).toBe(
        '',
      );
    },
  );

  test('of a mark that a guide wrote itself is none', () => {
    expect(htmlOf(element('span', { 'data-drawing': '{"name":"svg"}' }, [text]))).toBe('');
  });
});

test('keeps what is allowed, so the tests above find something', () => {
  expect(htmlOf(element('a', { href: 'https://example.com', title: 't', 'data-guide-step': '' }, [text]))).toBe(
    '<a href="https://example.com" title="t" data-guide-step="">x</a>',
  );
});

test.each(['img/src=x/onerror=alert(1)/', 'p onclick=x', 'P><script>', '__proto__', 'constructor', '', 'set:html'])(
  'lets no planted name %j become a tag',
  (name) => {
    expect(htmlOf(element(name, {}, [text]))).toBe('x');
  },
);

test('escapes text and attributes', () => {
  expect(htmlOf(element('p', { title: '"><script>' }, [{ ...text, value: '<script>&' }]))).toBe(
    '<p title="&#x22;><script>">&#x3C;script>&#x26;</p>',
  );
});

test('never says whose readers a part is for, beside attributes that other people rely on', () => {
  const html = htmlOf(element('p', { 'data-audience': 'acme globex', 'data-guide-scopes': 'a:b' }, [text]));
  expect(html).toContain('data-guide-scopes="a:b"');
  expect(html).not.toMatch(/audience|globex/i);
});

test('shows code that was left out to those who write, and to nobody else', () => {
  const { guide: faulty } = parseGuide('---\ntitle: T\n---\n\nA {f()} b.\n', { path: 'a', file: 'a.mdx' });
  const outline = outlineOf(faulty.children);
  expect(renderHtml(faulty, outline).html).toBe('<p>A  b.</p>');
  expect(renderHtml(faulty, outline, { viewer: 'writer' }).html).toContain('<code>{f()}</code>');
});
