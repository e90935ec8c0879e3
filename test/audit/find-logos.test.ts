import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createLogoFinder } from '../../src/audit/index.ts';
import { projectRoot } from '../loader/project.ts';

const logo = (brand: string, name: string) => {
  const file = `brands/${brand}/${name}`;
  return { brand, file, bytes: readFileSync(join(projectRoot, 'content', file)) };
};
const logos = [logo('stackone', 'logo-light.svg'), logo('stackone', 'favicon.svg'), logo('acme', 'logo-light.svg')];
const findLogos = await createLogoFinder(logos, 'acme');
const [vendors, , own] = logos.map(({ bytes }) => bytes);

test.each([
  ['as it is', 'a.svg', async () => vendors],
  ['small, and lossy', 'a.webp', () => sharp(vendors).resize(64).webp({ quality: 50 }).toBuffer()],
  ['large, as a photo', 'a.jpg', () => sharp(vendors).resize(900).flatten({ background: '#fff' }).jpeg().toBuffer()],
  ['in grey', 'a.png', () => sharp(vendors).resize(200).greyscale().png().toBuffer()],
])('another brand’s logo is found: %s', async (_how, path, draw) => {
  expect(await findLogos({ path, bytes: (await draw()) ?? Buffer.alloc(0) })).toEqual([
    {
      entry: { word: 'brands/stackone/logo-light.svg', brand: 'stackone' },
      path,
      offset: 0,
      writing: 'picture',
      excerpt: 'looks like brands/stackone/logo-light.svg',
    },
  ]);
});

test.each([
  ['the brand’s own logo', 'own.svg', async () => own],
  [
    'a plain area',
    'plain.png',
    () =>
      sharp({ create: { width: 80, height: 80, channels: 3, background: '#eee' } })
        .png()
        .toBuffer(),
  ],
  [
    'a connector’s logo',
    'sandbox.svg',
    async () => readFileSync(join(projectRoot, 'content/connectors/sandbox/logo.svg')),
  ],
  ['what is no picture', 'broken.png', async () => Buffer.from('not a picture')],
])('nothing is found in %s', async (_what, path, draw) => {
  expect(await findLogos({ path, bytes: (await draw()) ?? Buffer.alloc(0) })).toEqual([]);
});
