import { h } from 'hastscript';
import { z } from 'zod';
import { presentationAttributes } from '../html-elements.ts';
import type { Json } from '../json.ts';
import { type BlockDefinition, stringProp } from './block.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** Props whose text is a reader's even if it is one word, in reading order: what a thing is called, then what is said of it. */
const names = ['name', 'title', 'label', 'heading', 'headline', 'question'];
const words = [
  'type',
  'subtitle',
  'description',
  'desc',
  'summary',
  'text',
  'content',
  'message',
  'body',
  'answer',
  'caption',
  'tip',
  'hint',
  'note',
];

/** The words that a tag carries in its props, shown where nobody knows the tag. */
export const propText: BlockDefinition = {
  name: 'PropText',
  aliases: [],
  layout: 'inline',
  sheet: 'blocks',
  props: z.looseObject({}),
  render: (node) => {
    const parts = Object.keys(node.props).flatMap((name) => {
      const text = stringProp(node, name);
      if (!text) return [];
      if (name === 'type') return [h('code', text)];
      return [h(names.includes(name) ? 'strong' : 'span', inlineMarkdown(text))];
    });
    const spaced = parts.flatMap((part, index) => (index > 0 ? [' ', part] : [part]));
    return [h('span.prop-text', spaced), { type: 'text', value: ' ' }];
  },
};

/**
 * The props whose text must not be lost, in reading order: those of known names, then whatever else reads as a text.
 * `type` says something only of a tag that holds nothing: beside a text it is there for machines.
 */
export function textProps(values: ReadonlyMap<string, Json>, holds: 'nothing' | 'text'): Record<string, string> {
  const known = [...names, ...words].filter((name) => name !== 'type' || holds === 'nothing');
  const others = [...values.keys()].filter(
    (name) => !known.includes(name) && !isSetting(name) && isProse(values.get(name)),
  );
  return Object.fromEntries(
    [...known, ...others].flatMap((name) => {
      const value = values.get(name);
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [];
    }),
  );
}

/** Props that set something, whatever they hold. */
export function isSetting(name: string): boolean {
  return (
    presentationAttributes.has(name) ||
    /^(?:alt|sizes|srcset|media|allow|sandbox|rel|d|meta|if|is|for|sdk|notsdk|theme|tags|keywords|on[A-Z].*|.*class(?:name)?|data-.*|aria-.*)$/i.test(
      name,
    )
  );
}

/** More than one word, and neither an address nor declarations of CSS. */
function isProse(value: Json | undefined): boolean {
  if (typeof value !== 'string' || /^(?:https?:|mailto:|[./#])\S*$/.test(value.trim())) return false;
  return /\p{L}{2,}\S*\s+\S*\p{L}{2,}/u.test(value.slice(0, 1000)) && !/^[\w\s-]*:[^.]*;/.test(value.slice(0, 1000));
}
