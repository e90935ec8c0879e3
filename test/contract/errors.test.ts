/** Every error that is expected has a code, and every code stands in one list. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodeOf, errorCodes, KeywayError } from '../../src/contract/errors.ts';
import { HubError, hubErrorCodes } from '../../src/hub/hub-error.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = globSync('src/**/*.{ts,astro}', { cwd: root }).map((path) => readFileSync(resolve(root, path), 'utf8'));

/** Classes of errors in code, each with the class that it extends. */
function errorClassesIn(text: string): [name: string, base: string][] {
  return [...text.matchAll(/\bclass (\w+)(?:<[^{]*?>)? extends (\w*Error)\b/g)].map(([, name = '', base = '']) => [
    name,
    base,
  ]);
}

const found = sources.flatMap(errorClassesIn).filter(([name]) => name !== 'KeywayError');

test('every class of errors extends the one that sets name and code', () => {
  expect(found.filter(([, base]) => base !== 'KeywayError')).toEqual([]);
});

test('the classes in the list are those in the code', () => {
  const names = found.map(([name]) => name).sort();
  expect([...new Set(errorCodes.values())].sort()).toEqual(names);
});

test('each class is constructed with the code that the list has for it', () => {
  for (const [code, name] of errorCodes) {
    if (name === 'HubError') continue;
    const source = sources.find((text) => text.includes(`class ${name} extends KeywayError`)) ?? '';
    const body = source.slice(source.indexOf(`class ${name} extends`));
    expect(/super\(\s*'([a-z-]+)'/.exec(body)?.[1], name).toBe(code);
  }
  const ofHub = [...errorCodes].filter(([, name]) => name === 'HubError').map(([code]) => code);
  expect(ofHub).toEqual([...hubErrorCodes]);
});

test('an error has the name of its class, and is known by its code wherever it comes from', () => {
  const error = new HubError('vault-key-missing', 'No key.');
  expect(error).toBeInstanceOf(KeywayError);
  expect({ name: error.name, code: error.code, told: String(error) }).toEqual({
    name: 'HubError',
    code: 'vault-key-missing',
    told: 'HubError: No key.',
  });
  expect(errorCodeOf(error)).toBe('vault-key-missing');
  const fromOtherModules = Object.assign(new Error('x'), { name: 'PortTaken', code: 'port-taken' });
  expect(errorCodeOf(fromOtherModules)).toBe('port-taken');
});

test.each([
  ['an error of the system', Object.assign(new Error('x'), { code: 'ENOENT' })],
  ['a code of ours on another class', Object.assign(new Error('x'), { code: 'port-taken' })],
  ['no error', { name: 'PortTaken', code: 'port-taken' }],
  ['nothing', undefined],
])('%s has no code of ours', (_, cause) => {
  expect(errorCodeOf(cause)).toBeUndefined();
});

test('control: a class that goes its own way is found', () => {
  expect(errorClassesIn('export class A extends Error {}\nclass B<C extends D> extends RangeError {')).toEqual([
    ['A', 'Error'],
    ['B', 'RangeError'],
  ]);
});
