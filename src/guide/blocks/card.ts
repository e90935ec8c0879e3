import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import { iconOf, iconProps } from './icon.ts';
import { hastText, inlineBox, inlineContent, withoutLinks } from './inline-content.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { toneNamed, toneOfColor } from './tone.ts';

/**
 * A box that leads somewhere. Its title is the link, which CSS stretches over the whole box: what the card holds stays
 * outside of it, because a link in a link is none.
 */
export const card: BlockDefinition = {
  name: 'Card',
  aliases: ['LinkCard'],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({
    title: z.string().optional(),
    description: z.string().optional(),
    href: z.string().optional(),
    ...iconProps,
    /** Icon and text side by side. */
    horizontal: z.boolean().optional(),
    /** Address of a picture above the title. */
    img: z.string().optional(),
    /** Words of the link below the text. */
    cta: z.string().optional(),
    /** Whether an arrow shows that the link leads away; by default where it does. */
    arrow: z.boolean().optional(),
    type: z.string().optional(),
    color: z.string().optional(),
    disabled: z.boolean().optional(),
    as: z.string().optional(),
  }),
  adapt: (_tag, values) => {
    const { to, url, label, ...named } = Object.fromEntries(values);
    const [href, title] = [named['href'] ?? to ?? url, named['title'] ?? label];
    const own = { ...named, ...(href === undefined ? {} : { href }), ...(title === undefined ? {} : { title }) };
    return new Map(Object.entries(own));
  },
  render: (node, { children, placement }) => {
    if (placement !== 'flow') return [cardInLine(node, children)];
    const tone = toneNamed(stringProp(node, 'type')) ?? toneOfColor(stringProp(node, 'color'));
    const layout = node.props['horizontal'] === true ? ['card-horizontal'] : [];
    const icon = iconOf(node).map((mark) => h('span.card-icon', mark));
    const img = stringProp(node, 'img');
    const picture = img && isAllowedAddress(img) ? [h('img.card-picture', { src: img, alt: '' })] : [];
    return [
      h(
        'div',
        { className: ['card', ...layout, ...(tone ? [`callout-${tone}`] : [])], ...propertiesOf(node.attributes) },
        [...picture, ...icon, h('div.card-text', contentOf(node, children))],
      ),
    ];
  },
};

/** Title, text and call of a card, one of them with the link. */
function contentOf(node: BlockNode, children: ElementContent[]): ElementContent[] {
  const [title, description, cta] = ['title', 'description', 'cta'].map((name) => stringProp(node, name));
  const link = linkOf(node);
  const words = title ? inlineMarkdown(title, link ? 'flat' : 'live') : [];
  const text = [...(description ? [h('p', inlineMarkdown(description))] : []), ...children];
  const body = text.length > 0 ? [h('div.card-body', text)] : [];
  const call = cta ? [h('p.card-cta', cta)] : [];
  if (!link) return [...(title ? [h('p.card-title', words)] : []), ...body, ...call];
  if (title) return [h('p.card-title', [link(words), ...arrowOf(node)]), ...body, ...call];
  if (cta) return [...body, h('p.card-cta', [link([cta]), ...arrowOf(node)])];
  const [only] = text;
  if (text.length === 1 && only?.type === 'element' && only.tagName === 'p') {
    return [h('p.card-title', [link(withoutLinks(only.children)), ...arrowOf(node)])];
  }
  const empty = link([]);
  empty.properties['ariaLabel'] =
    hastText(text).replace(/\s+/g, ' ').trim().slice(0, 200) || String(node.props['href']);
  return [empty, ...body];
}

function linkOf(node: BlockNode): ((words: (ElementContent | string)[]) => Element) | undefined {
  const href = stringProp(node, 'href');
  if (!href || !isAllowedAddress(href) || node.props['disabled'] === true) return undefined;
  const rel = isExternal(href) ? { rel: ['noopener', 'noreferrer'] } : {};
  return (words) => h('a.card-link', { href, ...rel }, words);
}

function arrowOf(node: BlockNode): Element[] {
  const isShown = node.props['arrow'] ?? isExternal(stringProp(node, 'href') ?? '');
  return isShown ? [h('span.card-arrow', { ariaHidden: 'true' })] : [];
}

function cardInLine(node: BlockNode, children: ElementContent[]): Element {
  const [title, description, cta] = ['title', 'description', 'cta'].map((name) => stringProp(node, name));
  const link = linkOf(node);
  const content = inlineContent(children);
  const words = title ? inlineMarkdown(title, 'flat') : withoutLinks(content);
  const head = link ? link(words) : h('strong', words);
  delete head.properties['className'];
  return inlineBox({ className: ['card-line'], ...propertiesOf(node.attributes) }, [
    ...iconOf(node),
    head,
    ...(description ? [' ', ...inlineMarkdown(description)] : []),
    ...(title && content.length > 0 ? [' ', ...content] : []),
    ...(cta ? [' ', cta] : []),
  ]);
}

function isExternal(href: string): boolean {
  return /^https?:/i.test(href);
}

/** A preview, and under it the title that leads to what it shows. */
export const tile: BlockDefinition = {
  name: 'Tile',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({ title: z.string().optional(), description: z.string().optional(), href: z.string().optional() }),
  render: (node, { children }) => {
    const [title, description, href] = ['title', 'description', 'href'].map((name) => stringProp(node, name));
    const address = href && isAllowedAddress(href) ? href : undefined;
    const rel = /^https?:/i.test(address ?? '') ? { rel: ['noopener', 'noreferrer'] } : {};
    const words = title ? inlineMarkdown(title, address ? 'flat' : 'live') : [address ?? ''];
    const name = address ? [h('a.card-link', { href: address, ...rel }, words)] : words;
    return [
      h(
        'div.card.tile',
        propertiesOf(node.attributes),
        h('div.tile-preview', children),
        h('div.card-text', [
          ...(title || address ? [h('p.card-title', name)] : []),
          ...(description ? [h('p.tile-description', inlineMarkdown(description))] : []),
        ]),
      ),
    ];
  },
};
