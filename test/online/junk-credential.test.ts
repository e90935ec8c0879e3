import { expect, test } from 'vitest';
import { type Field, methodSchema } from '../../src/connector/schema.ts';
import { parseCredentials } from '../../src/hub/credentials.ts';
import { junkCredential } from '../../src/online/junk-credential.ts';

const methodOf = (...fields: object[]) => methodSchema.parse({ label: 'Key', type: 'custom', fields });
const pattern = (regex: string, example: string): Partial<Field> => ({
  pattern: { regex, looks_like: 'so', examples: [example] },
});

test.each([
  [
    'a UUID',
    '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}',
    '3f2a9c1e-7b64-4d08-9e15-c0ffee5eed42',
  ],
  ['a key with its kind before it', 'sk_live_[0-9A-Za-z]{24}', 'sk_live_abcDEF0123456789abcdef01'],
  ['a number', '[0-9]{10}', '0123456789'],
])('%s has the form of the pattern, and is never the example', (_, regex, example) => {
  const method = methodOf({ key: 'key', label: 'Key', type: 'password', ...pattern(regex, example) });
  const made = new Set(Array.from({ length: 20 }, () => junkCredential(method)['key']));
  expect(made.size).toBe(20);
  for (const value of made) {
    expect(value).toMatch(new RegExp(`^(?:${regex})$`, 'u'));
    expect(value).not.toBe(example);
  }
});

test('options, hosts and numbers are ones that can be sent, and all else says that it is made up', () => {
  const options = [{ label: 'EU', value: 'eu' }];
  const method = methodOf(
    { key: 'region', label: 'Region', type: 'select', options },
    { key: 'tenant', label: 'Tenant', type: 'text', host_suffix: '.example.com' },
    { key: 'id', label: 'Id', type: 'number' },
    { key: 'key', label: 'Key', type: 'password' },
  );
  const junk = junkCredential(method);
  expect(parseCredentials(method, junk).kind).toBe('complete');
  expect(junk).toMatchObject({ region: 'eu', key: expect.stringMatching(/^keyway-check-no-such-value-[0-9a-f]{24}$/) });
  // Control: a value that none of them takes is told.
  expect(parseCredentials(method, { ...junk, region: 'us' }).kind).toBe('incomplete');
});
