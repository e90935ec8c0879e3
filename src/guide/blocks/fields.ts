/** Documented values: name, type, whether it must be there, and what it is for. */
/** The HTML of a documented value: name, type, whether it must be there, and what it is for. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import type { Json } from '../json.ts';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, propertiesOf, type RenderContext, stringProp } from './block.ts';
import type { BlockWords } from './block-words.ts';
import { inlineMarkdown } from './inline-markdown.ts';

const texts = z.union([z.array(z.string()), z.string()]).optional();

/** The props that parameters and answers share. */
export const fieldProps = {
  name: z.string().optional(),
  type: z.string().optional(),
  required: z.boolean().optional(),
  deprecated: z.union([z.boolean(), z.string()]).optional(),
  default: z.json().optional(),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  id: z.string().optional(),
  /** Words before and after the name. */
  pre: texts,
  post: texts,
};

/** A field. `place` says where a parameter goes: query, path, body or header. */
export function renderField(
  node: BlockNode,
  { children, anchor, words }: RenderContext,
  { name, place }: { name: string | undefined; place?: keyof BlockWords['places'] | undefined },
): ElementContent[] {
  const [type, description, placeholder] = ['type', 'description', 'placeholder'].map((prop) => stringProp(node, prop));
  const { required, deprecated, default: value, pre, post } = node.props;
  const head = [
    ...listOf(pre).map((word) => h('span.field-note', word)),
    ...(name ? [h('code.field-name', name)] : []),
    ...listOf(post).map((word) => h('span.field-note', word)),
    ...(type ? [h('span.field-type', type)] : []),
    ...(place ? [h('span.field-note', words.places[place])] : []),
    ...(required === true ? [badge(words.field.required, 'red')] : []),
    ...(deprecated ? [badge(typeof deprecated === 'string' ? deprecated : words.field.deprecated, 'orange')] : []),
    ...(value === undefined || value === null ? [] : [labelled(words.field.default, value)]),
    ...(placeholder ? [labelled(words.field.example, placeholder)] : []),
  ];
  const body = [...(description ? [h('p', inlineMarkdown(description))] : []), ...children];
  return [
    h('div.field', { ...(anchor ? { id: anchor.id } : {}), ...propertiesOf(node.attributes) }, [
      ...(head.length > 0 ? [h('p.field-head', spaced(head))] : []),
      ...(body.length > 0 ? [h('div.field-body', body)] : []),
    ]),
  ];
}

function badge(word: string, color: string): Element {
  return h('span', { className: ['badge', `badge-${color}`] }, word);
}

function labelled(label: string, value: Json): Element {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return h('span.field-note', `${label}: `, h('code', text));
}

/** A space between two, for those who copy or listen. */
function spaced(parts: readonly Element[]): (Element | string)[] {
  return parts.flatMap((part, index) => (index > 0 ? [' ', part] : [part]));
}

function listOf(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((word) => typeof word === 'string');
}

const places = ['query', 'path', 'body', 'header'] as const;

/** A value that a request takes; `query`, `path`, `body` or `header` gives its name and says where it goes. */
export const paramField: BlockDefinition = {
  name: 'ParamField',
  aliases: ['Param'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({
    ...fieldProps,
    query: z.string().optional(),
    path: z.string().optional(),
    body: z.string().optional(),
    header: z.string().optional(),
  }),
  render: (node, context) => {
    const place = places.find((name) => stringProp(node, name) !== undefined);
    const name = place ? stringProp(node, place) : stringProp(node, 'name');
    return renderField(node, context, { name, place });
  },
};

/** A value that an answer holds, or a property of an object. */
export const responseField: BlockDefinition = {
  name: 'ResponseField',
  aliases: ['Attribute', 'Property'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object(fieldProps),
  adapt: (_tag, values) => {
    const { isRequired, ...named } = Object.fromEntries(values);
    return new Map(Object.entries(isRequired === undefined ? named : { required: isRequired, ...named }));
  },
  render: (node, context) => renderField(node, context, { name: stringProp(node, 'name') }),
};

/** Fields that belong together. */
export const attributes: BlockDefinition = {
  name: 'Attributes',
  aliases: ['Properties'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ title: z.string().optional() }),
  render: renderTitled,
};

/** A title, if there is one, over entries of one kind. */
export function renderTitled(node: BlockNode, { children }: RenderContext): ElementContent[] {
  const title = stringProp(node, 'title');
  const head = title ? [h('p.fields-title', inlineMarkdown(title))] : [];
  return [h('div.fields', propertiesOf(node.attributes), [...head, ...children])];
}

/** Fields of a field, folded away until they are asked for. */
export const expandable: BlockDefinition = {
  name: 'Expandable',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  scripts: ['open-target'],
  props: z.object({ title: z.string().optional(), defaultOpen: z.boolean().optional() }),
  render: (node, { children, words }) => {
    const title = stringProp(node, 'title');
    return [
      h(
        'details.expandable',
        { ...(node.props['defaultOpen'] === true ? { open: true } : {}), ...propertiesOf(node.attributes) },
        h('summary', title ? inlineMarkdown(title, 'flat') : [words.details]),
        h('div.expandable-body', children),
      ),
    ];
  },
};
