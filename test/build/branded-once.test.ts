/**
 * However many files are made of a guide, and though it is checked too, it is branded once per brand and build. (A
 * guide whose links lead nowhere for a brand is branded again, to say where they stand.)
 */
import { afterEach, expect, test, vi } from 'vitest';
import { buildBrands } from '../../src/cli/build-brands.ts';
import { readSettings } from '../../src/settings.ts';
import { temporaryFolder } from '../loader/project.ts';
import { catalogueOf } from '../site/site-catalogue.ts';

const branded = vi.hoisted((): string[] => []);

vi.mock('../../src/brand/apply-brand.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/brand/apply-brand.ts')>();
  return {
    ...original,
    applyBrand(...args: Parameters<typeof original.applyBrand>) {
      const [guide, brand] = args;
      branded.push(`${brand.id} /${guide.path}`);
      return original.applyBrand(...args);
    },
  };
});

const partner = `names: { company: They, product: They, hub: Their Hub, docs: Their guides }
links: { site: https://docs.they.example }
colors: { accent: '#0f6b5c' }
`;

afterEach(() => vi.restoreAllMocks());

async function build(content: string, out: string): Promise<string[]> {
  branded.length = 0;
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const command = { brands: 'all', faults: 'stop', report: 'none', headers: 'none', timings: 'none' } as const;
  expect(await buildBrands({ ...command, content, out }, readSettings({}))).toBe(0);
  said.mockRestore();
  return branded.toSorted();
}

test('a guide is branded once per brand and build, and not at all if nothing changed', {
  timeout: 60_000,
}, async () => {
  await using content = await temporaryFolder({
    ...catalogueOf(['Alder', 'Birch', 'Cedar', 'Dogwood']),
    'brands/they/brand.yaml': partner,
  });
  await using out = await temporaryFolder();
  const first = await build(content.path, out.path);
  expect(first).toHaveLength(2 * (2 + 2 * 4));
  expect(first).toEqual([...new Set(first)]);
  expect(await build(content.path, out.path)).toEqual([]);
});
