import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleScript } from './bundle-script.ts';

test.each([
  ['progress', 'src/browser/guide/progress/guide-progress.ts', 2.5],
  ['feedback', 'src/browser/guide/feedback/step-feedback.ts', 1],
])('%s costs a page that a reader moves in at most its budget of script, gzipped', async (_what, input, kilobytes) => {
  const script = await bundleScript(input);
  expect(script).toMatch(/guide-progress|step-feedback/);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(kilobytes * 1024);
});
