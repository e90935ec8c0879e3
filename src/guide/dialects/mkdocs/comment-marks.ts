/**
 * `<!-- md:setting config.enabled -->` and its kin, by which Material for MkDocs, and who follows it, write what a setting
 * is called, and since when, with which value it is there.
 */
import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';

const mark = /<!--[ \t]*md:(?<name>[a-z]+)(?<rest>[^\n]*?)-->/;

/** Marks that say a name or a value, and the word before it. All others are pictures of the theme. */
const words: Record<string, string> = {
  setting: '',
  option: '',
  feature: '',
  version: 'Since',
  default: 'Default:',
  flag: '',
  plugin: 'Plugin:',
  extension: 'Extension:',
  utility: 'Utility:',
};

/** Changes the tree of a text in place. */
export function readCommentMarks(root: Root, source: string): void {
  if (!/<!--[ \t]*md:/.test(source)) return;
  visit(root, (node, index, parent) => {
    if (!/^(?:html|mdx(?:Flow|Text)Expression)$/.test(node.type) || !parent || index === undefined) return;
    const position = positionOf(node as RootContent);
    const written = source.slice(position.start.offset, position.end.offset);
    const { name = '', rest = '' } = mark.exec(written)?.groups ?? {};
    const said = rest.trim();
    if (!Object.hasOwn(words, name) || said === '') return;
    const from = position.start.offset + written.indexOf(said);
    const place = { start: pointAt(source, from), end: pointAt(source, from + said.length) };
    const code = /^`([^`]+)`$/.exec(said)?.[1] ?? plain(/^<code>([^<>]+)<\/code>$/.exec(said)?.[1]);
    const isName = code !== undefined || name === 'setting' || name === 'option' || name === 'feature';
    const value: PhrasingContent = isName
      ? { type: 'inlineCode', value: code ?? said, position: place }
      : { type: 'text', value: said.replace(/\[([^[\]]+)\]/g, '$1'), position: place };
    // Within a sentence the sentence says what it is.
    const isAlone =
      !('children' in parent) || !parent.children.some((one) => one.type === 'text' && /\S/.test(one.value));
    const word = isAlone ? words[name] : '';
    const nodes: PhrasingContent[] = word === '' ? [value] : [{ type: 'text', value: `${word} `, position }, value];
    const isFlow = !('type' in parent && /^(?:paragraph|heading|emphasis|strong|tableCell|link)$/.test(parent.type));
    parent.children.splice(
      index,
      1,
      ...((isFlow ? [{ type: 'paragraph', children: nodes, position }] : nodes) as never[]),
    );
    if (parent.type === 'heading' && isName) (parent as Heading).id ??= code ?? said;
  });
}

/** Code that is written as HTML, in the signs that it stands for. */
function plain(text: string | undefined): string | undefined {
  return text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
