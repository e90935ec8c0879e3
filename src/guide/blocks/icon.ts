/** The place of an icon. The drawing itself is put there after sanitizing, from icon sets that we trust. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import type { BlockNode } from '../model.ts';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';

/** The three props by which blocks take an icon. `icon` is a name, an address of a picture, or a character. */
export const iconProps = {
  icon: z.string().optional(),
  iconType: z.string().optional(),
  iconLibrary: z.string().optional(),
};

export interface IconName {
  /** A name of a set (`circle-check`), or a class list as older guides have it (`fa-solid fa-check`). */
  icon: string;
  /** Defaults to `solid`. */
  iconType?: string | undefined;
  /** `fontawesome` (default) or `lucide`. */
  iconLibrary?: string | undefined;
}

/**
 * A mark that stands for an icon: `data-icon` is `<library>:<type>:<name>`. With a label the icon speaks for itself,
 * without one it is decoration.
 */
export function iconMark({ icon, iconType, iconLibrary }: IconName, label?: string): Element {
  const voice = label === undefined ? { ariaHidden: 'true' } : { role: 'img', ariaLabel: label };
  const trimmed = icon.trim();
  if (/^(?:https?:|\.{0,2}\/)/.test(trimmed) && isAllowedAddress(trimmed)) {
    return h('img.icon', { src: trimmed, alt: label ?? '' });
  }
  const words = trimmed
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^fa-(?=.)/, ''));
  const name = words.at(-1) ?? '';
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return h('span.icon', voice, trimmed);
  const type = (iconType ?? styles.get(words[0] ?? '') ?? (words.length > 1 ? words[0] : undefined) ?? 'solid')
    .toLowerCase()
    .replace(/[^a-z-]/g, '');
  const library = iconLibrary?.toLowerCase() === 'lucide' ? 'lucide' : 'fontawesome';
  return h('span.icon', { dataIcon: `${library}:${type}:${name}`, ...voice });
}

/** The icon that a block's props ask for, as decoration. */
export function iconOf(node: BlockNode): Element[] {
  const icon = stringProp(node, 'icon');
  if (icon === undefined || icon.trim() === '') return [];
  const [iconType, iconLibrary] = [stringProp(node, 'iconType'), stringProp(node, 'iconLibrary')];
  return [iconMark({ icon, iconType, iconLibrary })];
}

/** What an icon is called where nothing else says what it means: its name in words. */
export function iconLabel(icon: string): string {
  const name = icon.trim().split(/\s+/).at(-1) ?? '';
  return name.replace(/^fa-/, '').replaceAll('-', ' ');
}

/** The short prefixes of Font Awesome's class names. */
const styles = new Map([
  ['fas', 'solid'],
  ['far', 'regular'],
  ['fal', 'light'],
  ['fat', 'thin'],
  ['fad', 'duotone'],
  ['fab', 'brands'],
]);

/** A sign in a line of text. Where no text stands beside it, it says its name to those who don't see it. */
export const icon: BlockDefinition = {
  name: 'Icon',
  aliases: [],
  layout: 'inline',
  props: z.object({
    ...iconProps,
    /** What the sign means, for those who don't see it. */
    title: z.string().optional(),
    // The text around an icon decides its size and color.
    color: z.string().optional(),
    size: z.union([z.number(), z.string()]).optional(),
  }),
  adapt: (_tag, values) => {
    const { src, name, alt, ...named } = Object.fromEntries(values);
    const entries = Object.entries({ icon: src ?? name, title: alt, ...named });
    return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
  },
  render: (node, { placement, children }) => {
    const [name, title] = [stringProp(node, 'icon'), stringProp(node, 'title')];
    if (!name) return children;
    const [iconType, iconLibrary] = [stringProp(node, 'iconType'), stringProp(node, 'iconLibrary')];
    const label = title ?? (placement === 'line' ? undefined : iconLabel(name));
    const mark = iconMark({ icon: name, iconType, iconLibrary }, label);
    return Object.keys(node.attributes).length > 0 || children.length > 0
      ? [h('span', propertiesOf(node.attributes), [mark, ...children])]
      : [mark];
  },
};
