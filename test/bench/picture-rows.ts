/** What social images add to a build: the same build with and without them, in turn. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchRun, editionOf, keep, roundName, skip } from './bench-run.ts';
import { buildKeyway, layProject, vendorBrand } from './keyway-project.ts';

/** More guides than this say nothing more about a picture, and take an hour. */
const mostGuides = 1000;

export async function measurePictures(run: BenchRun): Promise<void> {
  for (const guides of run.sizes) {
    if (guides > mostGuides) {
      skip(run, `pictures: ${guides} guides (measured up to ${mostGuides})`);
      continue;
    }
    for (let round = 1; round <= run.rounds; round++) {
      for (const images of ['none', 'drawn']) {
        const folder = join(run.folder, `pictures-${guides}`);
        const project = layProject(folder, { guides, edition: editionOf(run, round, `-${images}`) });
        // What is drawn follows the title: pictures of another run must not be known.
        const env = { KEYWAY_SOCIAL_IMAGES: images };
        for (const state of ['cold', 'unchanged']) {
          const { sample } = await buildKeyway(project, roundName(run, round), { brand: vendorBrand, env });
          keep(run, `pictures-${images}-${state}`, guides, sample);
        }
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
}
