import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

test.each([
  ['progress', 'src/browser/guide/progress/guide-progress.ts', 2.5],
  ['feedback', 'src/browser/guide/feedback/step-feedback.ts', 1],
])('%s costs a page that a reader moves in at most its budget of script, gzipped', async (_what, input, kilobytes) => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input } },
  });
  const output = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const script = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  expect(script).toMatch(/guide-progress|step-feedback/);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(kilobytes * 1024);
});
