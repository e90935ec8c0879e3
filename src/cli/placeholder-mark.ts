/** A mark for a brand that has none yet: a pattern that its name decides, so that no two look alike. */
import { createHash } from 'node:crypto';

const cells = 5;
const cellSize = 4;

/** The mark as SVG: a tile in one color, with the pattern cut out of it. */
export function drawPlaceholderMark(name: string, color: string): string {
  const bytes = digestOf(name);
  const offset = (32 - cells * cellSize) / 2;
  const holes: string[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      // The right half mirrors the left one.
      const byte = bytes[row * 3 + Math.min(column, cells - 1 - column)] ?? 0;
      if (byte % 2 === 0)
        holes.push(`M${offset + column * cellSize} ${offset + row * cellSize}h${cellSize}v${cellSize}h-${cellSize}z`);
    }
  }
  const tile = 'M8 0h16a8 8 0 0 1 8 8v16a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8z';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">
  <path fill="${color}" fill-rule="evenodd" d="${tile}${holes.join('')}"/>
</svg>
`;
}

/** The hue of a name, in degrees. */
export function hueOf(name: string): number {
  return Math.round((digestOf(name).readUInt8(31) / 256) * 360);
}

function digestOf(name: string): Buffer {
  return createHash('sha256').update(name).digest();
}
