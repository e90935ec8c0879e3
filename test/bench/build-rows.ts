/** What builds cost: Keyway's rows, and the peers' in turn with them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchRun, editionOf, keep, roundName, skip } from './bench-run.ts';
import { editGuide } from './content.ts';
import { differences } from './folder-size.ts';
import { buildKeyway, type KeywayProject, layProject, partnerBrand, runKeyway, vendorBrand } from './keyway-project.ts';
import { ProgramFailed } from './measure.ts';
import { measurePeer, type Peer } from './peers.ts';
import { planGuide } from './plan-guide.ts';
import { requireGuides } from './require-guides.ts';
import { parseStages } from './stages.ts';

/** Measures cold builds of Keyway and of the peers in turn, and after each of Keyway's what a second build costs. */
export async function measureBuilds(run: BenchRun, peers: readonly Peer[], isWhole: boolean): Promise<void> {
  for (const guides of run.sizes) {
    for (let round = 1; round <= run.rounds; round++) {
      const wish = { guides, edition: editionOf(run, round) };
      const folder = join(run.folder, `build-${guides}-${round}`);
      // In every second round the other way round, so that nobody always runs first.
      const turns = [
        () => measureCold(run, folder, guides, round),
        ...peers.map((peer) => () => measurePeer(run, peer, wish, round)),
      ];
      for (const turn of round % 2 === 0 ? turns.toReversed() : turns) await turn();
      if (isWhole) await measureAgain(run, { guides, round, folder });
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function measureCold(run: BenchRun, folder: string, guides: number, round: number): Promise<void> {
  const project = layProject(folder, { guides, edition: editionOf(run, round) });
  const { sample } = await buildKeyway(project, roundName(run, round), { brand: vendorBrand });
  requireGuides(join(project.out, vendorBrand), guides);
  keep(run, 'keyway-cold', guides, sample);
}

interface Place {
  guides: number;
  round: number;
  folder: string;
}

/** Builds in a project that was built before. */
async function measureAgain(run: BenchRun, { guides, round, folder }: Place): Promise<void> {
  const name = roundName(run, round);
  const project = { folder, content: join(folder, 'content'), out: join(folder, 'dist') };
  const build = async (row: string, brand: string) => {
    const { sample } = await buildKeyway(project, name, { brand });
    keep(run, row, guides, sample);
  };
  await build('keyway-unchanged', vendorBrand);
  editGuide(project.content, planGuide(Math.floor(guides / 2), guides), round);
  await build('keyway-one-changed', vendorBrand);
  if (round === 1) await compareWithCold(run, project, guides);
  await build('keyway-further-brand', partnerBrand);
  const audit = ['audit', join(project.out, partnerBrand), '--brand', partnerBrand];
  keep(run, 'keyway-audit', guides, await runKeyway(project, name, audit));

  const five = layProject(join(folder, 'five'), { guides, edition: editionOf(run, round, '-five') }, 5);
  const { sample } = await buildKeyway(five, name, { brand: undefined });
  keep(run, 'keyway-five-brands', guides, sample);
  if (round === 1) await measureStages(run, guides);
}

/** A build after a change must come to the same bytes as one that starts from nothing. */
async function compareWithCold(run: BenchRun, project: KeywayProject, guides: number): Promise<void> {
  const cold = layProject(join(project.folder, 'cold'), { guides, edition: editionOf(run, 1) });
  editGuide(cold.content, planGuide(Math.floor(guides / 2), guides), 1);
  await buildKeyway(cold, '', { brand: vendorBrand });
  const files = differences(join(project.out, vendorBrand), join(cold.out, vendorBrand));
  run.results.incrementalDifferences.push({ guides, files: files.slice(0, 20) });
  run.say(`        incremental ${files.length === 0 ? 'equals' : `differs in ${files.length} files from`} cold`);
}

/** The stage table, from a build of its own: an older Keyway has none. */
async function measureStages(run: BenchRun, guides: number): Promise<void> {
  const folder = join(run.folder, `stages-${guides}`);
  const project = layProject(folder, { guides, edition: editionOf(run, 0, '-stages') });
  try {
    for (const name of ['cold', 'unchanged']) {
      const { output } = await buildKeyway(project, '', { brand: vendorBrand, options: ['--timings'] });
      const stages = parseStages(output);
      if (stages.length > 0) run.results.stages.push({ name, guides, stages });
      else skip(run, 'stages: `keyway build --timings` printed no table');
    }
  } catch (cause) {
    if (!(cause instanceof ProgramFailed) || !cause.output.includes('--timings')) throw cause;
    skip(run, 'stages: this Keyway has no `--timings`');
  }
  rmSync(folder, { recursive: true, force: true });
}
