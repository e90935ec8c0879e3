/** The reference of what a guide is made of: attributes of the guide language, and blocks with their props. */
import type { z } from 'zod';
import { audienceAttribute, blockNamed, blockTags, guideAttributes } from '../../../src/guide/index.ts';
import { attributeDescriptions, blockDescriptions } from '../../../src/lsp/descriptions.ts';
import { expandSnippet } from '../../../src/lsp/expand-snippet.ts';
import { blockSnippets, guideSnippets } from '../../../src/lsp/guide-snippets.ts';
import { describeProp } from '../../../src/lsp/prop-descriptions.ts';
import { choicesOf, keysOf } from '../../../src/lsp/schema-walk.ts';
import { code, codeBlock, table } from './markdown.ts';

/** What an attribute stands on, and what it holds. */
const uses: Readonly<
  Record<(typeof guideAttributes)[number] | typeof audienceAttribute, [on: string, value: string, example: string]>
> = {
  'data-guide-section': ['an element such as `<section>`', 'nothing', '<section data-guide-section>'],
  'data-guide-step': ['the element in a `<Step>`', 'nothing', '<div data-guide-step>'],
  'data-guide-scopes': [
    'a section, or the element in a step',
    'a list of scopes, or nothing',
    'data-guide-scopes="contacts:read contacts:write"',
  ],
  'data-guide-display-scopes-list': [
    'the element in a step',
    '`true`, a list of scopes, or nothing',
    'data-guide-display-scopes-list="true"',
  ],
  'data-guides-scope-selector': ['an element in `<Panel>`', 'nothing', '<div data-guides-scope-selector>'],
  'data-guide-actions-json': [
    'the same element',
    'JSON, with `&quot;` for quotes; the actions of `connector.yaml` when left out',
    'data-guide-actions-json="[{&quot;id&quot;:&quot;list&quot;,&quot;label&quot;:&quot;List contacts&quot;,&quot;scopes&quot;:[&quot;contacts:read&quot;]}]"',
  ],
  'data-whitelabel-hide': ['any block or element', 'nothing', '<div data-whitelabel-hide>'],
  'data-audience': ['any block or element', '`vendor`, `partners`, or names of brands', 'data-audience="acme globex"'],
};

export function renderAttributes(): string {
  const names = [...guideAttributes, audienceAttribute] as const;
  const rows = names.map((name) => {
    const [on, value, example] = uses[name];
    return [code(name), on, value, attributeDescriptions.get(name) ?? '', code(example)];
  });
  const examples = guideSnippets.map(
    ({ description, body }) => `${description}\n\n${codeBlock('mdx', expandSnippet(body))}`,
  );
  return `## Attributes of the guide language

${table(['attribute', 'on', 'value', 'what it is for', 'example'], rows)}

A list of scopes is a JSON array, or scopes with white space or commas between them. A slip in one of these names is an error, and
what it would have hidden stays hidden.

Pictures take two more: ${code('data-no-zoom')}, for one that does not open in full size, and ${code('data-brand')}, the brand whose product a screenshot shows.

## How they are used

${examples.join('\n\n')}

## Blocks

Each block takes the attributes above, and ${code('id')}, ${code('title')}, ${code('lang')} and ${code('dir')} where it has no prop of that name.

${blockNames()
  .map((name) => `[${code(name)}](#${name.toLowerCase().replaceAll('.', '')})`)
  .join(' · ')}

${blockNames().map(renderBlock).join('\n\n')}`;
}

function blockNames(): string[] {
  return [...new Set(blockTags.map((tag) => blockNamed(tag)?.name ?? tag))];
}

function renderBlock(name: string): string {
  const block = blockNamed(name);
  if (!block) throw new Error(`No block is called ${name}.`);
  const props = keysOf(block.props).map(([prop, schema]) => ({
    prop,
    kind: kindOf(schema),
    what: describeProp(name, prop),
  }));
  const used = props.filter(({ what }) => what !== undefined);
  const idle = props.filter(({ what }) => what === undefined).map(({ prop }) => code(prop));
  const aliases =
    block.aliases.length > 0 ? ` Also written as ${block.aliases.map((alias) => code(alias)).join(', ')}.` : '';
  return [
    `### ${name}`,
    `${blockDescriptions.get(name) ?? ''}${aliases}`.trim(),
    codeBlock('mdx', expandSnippet(blockSnippets.get(name) ?? '')),
    ...(used.length > 0
      ? [
          table(
            ['prop', 'value', 'what it is for'],
            used.map(({ prop, kind, what = '' }) => [code(prop), kind, what]),
          ),
        ]
      : []),
    ...(idle.length > 0 ? [`Taken from other dialects, without a change of the page: ${idle.join(', ')}.`] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What a prop holds, in words; props may be left out, all of them. */
function kindOf(schema: z.core.$ZodType): string {
  const choices = choicesOf(schema);
  if (choices.length > 0) return choices.map((choice) => code(choice)).join(' or ');
  const { def } = schema._zod as {
    def: { type: string; innerType?: z.core.$ZodType; options?: z.core.$ZodType[]; element?: z.core.$ZodType };
  };
  if (def.innerType) return kindOf(def.innerType);
  if (def.options) return [...new Set(def.options.map(kindOf))].join(' or ');
  if (def.element) return `a list of ${kindOf(def.element) === 'text' ? 'texts' : 'values'}`;
  const kinds: Readonly<Record<string, string>> = { string: 'text', number: 'a number', record: 'a map' };
  return kinds[def.type] ?? 'any JSON';
}
