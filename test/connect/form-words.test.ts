import { expect, test } from 'vitest';
import { formWords } from '../../src/connect/form-words.ts';
import { fieldSchema } from '../../src/connector/schema.ts';
import { outageCodes, rejectionCodes } from '../../src/contract.ts';

const apiKey = fieldSchema.parse({ key: 'apiKey', label: 'API Key', type: 'password', secret: true });
const site = fieldSchema.parse({ key: 'site', label: 'Site', type: 'text' });
const one = formWords({ provider: 'Lusha', product: 'Acme', fields: [apiKey] });
const two = formWords({ provider: 'Lusha', product: 'Acme', fields: [site, apiKey] });

test('every code has words', () => {
  for (const code of rejectionCodes) expect(one.rejected[code].title).not.toBe('');
  for (const code of outageCodes) expect(one.couldNotCheck[code]).not.toBe('');
});

test('one credential goes by its own name, several by a common one', () => {
  expect(one.rejected['credential-rejected'].title).toBe('Lusha did not accept this API Key');
  expect(two.rejected['credential-rejected'].title).toBe('Lusha did not accept these credentials');
  expect(one.mayBeFine).toBe('This says nothing about your API Key: it may be fine.');
  expect(two.rightsMissing.title).toBe('These credentials work, but have too few rights');
});
