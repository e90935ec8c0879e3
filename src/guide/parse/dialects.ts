/** Tags of other dialects that mean plain HTML: `<Image>`, `<ZoomableImage>`, `<Figure src>`, `<Link to>`, `<Heading level>`. */
import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from '../visit.ts';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Turns them into what they mean, in place. The attributes keep their places. */
export function translateDialects(root: Root): void {
  visit(root, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name === 'Link') {
      node.name = 'a';
      for (const attribute of namedOf(node)) if (attribute.name === 'to') attribute.name = 'href';
    } else if (node.name === 'Heading') {
      const level = Number(/[1-6]/.exec(writtenValue(node, 'level') ?? '')?.[0] ?? 2);
      node.name = `h${level}`;
      node.attributes = node.attributes.filter((attribute) => !('name' in attribute) || attribute.name !== 'level');
    } else if (node.name === 'Image' || (imageLike.test(node.name ?? '') && hasAttribute(node, 'src'))) {
      translateImage(node);
    }
  });
}

/** Names of a house's own picture: `ZoomableImage`, `ThemedImg`, `Figure`. Nobody but a picture is called so and has a source. */
const imageLike = /^(?:\p{Lu}[\p{L}\p{N}]*)?(?:Image|Img|Picture|Screenshot|Figure)$/u;

/** Props that tell another renderer how to load the picture. */
const loadingProps = new Set(
  'priority quality fill placeholder blurDataURL unoptimized sizes loader layout zoom'.split(' '),
);

/** An image; in a frame, where it has a caption. */
function translateImage(node: Jsx): void {
  const isCaption = (attribute: Jsx['attributes'][number]) => 'name' in attribute && attribute.name === 'caption';
  const captions = node.attributes.filter(isCaption);
  const attributes = node.attributes.filter(
    (attribute) => !isCaption(attribute) && !('name' in attribute && loadingProps.has(attribute.name)),
  );
  if (captions.length === 0 && node.name !== 'Figure') {
    Object.assign(node, { name: 'img', attributes });
    return;
  }
  const position = node.position ? { position: node.position } : {};
  const image = { type: node.type, name: 'img', attributes, children: [], ...position } as Jsx;
  Object.assign(node, { name: 'Frame', attributes: captions, children: [image, ...(node.children as RootContent[])] });
}

function namedOf(node: Jsx): MdxJsxAttribute[] {
  return node.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
}

function hasAttribute(node: Jsx, name: string): boolean {
  return namedOf(node).some((attribute) => attribute.name === name);
}

/** An attribute as it is written: `level={3}` and `level="3"` are both `3`. */
function writtenValue(node: Jsx, name: string): string | undefined {
  const value = namedOf(node).find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : value?.value;
}
