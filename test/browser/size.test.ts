import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleScript } from './bundle-script.ts';

test('the form costs a page at most 10 KB of script, gzipped, and none of its words', async () => {
  const script = await bundleScript('src/browser/form/connect-form.ts');
  expect(script).toContain('connect-form');
  expect(script).not.toMatch(/did not accept|removed a/i);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(10 * 1024);
});
