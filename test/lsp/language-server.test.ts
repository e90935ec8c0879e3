/** The language server as an editor meets it: a process, spoken to by the protocol. */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openClient } from './open-client.ts';

const client = await openClient(join(import.meta.dirname, 'content'));
let isEnded = false;
afterAll(async () => {
  if (!isEnded) await client.end();
});

const guide = 'content/connectors/harbor/guides/link-account/api-key.mdx';
const connector = 'content/connectors/harbor/connector.yaml';
const office = 'content/snippets/office.mdx';
const guideText = client.read(guide);
const connectorText = client.read(connector);

describe('faults', () => {
  test('are told of unsaved texts, at their places, and go when they are mended', async () => {
    await client.write(guide, guideText.replace('berths:read', 'berths:raed'));
    await client.expectFaults(guide, [expect.stringMatching(/^12:45-12:56 error guide-scope-unknown .*berths:raed/)]);
    await client.write(guide, guideText);
    await client.expectFaults(guide, []);
    expect(client.read(guide)).toBe(guideText);
  });

  test('are told of the files that a change breaks, open or not', async () => {
    await client.write(guide, guideText.replace('title="Make a key"', 'title="Make one"'));
    await client.expectFaults(connector, [expect.stringContaining('make-a-key')]);
    await client.write(guide, guideText);
    await client.expectFaults(connector, []);
  });

  test('of a snippet are told in the snippet', async () => {
    await client.write(office, 'Ask [them](/nowhere).\n');
    await client.expectFaults(office, [expect.stringMatching(/^1:5-1:21 /)]);
    await client.close(office);
    await client.expectFaults(office, []);
  });

  test('are told as they are after the last of many keystrokes', async () => {
    for (let index = 0; index < 40; index++) {
      await client.write(guide, guideText.replace('berths:read', `berths:r${index}`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await client.write(guide, guideText.replace('berths:read', 'berths:last'));
    await client.expectFaults(guide, [expect.stringContaining('berths:last')]);
    await client.write(guide, guideText);
    await client.expectFaults(guide, []);
  });
});

/** A guide whose text ends with these lines. */
const withEnd = (end: string) => `${guideText}\n${end}`;

describe('completion in a guide', () => {
  test.each([
    ['<War‸', ['Warning', 'Steps', 'Tab']],
    ['<Tab ‸', ['title', 'data-guide-scopes', 'data-whitelabel-hide']],
    ['<Tab title="x > y"\n  data-‸', ['data-guide-section', 'data-audience']],
    ['<div data-guide-scopes="‸">', ['berths:read', 'berths:write']],
    ['<div data-guide-scopes="berths:read, be‸">', ['berths:write']],
    ['Ask {brand.‸', ['company', 'product', 'hub', 'docs']],
    ['See [above](#‸', ['#make-a-key', '#copy']],
    ['See [it](/con‸', ['/connectors/harbor/guides/link-account/api-key']],
    ['<a href="#‸', ['#make-a-key']],
  ])('offers for %j what can stand there', async (end, expected) => {
    expect(await client.complete(guide, withEnd(end))).toEqual(expect.arrayContaining(expected));
  });

  test.each(['A word ‸', '`<War‸', '```mdx\n<War‸', '<Tab title="‸', 'a < b ‸'])(
    'offers nothing for %j',
    async (end) => {
      expect(await client.complete(guide, withEnd(end))).toEqual([]);
    },
  );

  test('offers the keys of the frontmatter', async () => {
    const offers = await client.complete(guide, guideText.replace('description:', '‸\ndescription:'));
    expect(offers).toEqual(expect.arrayContaining(['title', 'checked', 'lang']));
  });

  test('puts an offer in the place of what was written of it', async () => {
    expect(await client.accept(guide, withEnd('<War‸'), 'Warning')).toBe('<Warning');
    const scopes = '<div data-guide-scopes="berths:read, be‸">';
    expect(await client.accept(guide, withEnd(scopes), 'berths:write')).toBe(
      '<div data-guide-scopes="berths:read, berths:write">',
    );
    await client.write(guide, guideText);
  });
});

/** The connector file with one line in the place of another. */
const withLine = (line: string, instead: string) => {
  expect(connectorText).toContain(line);
  return connectorText.replace(line, instead);
};

describe('completion in a connector', () => {
  test.each([
    ['        step: make-a-key', '        step: ‸', ['make-a-key', 'copy']],
    ['          field: apiKey', '          field: a‸', ['apiKey']],
    ['Bearer {apiKey}', 'Bearer {a‸', ['apiKey']],
    ["required_scopes: ['berths:read']", "required_scopes: ['berths:read', '‸", ['berths:read', 'berths:write']],
    ["required_scopes: ['berths:read']", 'required_scopes:\n      - ‸', ['berths:read', 'berths:write']],
    ['        type: password', '        type: ‸', ['text', 'password', 'select']],
    ['        secret: true', '        ‸', ['key', 'label', 'pattern', 'host_suffix']],
    ['          verdict: rejected', '          verdict: ‸', ['accepted', 'rejected', 'could-not-check']],
    ['category: Logistics', '‸', ['website', 'keys_page', 'scopes']],
  ])('offers for %j as %j what can stand there', async (line, instead, expected) => {
    expect(await client.complete(connector, withLine(line, instead))).toEqual(expect.arrayContaining(expected));
    await client.write(connector, connectorText);
  });
});

describe('hover', () => {
  test.each([
    [guide, '<St‸eps>', /It holds `<Step>`.*Props: `title`/s],
    [guide, 'data-guide-sc‸opes', /The scopes that this section/],
    [guide, 'berths:re‸ad', /`berths:read` \*\*View berths\*\*: See which berths are taken/],
    [guide, '{brand.h‸ub}', /Where accounts are linked/],
    [connector, 'Bearer {api‸Key}', /API Key.*harbor office/s],
    [connector, 'requi‸red_scopes', /Always needed/],
  ])('in %s, %j is explained', async (file, marked, expected) => {
    const text = client.read(file);
    expect(text).toContain(marked.replace('‸', ''));
    expect(await client.hover(file, text.replace(marked.replace('‸', ''), marked))).toMatch(expected);
  });
});

test.each([
  [guide, 'title:', 'constr‸uctor:'],
  [guide, '<Step title', '<Step toStr‸ing'],
  [guide, '<Step title', '<Step __proto_‸_'],
  [guide, '<Steps>', '<constr‸uctor>'],
  [connector, 'category:', 'constr‸uctor:'],
])('in %s, what every object has in JavaScript means nothing: %j as %j', async (file, line, instead) => {
  const text = client.read(file);
  expect(text).toContain(line);
  expect(await client.hover(file, text.replace(line, instead))).toBeUndefined();
  await client.write(file, text);
});

describe('snippets', () => {
  test.each([
    ['methods:', 'methods:\n  ‸', 'a method', '  ${1:api-key}:'],
    ['    fields:', '    fields:\n      - ‸', 'a secret', '      - key: ${1:apiKey}'],
    ['    fields:', '    fields:\n      ‸', 'a secret', '      - key: ${1:apiKey}'],
    ['    verify:', '    verify:\n      ‸', 'a check with examples', '      request:'],
  ])('of a connector stand at %j', async (from, to, label, line) => {
    const written = await client.accept(connector, connectorText.replace(from, to), label);
    expect(written.split('\n')[0]).toBe(line);
  });

  test('of an item are indented as its first line is', async () => {
    const written = await client.accept(
      connector,
      connectorText.replace('    fields:', '    fields:\n      - ‸'),
      'a secret',
    );
    expect(written.split('\n')[1]).toBe('  label: ${2:API Key}');
  });

  test('of a whole connector are offered for an empty file, and for no other', async () => {
    expect(await client.complete(connector, '‸')).toContain('a connector');
    expect(await client.complete(connector, `${connectorText}‸`)).not.toContain('a connector');
  });

  test('of a guide are offered for tags, and a whole one for an empty file', async () => {
    expect(await client.accept(guide, withEnd('<Warn‸'), 'Warning …')).toBe(
      '<Warning>${1:The key is shown this one time.}</Warning>',
    );
    expect(await client.complete(guide, '‸')).toEqual(['guide']);
  });
});

describe('definition', () => {
  test.each([
    [guide, 'data-guide-scopes="berths:re‸ad', [`${connector}:5:16`]],
    [guide, '(#make-a-‸key)', [`${guide}:9:3`]],
    [guide, '  <Step title="Make‸ a key', [`${connector}:21:15`, `${connector}:33:17`]],
    [guide, 'snippets/off‸ice.mdx', [`${office}:1:1`]],
    [connector, 'Bearer {api‸Key}', [`${connector}:16:14`]],
    [connector, "required_scopes: ['berths:re‸ad", [`${connector}:5:16`]],
    [connector, 'step: make-a-‸key', [`${guide}:9:3`]],
  ])('in %s, %j leads to %j', async (file, marked, expected) => {
    const text = client.read(file);
    expect(text).toContain(marked.replace('‸', ''));
    expect(await client.define(file, text.replace(marked.replace('‸', ''), marked))).toEqual(expected);
  });
});

test('a fix is written where the fault is, and mends it', async () => {
  await client.write(guide, withEnd('<section data-whitelable-hide>\n  For some.\n</section>\n'));
  await client.expectFaults(guide, [expect.stringContaining('data-whitelable-hide')]);
  const code = / (?:error|warning) (\S+) /.exec(client.faultsOf(guide)[0] ?? '')?.[1] ?? '';
  const fixed = await client.fix(guide, code);
  expect(fixed).toBe(withEnd('<section data-whitelabel-hide>\n  For some.\n</section>\n'));
  await client.write(guide, fixed);
  await client.expectFaults(guide, []);
  await client.write(guide, guideText);
});

test('a file that is not in the content folder is left alone', async () => {
  await client.write('notes.md', '<War');
  expect(await client.complete('notes.md', '<War‸')).toEqual([]);
  expect(client.faultsOf('notes.md')).toEqual([]);
});

test('the server ends with its session', async () => {
  isEnded = true;
  expect(await client.end()).toBe(0);
});
