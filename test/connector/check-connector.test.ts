import { describe, expect, test } from 'vitest';
import {
  type Connector,
  checkConnector,
  checkConnectorFile,
  connectorSchema,
  type GuideSteps,
  integrationId,
  patternOf,
} from '../../src/connector/index.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';

const path = 'connectors/one/guides/link-account/api-key';
const guides = new Map([
  [path, stepsIn('<Step title="By title">a</Step>\n\n<Step id="by-id" title="x">b</Step>\n\n## A heading\n', path)],
]);

function stepsIn(body: string, of: string): GuideSteps {
  const { guide } = parseGuide(`---\ntitle: T\n---\n\n${body}`, { path: of, file: `${of}.mdx` });
  const { anchors } = outlineOf(guide.children);
  return { file: guide.file, scopes: [], steps: anchors.filter(({ kind }) => kind === 'step').map(({ id }) => id) };
}

function connectorWith(method: object, rest: object = {}): Connector {
  const common = { label: 'API Key', type: 'custom' };
  const methods = { 'api-key': { ...common, ...method } };
  return { id: 'one', ...connectorSchema.parse({ name: 'One', description: 'D', category: 'C', methods, ...rest }) };
}

async function faultsIn(connector: Connector, codes: RegExp) {
  return (await checkConnectorFile(connector))
    .filter(({ code }) => codes.test(code))
    .map(({ code, path: at }) => `${code} ${at.join('.')}`);
}

function faultsOf(connector: Connector) {
  return checkConnector(connector, guides).map(({ code, path: at }) => `${code} ${at.join('.')}`);
}

const field = { key: 'apiKey', label: 'Key', type: 'password' };

describe('a step that a connector names', () => {
  test.each(['by-title', 'by-id'])('is there by its id: %s', (step) => {
    expect(faultsOf(connectorWith({ fields: [{ ...field, step }] }))).toEqual([]);
  });

  test.each(['gone', 'a-heading'])('is a fault when no step has that id: %s', (step) => {
    expect(faultsOf(connectorWith({ fields: [{ ...field, step }] }))).toEqual([
      'step-missing methods.api-key.fields.0.step',
    ]);
  });
});

describe('a value that the provider is told', () => {
  const profile = path.replace('link-account', 'connector-profile');
  const value = { label: 'Callback URL', value: '{hub}/callback', step: 'by-id' };
  const faultsWith = (values: object[], addresses: string[] = []) =>
    checkConnector(connectorWith({ values }), guides, [{ id: 'acme', addresses }]).map(
      ({ code, path: at, details }) => `${code} ${at.join('.')} ${JSON.stringify(details)}`,
    );

  test('stands in a step of one of the guides of its method', () => {
    expect(faultsWith([value])).toEqual([]);
    expect(faultsWith([{ ...value, step: 'gone' }])).toEqual([
      `step-missing methods.api-key.values.0.step {"step":"gone","guide":"${path}.mdx"}`,
    ]);
    const both = new Map([...guides, [profile, stepsIn('<Step id="of-profile">a</Step>\n', profile)]]);
    const connector = connectorWith({ values: [value, { ...value, step: 'of-profile' }] });
    expect(checkConnector(connector, both)).toEqual([]);
  });

  test('needs addresses only of brands that have some', () => {
    const told = { ...value, value: '{addresses}' };
    expect(faultsWith([told], ['203.0.113.7'])).toEqual([]);
    expect(faultsWith([told])).toEqual([
      'addresses-missing methods.api-key.values.0.value {"brand":"acme","label":"Callback URL"}',
    ]);
  });
});

test('a method without a guide is a fault of the connector', () => {
  expect(checkConnector(connectorWith({}), new Map())).toEqual([
    { code: 'guide-missing', path: ['methods', 'api-key'], details: { method: 'api-key', path: `${path}.mdx` } },
  ]);
});

test('scopes must be listed wherever they are used, and own keys of objects are no scopes', async () => {
  const connector = connectorWith(
    { required_scopes: ['toString'] },
    { scopes: { 'a:read': 'Reads' }, actions: [{ id: 'x', label: 'X', scopes: ['a:read', 'b:read'] }] },
  );
  expect(await faultsIn(connector, /^scope/)).toEqual([
    'scope-unknown actions.0.scopes.1',
    'scope-unknown methods.api-key.required_scopes.0',
  ]);
});

test('the request may name only fields of its own method', async () => {
  const request = { url: 'https://api.example.com/{apiKey}', headers: { x: '{other}' }, json: { a: '{third}' } };
  expect(await faultsIn(connectorWith({ fields: [field], verify: { request } }), /^field/)).toEqual([
    'field-unknown methods.api-key.verify.request.headers.x',
    'field-unknown methods.api-key.verify.request.json.a',
  ]);
});

test('a pattern fits the whole value, and one that is no regular expression fits nothing', () => {
  const [method] = Object.values(
    connectorWith({
      fields: [
        { ...field, pattern: { regex: 'a|b', looks_like: 'x', examples: ['a'] } },
        { ...field, pattern: { regex: '(', looks_like: 'x', examples: ['a'] } },
        field,
      ],
    }).methods,
  );
  const [choice, broken, none] = method?.fields ?? [];
  if (!choice || !broken || !none) throw new Error('The method lost its fields.');
  expect(['a', 'b', 'ab', 'xa'].map((value) => patternOf(choice)?.test(value))).toEqual([true, true, false, false]);
  expect([patternOf(broken), patternOf(none)]).toEqual([undefined, undefined]);
});

test.each([
  ['pk_([0-9a-f]+)+', true],
  ['(a|a)*b', true],
  ['(?:[a-z0-9]+-?)+', true],
  ['(?:a{1,50}){1,50}', true],
  ['a*a*a*b', true],
  ['smp_[a-z0-9]{12}', false],
  ['[a-z0-9]+(?:-[a-z0-9]+)*', false],
  ['[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+', false],
  ['[^@ ]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+', false],
])('of %j it is known whether it takes too long: %s', async (regex, isSlow) => {
  const connector = connectorWith({ fields: [{ ...field, pattern: { regex, looks_like: 'x', examples: ['pk_0'] } }] });
  expect(await faultsIn(connector, /^pattern-slow/)).toHaveLength(isSlow ? 1 : 0);
});

test('a method is named by connector and method', () => {
  expect(integrationId('lusha', 'api-key')).toBe('lusha.api-key');
});
