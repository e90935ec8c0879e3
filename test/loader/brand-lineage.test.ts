import { expect, test } from 'vitest';
import { inherit, lineageOf } from '../../src/loader/brand-lineage.ts';

const files = new Map([
  [
    'base',
    {
      names: { company: 'Base', docs: 'Base Help' },
      colors: { accent: '#000000', accent_dark: '#ffffff' },
      connectors: { only: ['one'] },
      hide: ['#a', '#b'],
      forbidden: ['Base'],
    },
  ],
  ['child', { extends: 'base', names: { company: 'Child' }, hide: ['#c'] }],
  ['other', { extends: 'base', colors: { accent: '#112233' }, connectors: { without: ['two'] } }],
]);

function inheritedBy(brand: string) {
  const lineage = lineageOf(brand, files);
  return lineage.is === 'known' ? inherit(lineage, files) : lineage;
}

test('a brand takes over what it does not say, key by key, and lists as a whole', () => {
  expect(inheritedBy('child')).toEqual({
    extends: 'base',
    names: { company: 'Child', docs: 'Base Help' },
    colors: { accent: '#000000', accent_dark: '#ffffff' },
    connectors: { only: ['one'] },
    hide: ['#c'],
  });
});

test('a color of its own leaves the dark one of the other behind, and a choice of connectors the other choice', () => {
  expect(inheritedBy('other')).toMatchObject({ colors: { accent: '#112233' }, connectors: { without: ['two'] } });
  expect(inheritedBy('other')).not.toHaveProperty('colors.accent_dark');
  expect(inheritedBy('other')).not.toHaveProperty('connectors.only');
});
