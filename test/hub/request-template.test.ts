import { expect, test } from 'vitest';
import { type Method, methodSchema } from '../../src/connector/schema.ts';
import { parseCredentials } from '../../src/hub/credentials.ts';
import { expandRequest } from '../../src/hub/request-template.ts';

const method: Method = methodSchema.parse({
  label: 'API Key',
  type: 'custom',
  fields: [
    { key: 'site', label: 'Site', type: 'text', required: false, host_suffix: '.lodge.invalid' },
    {
      key: 'region',
      label: 'Region',
      type: 'select',
      required: false,
      options: ['eu', 'eu1.api', 'EVIL/x'].map((value) => ({ label: value, value })),
    },
    { key: 'key', label: 'Key', type: 'password', required: false, secret: true },
    { key: 'count', label: 'Count', type: 'number', required: false },
  ],
});

function expand(template: object, values: Record<string, string>) {
  const request = methodSchema.shape.verify
    .unwrap()
    .parse({ request: { url: 'https://x.invalid/', ...template } }).request;
  const parsed = parseCredentials(method, values);
  if (parsed.kind === 'incomplete') return parsed.faults.map(({ field }) => field);
  const expanded = expandRequest(method, request, parsed.credentials);
  return expanded.kind === 'unfit' ? expanded.faults.map(({ field }) => field) : expanded.request;
}

const urlOf = (url: string, values: Record<string, string>) => {
  const request = expand({ url }, values);
  return Array.isArray(request) ? request : request.url.href;
};

test.each([
  'acme',
  ' ACME ',
  'acme.lodge.invalid',
  'https://acme.lodge.invalid/login?x=1#y',
  'http://Acme.lodge.invalid.',
])('the host label is cut out of %j', (site) => {
  expect(urlOf('https://{site}.lodge.invalid/v1', { site })).toBe('https://acme.lodge.invalid/v1');
});

test.each([
  '',
  'a.b',
  'evil.test/',
  'evil.test#',
  'evil.test?',
  'a@b',
  'a:80',
  '-a',
  'a-',
  'a_b',
  'a b',
  'a%2eb',
  'ä',
  '127.0.0.1',
  '[::1]',
  'a\\b',
  `${'a'.repeat(64)}`,
  'a\u200b',
  '..',
  'https://evil.test/.lodge.invalid',
])('%j is no host label', (site) => {
  expect(urlOf('https://{site}.lodge.invalid/v1', { site })).toEqual(['site']);
});

test('a listed option may stand in the host, if it can be a host', () => {
  expect(urlOf('https://{region}.lodge.invalid/', { region: 'eu1.api' })).toBe('https://eu1.api.lodge.invalid/');
  expect(urlOf('https://{region}.lodge.invalid/', { region: 'EVIL/x' })).toEqual(['region']);
  expect(urlOf('https://{region}.lodge.invalid/', { region: 'us' })).toEqual(['region']);
});

test('in path and query a value stays one value', () => {
  expect(urlOf('https://x.invalid/a/{key}/b?k={key}', { key: '/../?#&=%2f é' })).toBe(
    'https://x.invalid/a/%2F..%2F%3F%23%26%3D%252f%20%C3%A9/b?k=%2F..%2F%3F%23%26%3D%252f%20%C3%A9',
  );
  for (const key of ['.', '..', '\ud800']) expect(urlOf('https://x.invalid/a/{key}/b', { key })).toEqual(['key']);
});

test('in a header a value has no control characters, and nothing beyond Latin-1', () => {
  expect(expand({ headers: { 'X-Key': 'Token {key}' } }, { key: 'ab c' })).toMatchObject({
    headers: { 'X-Key': 'Token ab c' },
  });
  for (const key of ['a\r\nb', 'a\nb', 'a\0b', 'a\u200bb', 'a•b'])
    expect(expand({ headers: { 'X-Key': '{key}' } }, { key })).toEqual(['key']);
});

test('HTTP Basic is UTF-8, and its user name has no colon', () => {
  const basic = { basic: { username: '{key}', password: 'p:{count}' } };
  expect(expand(basic, { key: 'ü', count: '7' })).toMatchObject({
    headers: { authorization: `Basic ${Buffer.from('ü:p:7').toString('base64')}` },
  });
  expect(expand(basic, { key: 'a:b' })).toEqual(['key']);
});

test('a value that cannot be sent is told with the character, its place and what to do', () => {
  const unfit = (template: object, key: string) => {
    const { request } = methodSchema.shape.verify
      .unwrap()
      .parse({ request: { url: 'https://x.invalid/', ...template } });
    const parsed = parseCredentials(method, { key });
    const expanded = parsed.kind === 'complete' ? expandRequest(method, request, parsed.credentials) : parsed;
    return 'faults' in expanded ? expanded.faults.map(({ rule }) => rule) : [];
  };
  const rule = (character: string, place: string) =>
    `holds ${character}, which cannot be sent in ${place}; copy the value again, as plain text`;
  const basic = { username: '{key}', password: 'p' };
  expect(unfit({ headers: { 'X-Key': '{key}' } }, 'é“b')).toEqual([
    rule('a typographic quotation mark (U+201C) as character 2', 'a header'),
  ]);
  expect(unfit({ basic }, '😀a:b')).toEqual([rule('a colon (U+003A) as character 3', 'the user name of HTTP Basic')]);
  expect(unfit({ basic }, 'a\tb')).toEqual([
    rule('an invisible character (U+0009) as character 2', 'the user name of HTTP Basic'),
  ]);
});

test('in JSON a value stays a string', () => {
  const request = expand({ method: 'POST', json: { deep: [{ key: '{key}' }], one: 1 } }, { key: '","x":"' });
  expect(request).toMatchObject({
    body: JSON.stringify({ deep: [{ key: '","x":"' }], one: 1 }),
    headers: { 'content-type': 'application/json' },
  });
});

test('a template that lets free text into the host, or names no field, is a fault of the file', () => {
  for (const url of [
    'https://{key}.lodge.invalid/',
    'https://{key}/',
    'https://{site}.evil.test/',
    'https://{nobody}.lodge.invalid/',
    'https://x.invalid/{nobody}',
    'https://u:p@x.invalid/',
  ]) {
    expect(() => urlOf(url, { key: 'evil', site: 'a' })).toThrow(
      expect.objectContaining({ code: 'verification-template-broken' }),
    );
  }
});

test('white space around a value is cut off, and a number has digits only', () => {
  expect(urlOf('https://x.invalid/{key}/{count}', { key: ' a\n', count: ' 7 ' })).toBe('https://x.invalid/a/7');
  expect(urlOf('https://x.invalid/{count}', { count: '7a' })).toEqual(['count']);
});
