/** The icons of a site in all formats that browsers and systems ask for, from one drawing, and the manifest that names them. */
import { formatHex } from 'culori';
import sharp from 'sharp';
import { type Brand, grounds } from '../brand/index.ts';

/** A file of the set, by its name at the root of the site. */
export type IconFile = (typeof iconFiles)[number];

export const iconFiles = [
  'favicon.svg',
  'favicon.ico',
  'apple-touch-icon.png',
  'icon-192.png',
  'icon-512.png',
  'manifest.webmanifest',
] as const;

/** One file of the set. Pictures carry no metadata; a drawing keeps nothing but what is drawn. */
export async function makeIconFile(file: IconFile, svg: string, brand: Brand): Promise<Buffer> {
  switch (file) {
    case 'favicon.svg':
      return Buffer.from(withoutMetadata(svg));
    case 'favicon.ico':
      return asIco(await drawIcon(svg, 32), 32);
    case 'apple-touch-icon.png':
      return drawTouchIcon(svg);
    case 'icon-192.png':
      return drawIcon(svg, 192);
    case 'icon-512.png':
      return drawIcon(svg, 512);
    case 'manifest.webmanifest':
      return Buffer.from(renderManifest(brand));
  }
}

/** A square picture in pixels, with nothing behind the drawing. */
async function drawIcon(svg: string, size: number): Promise<Buffer> {
  return sharp(await rasterize(svg, size))
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Where it stands on a home screen nothing may be transparent, and corners are cut off. */
async function drawTouchIcon(svg: string): Promise<Buffer> {
  const [size, inner] = [180, 148];
  const drawing = await rasterize(svg, inner);
  return sharp({ create: { width: size, height: size, channels: 3, background: '#ffffff' } })
    .composite([{ input: drawing, gravity: 'centre' }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}

async function rasterize(svg: string, size: number): Promise<Buffer> {
  const input = Buffer.from(withoutMetadata(svg));
  const { width = size, height = size } = await sharp(input).metadata();
  // A drawing has the size that its resolution, 72 to the inch unless told, gives it.
  const density = Math.min(Math.max((72 * size) / Math.max(width, height), 1), 100_000);
  const transparent = { r: 0, g: 0, b: 0, alpha: 0 };
  return sharp(input, { density }).resize(size, size, { fit: 'contain', background: transparent }).png().toBuffer();
}

/** A PNG as the only picture of an ICO file. */
function asIco(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

function withoutMetadata(svg: string): string {
  return svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\?[\s\S]*?\?>/g, '')
    .replace(/<(metadata|title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .trim();
}

function renderManifest({ names, locale, colors }: Brand): string {
  const icons = [192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' }));
  const manifest = {
    name: names.docs,
    short_name: names.company,
    lang: locale,
    start_url: '.',
    display: 'browser',
    background_color: formatHex(grounds.light.ground),
    theme_color: formatHex(colors.accent),
    icons,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
