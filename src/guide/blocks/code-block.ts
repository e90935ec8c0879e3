import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, hasClass, propertiesOf, stringProp } from './block.ts';
import { fenceNeed, isFence, isTitled, renderFence } from './fence.ts';
import { inlineMarkdown } from './inline-markdown.ts';

const flag = z.union([z.boolean(), z.string()]).optional();

/** `"1,3-5"`, `3`, and `[1, "3-5"]`. */
const lineNumbers = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]).optional();

/** Code under a title: a fence that it holds, or a string of its own. */
export const codeBlock: BlockDefinition = {
  name: 'CodeBlock',
  aliases: ['Code'],
  layout: 'flow',
  ...fenceNeed,
  props: z.object({
    title: z.string().optional(),
    language: z.string().optional(),
    code: z.string().optional(),
    /** Whether lines are numbered, and whether long ones go on below. */
    lines: flag,
    wrap: flag,
    /** As behind the backticks of a fence, and single settings of it, for code that is a string. */
    meta: z.string().optional(),
    highlight: lineNumbers,
    mark: lineNumbers,
    ins: lineNumbers,
    del: lineNumbers,
  }),
  adapt: (_tag, values) => {
    const { filename, lang, lineNumbers, showLineNumbers, children, ...named } = Object.fromEntries(values);
    const title = named['title'] ?? filename;
    const language = named['language'] ?? lang;
    const lines = named['lines'] ?? lineNumbers ?? showLineNumbers;
    const code = named['code'] ?? children;
    const renamed = Object.entries({ ...named, title, language, lines, code }).filter(
      ([, value]) => value !== undefined,
    );
    return new Map(renamed.map(([name, value]) => [name, value ?? null]));
  },
  render: (node, { children, words }) => {
    const [title, code, language] = ['title', 'code', 'language'].map((name) => stringProp(node, name));
    const classes = [
      ...(isSet(node.props['lines']) ? ['code-numbered'] : []),
      ...(isSet(node.props['wrap']) ? ['code-wrapped'] : []),
    ];
    const own =
      code === undefined
        ? []
        : [renderFence({ value: code.replace(/^\n|\n\s*$/g, ''), lang: language ?? null, meta: metaOf(node) }, words)];
    const content = [...own, ...children].map((child) =>
      child.type === 'element' && isFence(child) ? titled(child, title, classes) : child,
    );
    const isWrapped = content.length !== 1 || Object.keys(node.attributes).length > 0;
    return isWrapped ? [h('div', propertiesOf(node.attributes), content)] : content;
  },
};

function metaOf(node: BlockNode): string {
  const settings = ['highlight', 'mark', 'ins', 'del'].flatMap((name) => {
    const value = node.props[name];
    return value === undefined ? [] : [`${name}={${[value].flat().join(',')}}`];
  });
  return [stringProp(node, 'meta') ?? '', ...settings].join(' ');
}

function isSet(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== 'false');
}

/** A fence with a title, if it has none of its own. */
function titled(fence: Element, title: string | undefined, classes: readonly string[]): Element {
  const { className } = fence.properties;
  const head: ElementContent[] =
    title && !isTitled(fence) ? [h('figcaption.code-title', inlineMarkdown(title, 'flat'))] : [];
  const missing = classes.filter((name) => !hasClass(fence, name));
  return {
    ...fence,
    properties: { ...fence.properties, className: [...(Array.isArray(className) ? className : []), ...missing] },
    children: [...head, ...fence.children],
  };
}
