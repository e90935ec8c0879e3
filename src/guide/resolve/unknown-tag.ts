/** What a tag says that nobody knows: what it holds, the words and data in its props, and the address that it leads to. */
import type { RootContent } from 'mdast';
import { isSetting, textProps } from '../blocks/prop-text.ts';
import { isAllowedAddress } from '../html-elements.ts';
import type { Json } from '../json.ts';
import type { BlockNode, ElementNode } from '../model.ts';
import type { Position } from '../position.ts';
import { isPhrasing } from './phrasing.ts';
import type { Attributes } from './resolve-attributes.ts';

interface UnknownTag {
  display: 'block' | 'inline';
  position: Position;
}

/** Everything that an unknown tag has for a reader, in reading order. */
export function contentOfUnknown(tag: UnknownTag, attributes: Attributes, children: RootContent[]): RootContent[] {
  const { values, places } = attributes;
  const address = addressOf(values);
  const words = textProps(values, children.length > 0 ? 'text' : 'nothing');
  delete words['code'];
  const own = { attributes: {}, children: [], position: tag.position };
  // Where nothing else can be the link, one of its words is.
  const label = address && children.length === 0 ? linkWords.find((one) => words[one] !== undefined) : undefined;
  // A block of words, because their place is that of a prop.
  const named: BlockNode = {
    type: 'block',
    name: 'PropText',
    props: label === undefined ? { text: address?.href ?? '' } : { [label]: words[label] ?? '' },
    places: label === undefined ? {} : { ...places },
    ...own,
  };
  const linked = address ? linkedContent(tag, { ...address, place: places[address.key] }, named, children) : children;
  if (label !== undefined) delete words[label];
  const said: BlockNode[] =
    Object.keys(words).length > 0
      ? [{ type: 'block', name: 'PropText', props: words, places: { ...places }, ...own }]
      : [];
  return [...said, ...codeOf(attributes, tag.position), ...dataOf(attributes, tag.position), ...linked];
}

/** Code that a prop of that name holds, as it would stand in a fence. */
function codeOf({ values, places }: Attributes, position: Position): BlockNode[] {
  const [code, language] = [values.get('code'), values.get('language') ?? values.get('lang')];
  if (typeof code !== 'string' || code.trim() === '') return [];
  const place = places['code'];
  return [
    {
      type: 'block',
      name: 'CodeBlock',
      props: { code, ...(typeof language === 'string' ? { language } : {}) },
      attributes: {},
      children: [],
      position,
      places: place ? { code: place } : {},
    },
  ];
}

/** Props whose text can stand as a link, the best first. */
const linkWords = ['title', 'label', 'name', 'text'];

function addressOf(values: ReadonlyMap<string, Json>): { key: string; href: string } | undefined {
  for (const key of ['href', 'to', 'url', 'link']) {
    const href = values.get(key);
    if (typeof href === 'string' && href !== '' && isAllowedAddress(href)) return { key, href };
  }
  return undefined;
}

/** The lists and objects in the props, each as a list or table. */
function dataOf({ values, places }: Attributes, position: Position): BlockNode[] {
  return [...values].flatMap(([name, data]): BlockNode[] => {
    // For whom a part is, as `<If sdk={["expo"]}>` of Clerk says, is no word of it.
    if (typeof data !== 'object' || data === null || isSetting(name)) return [];
    const place = places[name];
    const own = { attributes: {}, children: [], position, places: place ? { data: place } : {} };
    return [{ type: 'block', name: 'PropData', props: { data }, ...own }];
  });
}

/** The children as a link, where they are a line; else with a link behind them. */
function linkedContent(
  { display, position }: UnknownTag,
  { href, place }: { href: string; place: Position | undefined },
  label: BlockNode,
  children: RootContent[],
): RootContent[] {
  const link = (held: RootContent[]): ElementNode => ({
    type: 'element',
    name: 'a',
    attributes: { href },
    children: held,
    position,
    places: place ? { href: place } : {},
  });
  const line = (held: RootContent[]): RootContent =>
    display === 'inline' ? link(held) : ({ type: 'paragraph', children: [link(held)], position } as RootContent);
  if (children.some(holdsLink)) return children;
  if (children.length > 0 && children.every(isPhrasing)) return [line(children)];
  const [only] = children;
  if (children.length === 1 && only?.type === 'paragraph') return [{ ...only, children: [link(only.children)] }];
  return [...children, line([label])];
}

function holdsLink(node: RootContent): boolean {
  if (node.type === 'link' || (node.type === 'element' && node.name === 'a')) return true;
  return 'children' in node && (node.children as RootContent[]).some(holdsLink);
}
