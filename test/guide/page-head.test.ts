import { describe, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { parseGuide } from '../../src/guide/index.ts';
import { renderMarkdownTwin } from '../../src/render/index.ts';

const exported = `> ## Documentation Index
> Fetch the complete documentation index at: https://docs.example.com/llms.txt
> Use this file to discover all available pages before exploring further.

# Connect Example

> How to connect it.

Body.
`;

const parse = (source: string) => parseGuide(source, { path: 'guides/some-page', file: 'guides/some-page.md' });

describe('a page without frontmatter', () => {
  test('has the title and description of its exported head, and gives the same bytes back', () => {
    const { guide, issues } = parse(exported);
    expect([guide.title, guide.description, issues]).toEqual(['Connect Example', 'How to connect it.', []]);
    const vendor = { ...neutralBrand, vendor: true };
    expect(renderMarkdownTwin(applyBrand(guide, vendor), vendor)).toBe(exported);
  });

  test('has the title of its first heading, which is said once on the page and stays in the twin', () => {
    const { guide, issues } = parse('# A *title*\n\nBody.\n');
    expect([guide.title, issues, guide.children.map(({ type }) => type)]).toEqual(['A title', [], ['paragraph']]);
    expect(renderMarkdownTwin(applyBrand(guide, neutralBrand), neutralBrand)).toContain('# A *title*\n\nBody.');
  });

  test('has the words of its hero, without their HTML', () => {
    const hero = 'hero:\n  name: Acme\n  text: Open <b>docs</b>\n  tagline: All of it.\n';
    const { guide, issues } = parse(`---\nlayout: home\n${hero}---\n`);
    expect([guide.title, guide.description, issues]).toEqual(['Acme – Open docs', 'All of it.', []]);
    expect(parse(`---\ntitle: Title\ndescription: About\n${hero}---\n`).guide).toMatchObject({
      title: 'Title',
      description: 'About',
    });
  });

  test('is named after its file where nothing else says a title', () => {
    expect(parse('Body.\n').guide.title).toBe('Some page');
  });
});

test("a heading that is not on the page still gets the partner's words in the twin", () => {
  const partner = { ...neutralBrand, vocabulary: { Vendor: 'Acme' } };
  const { guide } = parse('---\ntitle: Vendor Guide\n---\n\n# Vendor Guide\n\nBody.\n');
  const twin = renderMarkdownTwin(applyBrand(guide, partner), partner);
  expect(twin).not.toContain('Vendor');
  expect(twin.match(/# Acme Guide/g)).toHaveLength(2);
});
