import { describe, expect, test } from 'vitest';
import { createDrawing } from '../../src/assets/highlighter.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';

const drawing = await createDrawing(['js']);

function render(body: string, colors: 'with colors' | 'without colors' = 'with colors'): string {
  const { guide } = parseGuide(`---\ntitle: A case\n---\n\n${body}\n`, { path: 'guides/case', file: 'case.mdx' });
  return renderHtml(guide, outlineOf(guide.children), colors === 'with colors' ? { drawing } : {}).html;
}

describe('icons', () => {
  test('are drawn at their marks, and no mark is left', () => {
    const html = render('<Tabs><Tab title="One" icon="key">Text</Tab></Tabs>');
    expect(html).toMatch(/<span class="icon" aria-hidden="true"><svg [^>]*><path d="[^"]+"><\/path><\/svg><\/span>One/);
    expect(html).not.toContain('data-icon');
  });

  test('that nobody knows leave nothing beside a text, and their name where they stand alone', () => {
    expect(render('<Tabs><Tab title="One" icon="nothing-like-it">Text</Tab></Tabs>')).toContain(
      '<p class="tab-title">One</p>',
    );
    const cell = render('| a |\n| --- |\n| <Icon icon="face-confused" /> |');
    expect(cell).toContain('>face confused</span></td>');
    expect(cell).not.toContain('<svg');
  });

  test('can’t be asked for by an attribute of a guide', () => {
    const html = render('<span data-icon="fontawesome:solid:key" class="icon">Text</span>');
    expect(html).toBe('<p><span>Text</span></p>');
  });
});

describe('code', () => {
  test('has colors in a language that is known, whatever its case', () => {
    expect(render('```JS\nconst a = 1;\n```')).toContain(
      '<code class="language-JS"><span class="tok-keyword">const</span> a = <span class="tok-constant">1</span>;\n</code>',
    );
  });

  test('has none in another language, in HTML that is written by hand, and without a drawing', () => {
    const [fence, tag] = ['```nonsense\nconst a = 1;\n```', '<pre><code>{"const a = 1;"}</code></pre>'];
    for (const html of [render(fence), render(tag), render('```js\nconst a = 1;\n```', 'without colors')]) {
      expect(html).toContain('const a = 1;');
      expect(html).not.toContain('tok-');
    }
  });

  test('has its lines as elements only where one of them stands out', () => {
    expect(render('```js\n1\n2\n```')).not.toContain('class="line');
    expect(render('```js {2}\n1\n2\n```')).toContain(
      '<span class="line"><span class="tok-constant">1</span>\n</span><span class="line line-highlighted"><span class="tok-constant">2</span>\n</span>',
    );
  });

  test('loses its marks of changed lines and nothing else', () => {
    const html = render(
      '```js\nold(); // [!code --]\nfresh(); // [!code ++] really\n<!-- [!code ++:2] -->\nlast()\n```',
      'without colors',
    );
    expect(html).toContain(
      '<span class="line line-removed">old();\n</span><span class="line line-added">fresh(); // really\n</span><span class="line line-added">last()\n</span>',
    );
  });
});
