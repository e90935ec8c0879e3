/**
 * Puts the content of snippets, of tags that a file exports, and of static JSX where it is used, before anything else
 * looks at the tree: steps may come from a snippet, and a list of steps must see them.
 */
import type { Program } from 'estree';
import type { Root, RootContent } from 'mdast';
import { includedPart, isCodeFile, onlyPart, type Part, tagIncludes } from '../dialects/includes/include-marks.ts';
import type { IssueCollector } from '../issue-collector.ts';
import type { Json } from '../json.ts';
import type { Position } from '../position.ts';
import { blockedNode, positionOf } from '../resolve/resolution.ts';
import { appendSegment, type Range, type SourceText, segmentAt } from '../segments.ts';
import { bindCode, rangeOf, removeStatements } from '../write-out.ts';
import { evaluate } from './evaluate.ts';
import { createCodeIncluder } from './include-code.ts';
import { liftJsxProps } from './jsx-props.ts';
import { type Component, type Module, readModule } from './read-module.ts';
import { partPaths, presentPath, type Snippets, snippetPaths } from './snippet-paths.ts';
import {
  countNodes,
  displayOf,
  fragment,
  holdsSeveral,
  isSlot,
  isTag,
  propsOf,
  rangeAround,
  type Tag,
  withBraces,
} from './snippet-tags.ts';
import { nodesOfExpression, nodesOfJsx, placeOfCode } from './static-jsx.ts';

/** Snippets in snippets: the surveyed guides have three levels. */
const depthLimit = 6;

/** Parts of a page with its snippets. The longest surveyed page has a fifth of it. */
export const nodeLimit = 50_000;

/** What reads a file that stands in the assembly from this offset on; nothing after it reported why it can't be read. */
export type ParseCopy = (
  text: string,
  file: string,
  start: number,
) => { root: Root; frontmatter: { [key: string]: Json }; bodyStart: number } | undefined;

export interface InliningDeps {
  readonly sourceText: SourceText;
  readonly snippets: Snippets;
  /** The page's own file, for tags with props that it exports. */
  readonly pageText: string;
  readonly collector: IssueCollector;
  readonly parseCopy: ParseCopy;
}

type Slot = { nodes: RootContent[]; range: Range | undefined };
interface Content {
  children: RootContent[];
  range: Range;
}

/**
 * Inlines in place. Tells for each place which module's names count there: the page's, or those of the snippet whose
 * copy it stands in.
 * A snippet that is missing, holds itself or is too deep is an issue, and a marker where it is used.
 */
export function inlineSnippets(root: Root, page: Module, inlining: InliningDeps): (position: Position) => Module {
  const { sourceText, snippets, collector } = inlining;
  const modules = new Map<object, Module>();
  const ready = new Map<string, Content | undefined>();
  const code = createCodeIncluder(inlining);
  let nodeCount = 0;
  let isFull = false;

  const moduleAt = ({ start }: Position): Module => {
    const copy = segmentAt(sourceText.segments, start.offset);
    return (copy && modules.get(copy)) ?? page;
  };

  function expandAll(
    nodes: readonly RootContent[],
    module: Module,
    chain: readonly string[],
    slot?: Slot,
  ): RootContent[] {
    return nodes.flatMap((node) => expand(node, module, chain, slot));
  }

  function expand(node: RootContent, module: Module, chain: readonly string[], slot?: Slot): RootContent[] {
    if (node.type === 'code')
      return [code.fill(bindCode(node, moduleAt(positionOf(node)).scope, sourceText), module.file)];
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      return expandBraces(node, module, chain, slot) ?? [node];
    }
    if (isTag(node)) {
      const known = expandTag(node, module, chain, slot);
      if (known) return known;
      liftJsxProps(node, contextOf(node, module));
    }
    if ('children' in node) node.children = expandAll(node.children as RootContent[], module, chain, slot) as never;
    // Paragraphs of a snippet stay paragraphs, also in an item that had none.
    if (node.type === 'listItem' && node.children.some(holdsSeveral)) node.spread = true;
    return [node];
  }

  function expandTag(node: Tag, module: Module, chain: readonly string[], slot?: Slot): RootContent[] | undefined {
    const name = node.name ?? '';
    const component = module.components.get(name);
    const imported = module.imports.get(name);
    const part = component || imported || module.foreign.has(name) ? undefined : includedPart(node);
    if (!component && !imported && !part) return undefined;
    // `<include>` holds a path.
    const held = part && name === 'include' ? [] : (node.children as RootContent[]);
    const children = expandAll(held, module, chain, slot);
    const use: Use = { module, chain, slot: { nodes: children, range: rangeAround(children) } };
    if (component) return useComponent(node, name, component, use);
    if (imported) return useSnippet(node, pathOf(imported.specifier, module), imported.name, use);
    if (!part) return undefined;
    if (isCodeFile(part.path)) {
      const block = code.blockOf(part, { file: module.file, node, meta: part.meta ?? '' });
      return [block ?? blockedNode(displayOf(node), positionOf(node), sourceOf())];
    }
    const path = presentPath(partPaths(part.path, module.file), snippets, page.file) ?? part.path;
    // What was not found is told by the name that the writer knows.
    return useSnippet(node, textOf(path) === undefined ? (part.written ?? part.path) : path, 'default', {
      ...use,
      part,
    });
  }

  function pathOf(specifier: string, module: Module): string {
    return presentPath(snippetPaths(specifier, module.file), snippets, page.file) ?? specifier;
  }

  type Use = { module: Module; chain: readonly string[]; slot: Slot; part?: Part | undefined };

  function useComponent(node: Tag, name: string, component: Component, { module, chain, slot }: Use): RootContent[] {
    if (component.params) return useSnippet(node, module.file, name, { module, chain, slot });
    const link = `${module.file}#${name}`;
    if (!isAllowedLink(node, link, name, chain)) return [blockedNode(displayOf(node), positionOf(node), sourceOf())];
    const nodes = expandAll(nodesOfJsx(component.jsx, contextOf(node, module)), module, [...chain, link], slot);
    const isOwn = segmentAt(sourceText.segments, positionOf(node).start.offset) !== undefined;
    const place = placeOfCode(component.jsx as never);
    // In a snippet the export itself is not written out, so its tag stands where it is used.
    if (isOwn && place) substitute(node, [rangeOf(place)]);
    return count(nodes, node) ? [fragment(node, nodes)] : [blockedNode(displayOf(node), positionOf(node), sourceOf())];
  }

  function useSnippet(node: Tag, path: string, name: string, { module, chain, slot, part }: Use): RootContent[] {
    const section = part?.section ?? (part?.lines ? `${part.lines.first}-${part.lines.last}` : undefined);
    const link = name === 'default' && section === undefined ? path : `${path}#${section ?? name}`;
    const refuse = () => [blockedNode(displayOf(node), positionOf(node), sourceOf())];
    if (!isAllowedLink(node, link, path, chain)) return refuse();
    const given = propsOf(node, module.scope);
    const key = slot.nodes.length > 0 ? undefined : JSON.stringify([link, [...given]]);
    const known = key !== undefined && ready.has(key);
    const content = known
      ? ready.get(key)
      : readContent(node, path, name, { given, chain: [...chain, link], slot, part });
    if (key !== undefined) ready.set(key, content);
    if (!content) return refuse();
    const children = structuredClone(content.children);
    if (!count(children, node)) return refuse();
    const rest = isUsed(slot) || slot.nodes.length === 0 ? [] : slot.nodes;
    substitute(node, [content.range, ...(rest.length > 0 && slot.range ? ['\n\n', slot.range] : [])]);
    return [fragment(node, [...children, ...rest])];
  }

  function readContent(
    node: Tag,
    path: string,
    name: string,
    { given, chain, slot, part }: Omit<Use, 'module'> & { given: Map<string, Json> },
  ): Content | undefined {
    const opened = openCopy(path, given, part);
    if (!opened) {
      if (textOf(path) === undefined) collector.add('snippet-missing', positionOf(node), { path });
      return undefined;
    }
    const { root: content, module, range } = opened;
    if (name === 'default') return { children: expandAll(content.children, module, chain, slot), range };
    const component = module.components.get(name);
    const place = component && placeOfCode(component.jsx as never);
    if (!component || !place) {
      collector.add('snippet-missing', positionOf(node), { path: `${path} that exports ${name}` });
      return undefined;
    }
    for (const [param, fallback] of component.params ?? []) {
      if (!module.scope.exports.has(param)) module.scope.exports.set(param, fallback);
    }
    const children = expandAll(nodesOfJsx(component.jsx, contextOf(node, module)), module, chain, slot);
    return { children, range: rangeOf(place) };
  }

  function openCopy(path: string, given: Map<string, Json>, part?: Part) {
    const whole = textOf(path);
    if (whole === undefined) return undefined;
    const text = part ? onlyPart(whole, part) : whole;
    const copy = appendSegment(sourceText, path, text);
    const parsed = inlining.parseCopy(text, path, copy.start.offset);
    if (!parsed) return undefined;
    tagIncludes(parsed.root, sourceText.text);
    const props = new Map([...given, ['props', Object.fromEntries(given)] as const]);
    const module = readModule(parsed.root, { file: path, frontmatter: parsed.frontmatter, given: props }, collector);
    modules.set(copy, module);
    borrowValues(module);
    removeStatements(parsed.root, module, sourceText, snippets);
    return { root: parsed.root, module, range: { start: parsed.bodyStart, end: copy.end } };
  }

  function textOf(path: string): string | undefined {
    if (path === page.file) return inlining.pageText;
    return Object.hasOwn(snippets, path) ? snippets[path] : undefined;
  }

  /** Literals that a file takes from another by name. */
  function borrowValues(module: Module): void {
    for (const [local, { specifier, name }] of module.imports) {
      const path = name === 'default' ? undefined : presentPath(snippetPaths(specifier, module.file), snippets);
      if (path === undefined || borrowing.has(path)) continue;
      borrowing.add(path);
      const value = openCopy(path, new Map())?.module.scope.exports.get(name);
      borrowing.delete(path);
      if (value === undefined) continue;
      module.scope.exports.set(local, value);
      module.scope.borrowed.add(local);
    }
  }

  function expandBraces(
    node: RootContent & { data?: { estree?: Program | null | undefined } | undefined },
    module: Module,
    chain: readonly string[],
    slot?: Slot,
  ): RootContent[] | undefined {
    const statement = node.data?.estree?.body[0];
    if (statement?.type !== 'ExpressionStatement') return undefined;
    const { expression } = statement;
    if (slot && isSlot(expression) && evaluate(expression, module.scope).is !== 'value') {
      usedSlots.add(slot);
      substitute(node, slot.range ? [slot.range] : []);
      return slot.nodes;
    }
    const component = expression.type === 'Identifier' ? module.components.get(expression.name) : undefined;
    const nodes = component
      ? nodesOfJsx(component.jsx, contextOf(node, module))
      : nodesOfExpression(expression, contextOf(node, module));
    if (!nodes) return undefined;
    const link = `${module.file}#${component ? (expression as { name: string }).name : ''}`;
    if (component && !isAllowedLink(node, link, link, chain)) return [];
    return [fragment(node, expandAll(nodes, module, component ? [...chain, link] : chain, slot))];
  }

  const borrowing = new Set<string>();
  const usedSlots = new Set<Slot>();
  const isUsed = (slot: Slot) => usedSlots.has(slot);
  const sourceOf = () => ({ source: sourceText.text });

  function contextOf(node: RootContent, { scope }: Module) {
    const isText = node.type === 'mdxJsxTextElement' || node.type === 'mdxTextExpression';
    return {
      source: sourceText.text,
      scope,
      tagType: isText ? ('mdxJsxTextElement' as const) : ('mdxJsxFlowElement' as const),
      decided: (position: Position, branch: Position | undefined) => {
        const brace = { start: position.start, end: position.end };
        if (segmentAt(sourceText.segments, position.start.offset)) {
          sourceText.substitutions.push({
            position: withBraces(brace, sourceText.text),
            parts: branch ? [rangeOf(branch)] : [],
          });
        }
      },
    };
  }

  function substitute(node: RootContent, parts: (string | Range)[]): void {
    sourceText.substitutions.push({ position: positionOf(node), parts });
  }

  function isAllowedLink(node: RootContent, link: string, path: string, chain: readonly string[]): boolean {
    if (isFull) return false;
    if (chain.includes(link)) {
      collector.add('snippet-cycle', positionOf(node), { path });
      return false;
    }
    if (chain.length > depthLimit) collector.add('snippet-too-deep', positionOf(node), { path, limit: depthLimit });
    return chain.length <= depthLimit;
  }

  /** Whether there is room for these nodes too. */
  function count(nodes: readonly RootContent[], use: RootContent): boolean {
    nodeCount += nodes.reduce((sum, node) => sum + countNodes(node), 0);
    if (nodeCount <= nodeLimit) return true;
    if (!isFull) collector.add('too-many-nodes', positionOf(use), { limit: nodeLimit });
    isFull = true;
    return false;
  }

  tagIncludes(root, sourceText.text);
  borrowValues(page);
  removeStatements(root, page, sourceText, snippets);
  root.children = expandAll(root.children, page, [page.file]);
  return moduleAt;
}
