/** Opens what the things of a brand's site are made with: alike in a build and where a site is made as it is asked for. */
import { join } from 'node:path';
import { withBase } from '../brand/index.ts';
import { type BrandContent, picturesNamed, readBrandFile, readPictureFiles } from '../loader/index.ts';
import { type PlannedPicture, planPictures } from './pictures.ts';
import { urlsOfSection } from './site-contents.ts';
import { planSite } from './site-plan.ts';
import type { ThingDeps } from './site-things.ts';

export interface ThingOptions extends Omit<ThingDeps, 'plan' | 'picturesFolder' | 'mark'> {
  /** Where sizes of pictures are kept; drawn pictures are beside it. */
  cacheFolder: string;
  /** What becomes of the site if the brand's mark can't be read. */
  ifUnreadable: 'fail' | 'leave-out';
}

/** What things are made with, and the pictures of the content folder as the site ships them. */
export interface OpenThings {
  deps: ThingDeps;
  pictures: ReadonlyMap<string, PlannedPicture>;
}

/** Plans the site and its pictures. */
export async function openThings({ cacheFolder, ifUnreadable, ...given }: ThingOptions): Promise<OpenThings> {
  const { content, settings, contentRoot } = given;
  const { brand } = content;
  const sectionUrls = urlsOfSection(brand);
  const pictureFiles = await readPictureFiles(picturesNamed(content, sectionUrls), content, cacheFolder);
  const pictures = planPictures(pictureFiles, content, (path) => withBase(brand, path));
  const plan = planSite({ content, settings, sectionUrls, pictureOf: (path) => pictures.get(path) });
  const mark = await readMark(content, contentRoot).catch((cause: unknown) => {
    if (ifUnreadable === 'fail') throw cause;
    return undefined;
  });
  return { deps: { ...given, plan, picturesFolder: join(cacheFolder, '../social-images'), mark }, pictures };
}

/** The brand's mark for drawn pictures. */
async function readMark({ brand }: BrandContent, contentRoot: string): Promise<string | undefined> {
  return brand.logo && (await readBrandFile(contentRoot, brand, brand.logo.light)).toString('utf8');
}
