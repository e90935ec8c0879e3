import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyBrand, type Brand, brandSchema, type Change, linkingFile } from '../../src/brand/index.ts';
import { type Connector, connectorSchema } from '../../src/connector/index.ts';
import { type Guide, guideLanguage, outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml, renderMarkdownTwin } from '../../src/render/index.ts';
import { caseFolders, expectCaseFile, readCase, readSnippets } from '../guide/case-folders.ts';

const names = { company: 'Acme', product: 'Acme Connect', hub: 'Acme Desk', docs: 'Acme Help' };
const rest = { links: { site: 'https://help.acme.example' }, colors: { accent: '#000000', accent_dark: '#ffffff' } };

/** The brand of a case: what its file says, names that all cases share, and its own section on linking. */
function brandOf(folder: string): Brand {
  const snippets = readSnippets(folder);
  return {
    ...(Object.hasOwn(snippets, linkingFile) ? { linking: snippets } : {}),
    id: 'acme',
    lineage: ['acme'],
    ...brandSchema.parse({ names, ...rest, ...(parse(readCase(folder, 'brand.yaml')) ?? {}) }),
  };
}

/** The connector that the guide of a case links, if it links one. */
function connectorOf(folder: string): Connector | undefined {
  if (!existsSync(join(folder, 'connector.yaml'))) return undefined;
  return { ...connectorSchema.parse(parse(readCase(folder, 'connector.yaml'))), id: 'case' };
}

function htmlOf(guide: Guide): string {
  return renderHtml(guide, outlineOf(guide.children)).html;
}

/** Changes as `line:column rule "before" → "after"`. */
function changeLines(changes: readonly Change[]): string {
  return changes
    .map(({ position: { start }, rule, before, after }) => {
      return `${start.line}:${start.column} ${rule} ${JSON.stringify(before)} → ${JSON.stringify(after)}\n`;
    })
    .join('');
}

/** The text between tags and the tags, without what white space alone makes different. */
function withoutSpace(html: string): string {
  return html.replace(/\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '$1');
}

const folders = caseFolders(import.meta.dirname).map((folder) => [basename(folder), folder] as const);

describe.each(folders)('%s', (_name, folder) => {
  const brand = brandOf(folder);
  const connector = connectorOf(folder);
  const path = connector ? 'connectors/case/guides/link-account/api-key' : 'guides/case';
  const { guide } = parseGuide(readCase(folder, 'guide.mdx'), {
    path,
    file: 'guide.mdx',
    snippets: readSnippets(folder),
  });
  const branded = applyBrand(guide, brand, connector);
  const twin = renderMarkdownTwin(branded, brand);

  test('gives its changes, its twin and its HTML', () => {
    expectCaseFile(folder, 'changes.txt', changeLines(branded.changes));
    expectCaseFile(folder, 'twin.md', twin);
    expectCaseFile(folder, 'html.html', `${htmlOf(branded.guide)}\n`);
  });

  test('says the same on the page and in the twin', () => {
    const { description } = branded.guide;
    const head = /\r?\n# .*\r?\n(?:\r?\n(?:>.*\r?\n)+)?/.exec(twin);
    expect(head?.[0].includes('>')).toBe(description !== '');
    const body = twin.slice((head?.index ?? 0) + (head?.[0].length ?? 0));
    const again = parseGuide(`---\ntitle: Again\nlang: ${guideLanguage(guide)}\n---\n${body}`, {
      path,
      file: 'twin.mdx',
    });
    expect(withoutSpace(htmlOf(again.guide))).toBe(withoutSpace(htmlOf(branded.guide)));
  });

  test('changes each place of the file to what the list of changes says', () => {
    for (const { position, before } of branded.changes) {
      expect(guide.source.slice(position.start.offset, position.end.offset)).toBe(before);
    }
  });

  test("leaves the vendor's own twin as the file has it", () => {
    const vendor: Brand = { ...brand, vendor: true, vocabulary: {}, urls: {}, hide: [] };
    const own = renderMarkdownTwin(applyBrand(guide, vendor, connector), vendor);
    if (
      guide.segments.length === 0 &&
      !guide.source.includes('data-audience') &&
      !guide.source.includes('{brand.') &&
      !guide.source.includes('${brand.')
    ) {
      expect(own.endsWith(guide.source.slice(guide.bodyOffset))).toBe(true);
    }
  });
});

test('the two brands of the content folder agree with the guides that they are applied to', () => {
  const file = join(import.meta.dirname, '../../content/brands/acme/brand.yaml');
  expect(() => brandSchema.parse(parse(readFileSync(file, 'utf8')))).not.toThrow();
});
