/** What `keyway check` costs: the first time, again, and after one guide changed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchRun, editionOf, keep, roundName } from './bench-run.ts';
import { editGuide } from './content.ts';
import { layProject, runKeyway } from './keyway-project.ts';
import { planGuide } from './plan-guide.ts';

export async function measureChecks(run: BenchRun): Promise<void> {
  for (const guides of run.sizes) {
    for (let round = 1; round <= run.rounds; round++) {
      const folder = join(run.folder, `check-${guides}-${round}`);
      const project = layProject(folder, { guides, edition: editionOf(run, round, '-check') });
      const check = async (row: string) =>
        keep(run, row, guides, await runKeyway(project, roundName(run, round), ['check']));
      await check('check-cold');
      await check('check-unchanged');
      editGuide(project.content, planGuide(Math.floor(guides / 2), guides), round);
      await check('check-one-changed');
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
