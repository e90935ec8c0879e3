/**
 * References that Python-Markdown knows and CommonMark does not: in the titles of `!!!`, `???` and `===`, where icons stand
 * too, and before a footnote, as `[the guide][^1]`.
 */
import type { Link, Parent, Root, Text } from 'mdast';
import { pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { iconMark } from './inline-marks.ts';

type UrlOf = (name: string) => string | undefined;

/** Changes the tree of a text in place: what is defined elsewhere becomes a link, and icons in titles go. */
export function readReferences(root: Root, source: string): void {
  let urls: Map<string, string> | undefined;
  const urlOf: UrlOf = (name) => {
    urls ??= definitionsIn(root);
    return urls.get(identifierOf(name));
  };
  visit(root, (node) => {
    if (node.type === 'mdxJsxFlowElement') {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'title') continue;
        if (typeof attribute.value === 'string' && /[:[<]/.test(attribute.value))
          attribute.value = readTitle(attribute.value, urlOf);
      }
    }
    if ('children' in node && (node.children as Parent['children']).some(({ type }) => type === 'footnoteReference'))
      linkBeforeNotes(node as Parent, source, urlOf);
  });
}

const reference = /\[([^[\]\n]+)\](?:\[([^[\]\n]*)\])?(?![[(])/g;

/** Elements of HTML that only say how a word looks. */
const look = /<\/?(?:small|big|b|i|em|strong|sub|sup|span)(?:[ \t][^<>\n]*)?>/g;

function readTitle(title: string, urlOf: UrlOf): string {
  return title
    .replace(iconMark, '')
    .replace(look, '')
    .replace(reference, (all, text: string, name: string | undefined) => {
      const url = urlOf(name || text);
      return url === undefined ? all : `[${text}](<${url}>)`;
    });
}

function linkBeforeNotes(parent: Parent, source: string, urlOf: UrlOf): void {
  parent.children = parent.children.flatMap((child, index) => {
    const isBefore = parent.children[index + 1]?.type === 'footnoteReference';
    const [all, name = ''] = (isBefore && child.type === 'text' && /\[([^[\]\n]+)\]$/.exec(child.value)) || [];
    const url = all === undefined ? undefined : urlOf(name);
    if (url === undefined || all === undefined || child.type !== 'text') return [child];
    const { start, end } = positionOf(child);
    const seam = pointAt(source, end.offset - all.length);
    const value = child.value.slice(0, -all.length);
    const before: Text[] = value === '' ? [] : [{ type: 'text', value, position: { start, end: seam } }];
    const inside = { start: pointAt(source, seam.offset + 1), end: pointAt(source, end.offset - 1) };
    const words: Text = { type: 'text', value: name, position: inside };
    const link: Link = { type: 'link', url, children: [words], position: { start: seam, end } };
    return [...before, link];
  });
}

function definitionsIn(root: Root): Map<string, string> {
  const urls = new Map<string, string>();
  visit(root, 'definition', ({ label, identifier, url }) => {
    const name = identifierOf(label ?? identifier);
    if (!urls.has(name) && !/[<>\n]/.test(url)) urls.set(name, url);
  });
  return urls;
}

/** A name as Markdown compares it. */
function identifierOf(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}
