import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first. One that begins last would leave all other workers without work. */
const slowest = [
  'accessibility-matrix-form',
  'hub/kill',
  'build/incremental',
  'accessibility-matrix-pages',
  'hostile-shapes',
  'accessibility-matrix-parts',
  'package/',
  'xss-in-chromium',
  'no-code-runs-in-processes',
  'loader/hostile',
  'cli/commands',
  'form-session',
  'bad-line',
  'cli/audit',
  'dev-',
  'snapshots',
  'form-',
  'build/',
  'cli/',
  'site/',
];

/** Orders test files so that the slow ones begin first, also where no earlier run has told how long each takes. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slowest.findIndex((part) => moduleId.includes(part));
  return rank === -1 ? slowest.length : rank;
}
