import { describe, expect, test } from 'vitest';
import { fieldSchema } from '../../src/connector/field-schema.ts';
import { outageCodes, rejectionCodes } from '../../src/contract/hub.ts';
import { formWords } from '../../src/form/form-words.ts';
import { locales, messagesFor } from '../../src/messages/index.ts';

const apiKey = fieldSchema.parse({ key: 'apiKey', label: 'API Key', type: 'password', secret: true });
const site = fieldSchema.parse({ key: 'site', label: 'Site', type: 'text' });
const wordsIn = (locale: (typeof locales)[number], ...fields: (typeof apiKey)[]) =>
  formWords(messagesFor(locale), { provider: 'Lusha', product: 'Acme', method: { fields } });

test.each(locales)('every code has words in %s', (locale) => {
  for (const words of [wordsIn(locale, apiKey), wordsIn(locale, site, apiKey)]) {
    for (const code of rejectionCodes) expect(words.rejected[code].title).not.toBe('');
    for (const code of outageCodes) expect(words.couldNotCheck[code]).not.toBe('');
    expect(JSON.stringify(words)).not.toMatch(/undefined|\[object/);
  }
});

describe('one credential goes by its own name, several by a common one', () => {
  test('in English', () => {
    const [one, two] = [wordsIn('en', apiKey), wordsIn('en', site, apiKey)];
    expect(one.rejected['credential-rejected'].title).toBe('Lusha did not accept this API Key');
    expect(two.rejected['credential-rejected'].title).toBe('Lusha did not accept these credentials');
    expect(one.mayBeFine).toBe('This says nothing about your API Key: it may be fine.');
    expect(two.rightsMissing.title).toBe('These credentials work, but have too few rights');
    expect(two.linked.unchecked).toBe(
      'The credentials were not checked, so the first use will show whether they work.',
    );
  });

  test('in German, whatever gender its label has', () => {
    const [one, two] = [wordsIn('de', apiKey), wordsIn('de', site, apiKey)];
    expect(one.rejected['credential-rejected'].title).toBe('Lusha hat den Wert für „API Key“ nicht angenommen');
    expect(one.rejected['credential-expired']).toEqual({
      title: 'Der Wert für „API Key“ ist abgelaufen',
      text: 'Erstellen Sie bei Lusha einen neuen und fügen Sie ihn hier ein.',
    });
    expect(two.rejected['credential-expired']).toEqual({
      title: 'Die Zugangsdaten sind abgelaufen',
      text: 'Erstellen Sie bei Lusha neue und fügen Sie sie hier ein.',
    });
    expect(two.typeAgain).toBe(
      'Geheime Werte werden nie in eine Seite geschrieben. Geben Sie sie deshalb noch einmal ein.',
    );
  });
});
