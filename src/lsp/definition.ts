/** Where what a name stands for is written: field, step and scope lead to each other, links to their pages. */
import type { Location } from 'vscode-languageserver/node';
import { isNode, isScalar, parseDocument, visit as visitYaml } from 'yaml';
import type { Connector } from '../connector/index.ts';
import { type Guide, outlineOf, type Position, resolveReference, visit } from '../guide/index.ts';
import { connectorOf, lastOfList } from './completion.ts';
import { guidesOf, nameAt } from './connector-names.ts';
import { guidePlaceAt, wordEnd } from './guide-place.ts';
import { rangeIn, rangeOf } from './text-range.ts';
import type { Workspace, WorkspaceView } from './workspace.ts';
import { yamlPlaceAt } from './yaml-place.ts';

type Files = Pick<Workspace, 'textOf' | 'uriOf'>;

/** The places that an editor goes to from an offset of a file's text. */
export function definitionsAt(
  path: string,
  text: string,
  offset: number,
  view: WorkspaceView,
  files: Files,
): Location[] {
  const end = wordEnd(text, offset);
  return /\.mdx?$/.test(path) ? fromGuide(path, text, end, view, files) : fromConnector(path, text, end, view, files);
}

function fromGuide(path: string, text: string, offset: number, view: WorkspaceView, files: Files): Location[] {
  const place = guidePlaceAt(text, offset);
  const connector = connectorOf(path, view);
  if (place?.kind === 'value' && place.attribute.startsWith('data-guide-') && connector) {
    return yamlLocations(connector, ['scopes', lastOfList(place.written)], files);
  }
  const isLink = place?.kind === 'address' || (place?.kind === 'value' && place.attribute === 'href');
  if (isLink) return linkLocations(place.written, path, view, files);
  const snippet = /\bfrom\s+['"]\/?([^'"]+\.mdx?)['"]/.exec(lineAt(text, offset))?.[1];
  if (snippet !== undefined) return view.files.includes(snippet) ? [startOf(snippet, files)] : [];
  const page = view.pages.find(({ file }) => file === path);
  const guide = page && view.guideAt(page.path);
  const step = guide && stepAt(guide, offset);
  return step === undefined || !connector ? [] : namersOf(connector, step, files);
}

function fromConnector(path: string, text: string, offset: number, view: WorkspaceView, files: Files): Location[] {
  const place = yamlPlaceAt(text, offset);
  const name = place && nameAt(place);
  const connector = connectorOf(path, view);
  if (!name || !connector) return [];
  if (name.kind === 'scope') return yamlLocations(connector, ['scopes', name.written], files);
  if (name.kind === 'step') {
    return guidesOf(connector, name.method, view).flatMap((page) => anchorLocations(page, name.written, view, files));
  }
  return Object.entries(connector.methods).flatMap(([method, { fields }]) => {
    const index =
      name.method === undefined || name.method === method ? fields.findIndex(({ key }) => key === name.written) : -1;
    return index === -1 ? [] : yamlLocations(connector, ['methods', method, 'fields', index, 'key'], files);
  });
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? text.length : end);
}

function startOf(path: string, { uriOf }: Files): Location {
  return { uri: uriOf(path), range: rangeIn('', 0, 0) };
}

function linkLocations(url: string, path: string, view: WorkspaceView, files: Files): Location[] {
  const destination = resolveReference(url, path);
  if (destination.to === 'elsewhere') return [];
  const page = view.pages.find((each) =>
    destination.to === 'anchor' ? each.file === path : each.path === destination.path,
  );
  if (!page) return [];
  const found = destination.id === '' ? [] : anchorLocations(page, destination.id, view, files);
  return found.length > 0 ? found : [startOf(page.file, files)];
}

/** Where a page can be opened under this id. */
function anchorLocations(
  page: { path: string; file: string },
  id: string,
  { guideAt }: WorkspaceView,
  { uriOf }: Files,
): Location[] {
  const guide = guideAt(page.path);
  const position = guide && positionOf(guide, id);
  return position ? [{ uri: uriOf(page.file), range: rangeOf({ start: position.start, end: position.start }) }] : [];
}

function positionOf(guide: Guide, id: string): Position | undefined {
  return anchorsOf(guide).find((anchor) => anchor.id === id)?.position;
}

/** Steps and headings with where they stand; what a snippet brought in stands elsewhere, and is not among them. */
function anchorsOf({
  children,
  source,
  segments,
  ...guide
}: Guide): { id: string; isStep: boolean; position: Position }[] {
  const own = segments[0]?.start.offset ?? source.length;
  const { anchorOf } = outlineOf(children, guide);
  const found: { id: string; isStep: boolean; position: Position }[] = [];
  visit({ type: 'root', children }, (node) => {
    const anchor = anchorOf(node as Guide['children'][number]);
    const { position } = node as { position?: Position };
    if (anchor && position && position.start.offset < own) {
      found.push({ id: anchor.id, isStep: anchor.kind === 'step', position });
    }
  });
  return found;
}

/** The step whose first line the offset is in. */
function stepAt(guide: Guide, offset: number): string | undefined {
  const lineEnd = (from: number) => {
    const end = guide.source.indexOf('\n', from);
    return end === -1 ? guide.source.length : end;
  };
  const isIn = ({ position: { start } }: { position: Position }) =>
    start.offset <= offset && offset <= lineEnd(start.offset);
  return anchorsOf(guide).find((anchor) => anchor.isStep && isIn(anchor))?.id;
}

function connectorFile({ id }: Connector): string {
  return `connectors/${id}/connector.yaml`;
}

/** Where `connector.yaml` has the value at a path of keys. */
function yamlLocations(connector: Connector, path: readonly (string | number)[], { textOf, uriOf }: Files): Location[] {
  const file = connectorFile(connector);
  const text = textOf(file);
  const document = parseDocument(text, { schema: 'core', prettyErrors: false });
  const node = document.getIn(path, true);
  if (!isNode(node) || !node.range) return [];
  return [{ uri: uriOf(file), range: rangeIn(text, node.range[0], node.range[1]) }];
}

/** Where `connector.yaml` names a step. */
function namersOf(connector: Connector, step: string, { textOf, uriOf }: Files): Location[] {
  const file = connectorFile(connector);
  const text = textOf(file);
  const found: Location[] = [];
  visitYaml(parseDocument(text, { schema: 'core', prettyErrors: false }), {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || key.value !== 'step' || !isScalar(value) || value.value !== step || !value.range) return;
      found.push({ uri: uriOf(file), range: rangeIn(text, value.range[0], value.range[1]) });
    },
  });
  return found;
}
