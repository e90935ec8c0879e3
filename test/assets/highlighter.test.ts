import { readFileSync } from 'node:fs';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test, vi } from 'vitest';
import { createDrawing, tokenClasses } from '../../src/assets/highlighter.ts';

const drawing = await createDrawing(['bash', 'curl', 'JSON', 'ts', 'Python', 'yaml', 'nonsense', 'constructor', '']);

function classesIn(code: string, language: string): unknown[] {
  return (drawing.highlight(code, language) ?? [])
    .flat()
    .flatMap((node) => (node.type === 'element' ? [node.properties['className']].flat() : []));
}

describe('code', () => {
  const samples: [language: string, code: string][] = [
    ['ts', 'const a: string = `x`; // why\n\nexport default /x+/g;'],
    ['JSON', '{\n  "a": [1, true, null],\t"b": "<b>&amp;"\n}'],
    ['curl', 'curl -X POST https://example.com \\\n  -H "A: $B" # comment'],
    ['Python', '@x\ndef f(a=None):\n    """Doc"""\n    return f"{a}"'],
    ['yaml', 'a: &b 1\r\nc: [*b, "d"]'],
  ];

  test.each(samples)('of %s has colors and keeps every letter', (language, code) => {
    const lines = drawing.highlight(code, language) ?? [];
    const text = lines.map((children) => textOf({ type: 'root', children: [...children] } as never)).join('\n');
    expect(text).toBe(code.replaceAll('\r', ''));
    expect(new Set(classesIn(code, language)).size).toBeGreaterThan(1);
  });

  test.each(samples)('of %s comes out the same on a machine that stops for seconds', (language, code) => {
    const colors = JSON.stringify(drawing.highlight(code, language));
    let now = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => {
      now += 10_000;
      return now;
    });
    expect(JSON.stringify(drawing.highlight(code, language))).toBe(colors);
    clock.mockRestore();
  });

  test('has no attribute but a class of the finite set', () => {
    const html = samples
      .flatMap(([language, code]) => drawing.highlight(code, language) ?? [])
      .map((line) => toHtml(line));
    const tags = html.join('').match(/<[^/][^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(20);
    expect(tags.filter((tag) => !tokenClasses.includes(/^<span class="([\w-]+)">$/.exec(tag)?.[1] ?? ''))).toEqual([]);
  });

  test.each(['nonsense', '', 'constructor', '__proto__', 'text', 'go'])(
    'of "%s", which is not loaded, has none',
    (language) => {
      expect(drawing.highlight('a = 1', language)).toBeUndefined();
    },
  );

  test('that is longer than anybody reads has none', () => {
    expect(drawing.highlight('a = 1\n'.repeat(20_000), 'ts')).toBeUndefined();
    expect(drawing.highlight('a'.repeat(2001), 'ts')).toBeUndefined();
    expect(drawing.highlight('a = 1\n'.repeat(100), 'ts')).toBeDefined();
  });

  test('every class has a color in the stylesheet, and plain text none', () => {
    const css = readFileSync('src/site/styles/code.css', 'utf8');
    expect(tokenClasses.filter((name) => name !== 'tok-plain' && !css.includes(`.${name}`))).toEqual([]);
    expect(classesIn(samples.map(([, code]) => code).join('\n'), 'ts')).not.toContain('tok-plain');
  });
});

describe('an icon', () => {
  const pathOf = (icon: Element | undefined) =>
    (icon?.children as ElementContent[] | undefined)?.map((child) => toHtml(child)).join('');

  test.each([
    ['fontawesome:solid:circle-check', 'fontawesome:solid:check-circle'],
    ['fontawesome:solid:circle-check', 'fontawesome:duotone:circle-check'],
    ['fontawesome:solid:circle-check', 'fontawesome::circle-check'],
    ['fontawesome:brands:github', 'fontawesome:solid:github'],
    ['lucide::sparkles', 'fontawesome:solid:sparkles'],
    ['lucide::circle-check', 'lucide:solid:check-circle-2'],
    ['fontawesome:brands:confluence', 'lucide::confluence'],
  ])('%s is found by %s', (name, other) => {
    expect(pathOf(drawing.icon(other))).toBeTruthy();
    expect(pathOf(drawing.icon(other))).toBe(pathOf(drawing.icon(name)));
  });

  test('has the color of the text around it, and is decoration', () => {
    const [solid, regular, line] = ['fontawesome:solid:bell', 'fontawesome:regular:bell', 'lucide::bell'].map(
      drawing.icon,
    );
    expect(pathOf(solid)).not.toBe(pathOf(regular));
    for (const icon of [solid, regular, line]) {
      expect(icon).toMatchObject({ tagName: 'svg', properties: { ariaHidden: 'true' } });
      expect(icon && toHtml(icon, { space: 'svg' })).toContain('currentColor');
      expect(icon && toHtml(icon, { space: 'svg' })).not.toMatch(/style=|<script|href|on\w+=/);
    }
  });

  test.each(['fontawesome:solid:nothing-like-this', 'lucide::constructor', 'fontawesome:solid:__proto__', '', 'x'])(
    'that no set has is none: %s',
    (name) => expect(drawing.icon(name)).toBeUndefined(),
  );
});
