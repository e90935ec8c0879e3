import { describe, expect, test } from 'vitest';
import { neutralBrand } from '../../src/brand/index.ts';
import { planGroups } from '../../src/build/plan-groups.ts';
import type { Navigation, NavigationEntry } from '../../src/loader/index.ts';

const reword = (text: string) => text;
const page = (path: string): NavigationEntry => ({ kind: 'page', path });

function planOf(navigation: Partial<Navigation>, paths: readonly string[]) {
  const pages = new Map(paths.map((path) => [path, { shortTitle: `Title of ${path}` }]));
  return planGroups({ groups: [], rest: [], hidden: new Set(), ...navigation }, pages, { brand: neutralBrand, reword });
}

const many = (count: number, folder = 'p') => Array.from({ length: count }, (_, index) => `${folder}/${index}`);

describe('groups of pages', () => {
  test('give each page its sidebar, its way back, and those before and after it', () => {
    const inner: NavigationEntry = { kind: 'group', title: 'Inner', path: 'i', entries: [page('i/a')] };
    const plan = planOf({ groups: [{ kind: 'group', title: 'Outer', entries: [page('o'), inner] }], rest: ['left'] }, [
      'o',
      'i',
      'i/a',
      'left',
    ]);
    const outer = { title: 'Outer', address: 'all-guides/#page:group-1' };
    expect(plan.around('i/a')).toMatchObject({
      trail: [outer, { title: 'Inner', address: 'i/' }],
      previous: { path: 'i', title: 'Inner' },
      next: { path: 'left', title: 'Title of left' },
      sidebar: outer,
    });
    expect(plan.around('i')?.sidebar).toBe(plan.around('o')?.sidebar);
    expect(plan.around('elsewhere')).toBeUndefined();
    expect(plan.cards.map(({ title, count }) => [title, count])).toEqual([
      ['Outer', 3],
      ['More guides', 1],
    ]);
  });

  test('share sidebars of at most sixty pages, however many a group holds', () => {
    const paths = many(1_000);
    const plan = planOf({ groups: [{ kind: 'group', title: 'Flat', entries: paths.map(page) }] }, paths);
    const sidebars = new Set(paths.map((path) => plan.around(path)?.sidebar));
    expect(sidebars.size).toBe(Math.ceil(1_000 / 60));
    expect(Math.max(...[...sidebars].map((sidebar) => sidebar?.entries.length ?? 0))).toBe(60);
  });

  test('give no sidebar to a page that is alone', () => {
    const plan = planOf({ groups: [{ kind: 'group', title: 'One', entries: [page('p')] }] }, ['p']);
    expect(plan.around('p')).toMatchObject({ sidebar: undefined, trail: [{ title: 'One' }] });
  });

  test('prefer the sidebar of the group within a group that is too large', () => {
    const [small, large] = [many(40, 's'), many(50, 'l')];
    const entries: NavigationEntry[] = [
      { kind: 'group', title: 'Small', entries: small.map(page) },
      { kind: 'group', title: 'Large', entries: large.map(page) },
    ];
    const plan = planOf({ groups: [{ kind: 'group', title: 'Both', entries }] }, [...small, ...large]);
    expect(plan.around('s/0')?.sidebar?.title).toBe('Small');
    expect(plan.around('l/0')?.sidebar?.title).toBe('Large');
  });

  test('spread over pages of a list, each of which names the group it goes on with', () => {
    const paths = many(1_200);
    const plan = planOf({ groups: [{ kind: 'group', title: 'Flat', entries: paths.map(page) }] }, paths);
    expect(plan.parts.map(({ path, groups }) => [path, groups.map(({ title, rows }) => [title, rows.length])])).toEqual(
      [
        ['all-guides', [['Flat', 500]]],
        ['all-guides/page/2', [['Flat', 500]]],
        ['all-guides/page/3', [['Flat', 200]]],
      ],
    );
  });

  test('take linear time', () => {
    const paths = many(50_000);
    const start = performance.now();
    const plan = planOf({ rest: paths }, paths);
    for (const path of paths) plan.around(path);
    expect(plan.total).toBe(50_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
