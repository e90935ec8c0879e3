import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

test('the form costs a page at most 9 KB of script, gzipped, and none of its words', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: 'src/browser/form/connect-form.ts' } },
  });
  const output = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const script = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  expect(script).toContain('connect-form');
  expect(script).not.toMatch(/did not accept|removed a/i);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(9 * 1024);
});
