import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { neutralBrand } from '../../src/brand/index.ts';
import { type Connector, connectorSchema } from '../../src/connector/index.ts';
import type { ScopeModel } from '../../src/contract/scope-model.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { type Locale, messagesFor } from '../../src/messages/index.ts';
import { renderHtml, renderJsonTwin } from '../../src/render/index.ts';

const method = { label: 'Key', type: 'custom' as const };
const connector: Connector = {
  id: 'one',
  ...connectorSchema.parse({
    name: 'One',
    description: 'D',
    category: 'C',
    scopes: { 'a:read': 'Reads a.', 'b:read': 'Reads b.' },
    actions: [{ id: 'list_a', label: 'List A', scopes: ['a:read'] }],
    methods: { key: method },
  }),
};

interface Furnished {
  tree: Root;
  model: ScopeModel | undefined;
  textsOf(selector: string): string[];
}

function withControls(
  body: string,
  options: { connector?: Connector; required?: string[]; locale?: Locale } = {},
): Furnished {
  const { guide } = parseGuide(`---\ntitle: T\n---\n\n${body}`, { path: 'a', file: 'a.mdx' });
  const outline = outlineOf(guide.children);
  const { html, scopes } = renderHtml(guide, outline, {
    page: {
      brand: neutralBrand,
      messages: messagesFor(options.locale ?? 'en'),
      outline,
      catalogue: 'connectors',
      icon: () => undefined,
      connector: options.connector,
      values: [],
      requiredScopes: options.required ?? [],
    },
  });
  const tree = fromHtml(html, { fragment: true });
  return {
    tree,
    model: scopes,
    textsOf: (selector) => selectAll(selector, tree).map((element) => textOf(element)),
  };
}

const selector = (json = '') =>
  `<div data-guides-scope-selector ${json && `data-guide-actions-json='${json}'`}>Choose.</div>\n\n`;
const step = (id: string, scopes: string) =>
  `<Step id="${id}" title="${id}"><div data-guide-step data-guide-scopes="${scopes}">x</div></Step>`;

describe('the picker', () => {
  test('offers the actions that the guide names before those of its connector', () => {
    const json = '[{"id":"own","label":"Own","scopes":["b:read"]}]';
    expect(withControls(selector(json), { connector }).textsOf('scope-picker tbody label')).toEqual(['Own']);
    expect(withControls(selector(), { connector }).textsOf('scope-picker tbody label')).toEqual(['List A']);
    expect(withControls(selector('[]'), { connector }).textsOf('scope-picker tbody label')).toEqual(['List A']);
  });

  test('is not there without actions, and then no part depends on any', () => {
    const { tree, model } = withControls(`${selector()}<Steps>${step('one', 'a:read')}</Steps>`);
    expect(selectAll('scope-picker, [data-part]', tree)).toEqual([]);
    expect(model).toBeUndefined();
  });

  test('is not put where no part depends on scopes, and once where some do', () => {
    expect(withControls(`<Steps>${step('one', '')}</Steps>`, { connector }).model).toBeUndefined();
    const { tree } = withControls(`## A\n\nText\n\n<Steps>${step('one', 'a:read')}${step('two', 'a:read')}</Steps>`, {
      connector,
    });
    expect(selectAll('scope-picker', tree)).toHaveLength(1);
    const [first] = tree.children;
    expect(first?.type === 'element' && first.properties['className']).toEqual(['panel']);
  });

  test('speaks German', () => {
    const { textsOf } = withControls(selector(), { connector, required: ['b:read'], locale: 'de' });
    expect(textsOf('scope-picker tbody th')).toEqual(['Immer nötig', 'List A']);
    expect(textsOf('scope-picker summary')).toEqual(['An Ihre Administration senden']);
    expect(textsOf('scope-picker option')).toEqual(['Leerzeichen', 'Komma', 'Neue Zeile']);
  });

  test('keeps what a guide says from becoming markup', () => {
    const json = '[{"id":"x>","label":"<b>x</b>","scopes":["<i>"]}]'.replaceAll('<', '&lt;');
    const { tree, textsOf } = withControls(selector(json));
    expect(textsOf('scope-picker tbody label')).toEqual(['<b>x</b>']);
    expect(selectAll('scope-picker :is(b, i)', tree)).toEqual([]);
  });
});

describe('parts', () => {
  test('are the scoped steps and sections, but none that is always needed, and hold their anchors', () => {
    const body = `<section data-guide-section data-guide-scopes="a:read">\n\n## In a\n\n<Steps>${step('one', 'a:read')}</Steps>\n\n</section>`;
    const { model } = withControls(selector() + body, { connector });
    expect(model?.parts).toEqual([['a:read'], ['a:read'], ['a:read']]);
    expect(model?.inside['in-a']).toEqual([0]);
    expect(new Set(model?.inside['one'])).toEqual(new Set([0, 1, 2]));
    expect(withControls(selector() + body, { connector, required: ['a:read'] }).model?.parts).toEqual([]);
  });

  test('are a section and a list whose every step is one, for all of their scopes', () => {
    const steps = `<Steps>${step('one', 'a:read')}${step('two', 'b:read')}</Steps>`;
    const { tree, model } = withControls(
      `${selector()}<section data-guide-section data-guide-scopes="">\n\n## S\n\n${steps}\n\n</section>`,
      { connector },
    );
    const [section] = selectAll('section', tree);
    expect(model?.parts[Number(section?.properties['dataPart'])]).toEqual(['a:read', 'b:read']);
    const mixed = withControls(
      `${selector()}<section data-guide-section data-guide-scopes="">\n\n<Steps>${step('one', 'a:read')}${step('two', '')}</Steps>\n\n</section>`,
      { connector },
    );
    expect(selectAll('section[data-part]', mixed.tree)).toEqual([]);
  });

  test('are one element of a step, where it holds several', () => {
    const two =
      '<Step title="S">\n<div data-guide-step data-guide-scopes="a:read">a</div>\n<div data-guide-step data-guide-scopes="b:read">b</div>\n</Step>';
    const { tree } = withControls(`${selector()}<Steps>\n${two}\n</Steps>`, { connector });
    expect(selectAll('[data-part]', tree).map(({ tagName }) => tagName)).toEqual(['div', 'div']);
  });
});

test('a scope that the provider shows by a label stands with it, in the picker and in steps', () => {
  const labelled: Connector = {
    ...connector,
    scopes: { ...connector.scopes, 'a:read': { label: 'View <A>', allows: 'Reads a.' } },
  };
  const body = `${selector()}<Steps><Step title="S"><div data-guide-step data-guide-scopes="" data-guide-display-scopes-list="a:read b:read">x</div></Step></Steps>`;
  const { textsOf } = withControls(body, { connector: labelled });
  expect(textsOf('scope-picker tbody li')).toEqual(['View <A>a:readReads a.']);
  expect(textsOf('.scope')).toEqual(['View <A>a:readReads a.Enables: List A', 'b:readReads b.']);
  expect(textsOf('.scope strong[translate=no]')).toEqual(['View <A>']);
});

test('a step that asks for the chosen scopes lists them all, with what the connector says of them', () => {
  const body = `${selector()}<Steps><Step title="S"><div data-guide-step data-guide-scopes="" data-guide-display-scopes-list="true">x</div></Step></Steps>`;
  const { textsOf } = withControls(body, { connector, required: ['b:read'] });
  expect(textsOf('.scope')).toEqual(['b:readAlways neededReads b.', 'a:readReads a.Enables: List A']);
});

test('the .json twin names the actions and the scopes that are always needed', () => {
  const { guide } = parseGuide(
    `---\ntitle: T\n---\n\n${selector('[{"id":"own","label":"Own","scopes":["b:read"]}]')}`,
    { path: 'a', file: 'a.mdx' },
  );
  const page = { guide, changes: [], path: 'a', outline: outlineOf(guide.children) };
  const bound = {
    connector,
    method: { ...connector.methods['key'], ...method, id: 'key', required_scopes: ['a:read'] },
  };
  const twin = renderJsonTwin({ ...page, ...bound } as Parameters<typeof renderJsonTwin>[0], neutralBrand);
  expect(twin['actions']).toEqual([{ id: 'own', label: 'Own', scopes: ['b:read'] }]);
  expect(twin['connector']).toMatchObject({
    scopes: { 'a:read': 'Reads a.', 'b:read': 'Reads b.' },
    method: { required_scopes: ['a:read'] },
  });
  expect(renderJsonTwin(page as Parameters<typeof renderJsonTwin>[0], neutralBrand)['actions']).toHaveLength(1);
});
