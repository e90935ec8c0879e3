import sharp from 'sharp';
import { pictureHeight, pictureWidth } from './draw.ts';

/** A brand's own picture for links to its pages, as PNG in the size of drawn ones, without metadata. */
export async function fitSocialImage(picture: Buffer): Promise<Buffer> {
  return sharp(picture).rotate().resize(pictureWidth, pictureHeight, { fit: 'cover' }).png().toBuffer();
}
