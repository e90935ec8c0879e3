/** What can be written at a place: names of blocks, props, attributes, scopes, steps, fields, pages and brand words. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Range } from 'vscode-languageserver/node';
import { brandSchema } from '../brand/index.ts';
import { type Connector, connectorSchema } from '../connector/index.ts';
import {
  blockMapSchema,
  blockNamed,
  blockTags,
  brandWordNames,
  frontmatterSchema,
  globalAttributes,
} from '../guide/index.ts';
import { guidesOf, type NameInConnector, nameAt } from './connector-names.ts';
import { attributeDescriptions, blockDescriptions, brandWordDescriptions } from './descriptions.ts';
import { type GuidePlace, guidePlaceAt } from './guide-place.ts';
import { describeProp } from './prop-descriptions.ts';
import { choicesOf, descriptionOf, keysOf, schemaAt } from './schema-walk.ts';
import { snippetsInYaml, snippetsOfStart, tagSnippets } from './snippet-offers.ts';
import type { Snippet } from './snippets.ts';
import { rangeIn } from './text-range.ts';
import type { WorkspaceView } from './workspace.ts';
import { type YamlPlace, yamlPlaceAt } from './yaml-place.ts';

interface Offer {
  label: string;
  kind: CompletionItemKind;
  detail?: string | undefined;
  documentation?: string | undefined;
  /** A snippet (LSP 3.17), where it is more than the label. */
  insert?: string;
}

const schemas = { connector: connectorSchema, brand: brandSchema, blocks: blockMapSchema };

function fileKindOf(path: string): keyof typeof schemas | undefined {
  if (/^connectors\/[^/]+\/connector\.yaml$/.test(path)) return 'connector';
  if (/^brands\/[^/]+\/brand\.yaml$/.test(path)) return 'brand';
  return /(?:^|\/)blocks\.yaml$/.test(path) ? 'blocks' : undefined;
}

/** The schema of a file of YAML, by its path. */
export function schemaOfFile(path: string) {
  const kind = fileKindOf(path);
  return kind && schemas[kind];
}

/** What an editor offers at an offset of a file's text. */
export function completionsAt(path: string, text: string, offset: number, view: WorkspaceView): CompletionItem[] {
  if (/\.mdx?$/.test(path)) {
    const begins = snippetsOfStart(text, offset).map(snippetOffer);
    if (begins.length > 0) return begins.map((offer) => itemOf(offer, rangeIn(text, 0, offset)));
    const place = guidePlaceAt(text, offset);
    return place
      ? offersInGuide(place, path, view).map((offer) => itemOf(offer, rangeIn(text, place.start, offset)))
      : [];
  }
  const place = yamlPlaceAt(text, offset);
  if (!place) return [];
  const file = fileKindOf(path);
  const snippets = file && place.kind === 'key' ? snippetsInYaml(file, place, text).map(snippetOffer) : [];
  const offers: [number, Offer][] = [
    ...offersInYaml(place, path, view),
    ...snippets.map((offer): [number, Offer] => [place.start, offer]),
  ];
  return offers.map(([start, offer]) => itemOf(offer, rangeIn(text, start, offset)));
}

function itemOf({ label, kind, detail, documentation, insert }: Offer, range: Range): CompletionItem {
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    textEdit: { range, newText: insert ?? label },
    ...(insert === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
  };
}

function offersInGuide(place: GuidePlace, path: string, view: WorkspaceView): Offer[] {
  switch (place.kind) {
    case 'tag':
      return [
        ...blockTags.map((tag) => ({
          label: tag,
          kind: CompletionItemKind.Class,
          documentation: blockDescriptions.get(blockNamed(tag)?.name ?? tag),
        })),
        ...tagSnippets.map(snippetOffer),
      ];
    case 'attribute':
      return [...propOffers(place.tag), ...attributeOffers()];
    case 'value':
      return valueOffers(place, path, view);
    case 'brand-word':
      return brandWordOffers(view);
    case 'address':
      return addressOffers(place.written, path, view);
    case 'frontmatter-key':
      return keysOf(frontmatterSchema).map(([key, schema]) => ({
        label: key,
        kind: CompletionItemKind.Property,
        documentation: descriptionOf(schema),
        insert: `${key}: $0`,
      }));
    default:
      return place satisfies never;
  }
}

function snippetOffer({ label, description, body }: Snippet): Offer {
  return { label, kind: CompletionItemKind.Snippet, documentation: description, insert: body };
}

function brandWordOffers({ brand }: WorkspaceView): Offer[] {
  return brandWordNames.map((name) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    detail: brand?.names[name],
    documentation: brandWordDescriptions[name],
  }));
}

function propOffers(tag: string): Offer[] {
  const block = blockNamed(tag);
  if (!block) return [];
  return keysOf(block.props).map(([name, schema]) => ({
    label: name,
    kind: CompletionItemKind.Field,
    detail: block.name,
    documentation: describeProp(block.name, name),
    insert: choicesOf(schema).includes('true') ? name : `${name}="$0"`,
  }));
}

function attributeOffers(): Offer[] {
  const own = [...attributeDescriptions].map(([name, documentation]) => ({
    label: name,
    kind: CompletionItemKind.Property,
    documentation,
    insert: name === 'data-whitelabel-hide' || name === 'data-guide-step' ? name : `${name}="$0"`,
  }));
  return [
    ...own,
    ...globalAttributes.map((label) => ({ label, kind: CompletionItemKind.Property, insert: `${label}="$0"` })),
  ];
}

function valueOffers(
  { tag, attribute, written }: Extract<GuidePlace, { kind: 'value' }>,
  path: string,
  view: WorkspaceView,
): Offer[] {
  const before = written.slice(0, written.length - lastOfList(written).length);
  if (attribute === 'data-guide-scopes' || attribute === 'data-guide-display-scopes-list') {
    return scopeOffers(connectorOf(path, view)).map((offer) => ({
      ...offer,
      insert: before + escapeSnippet(offer.label),
    }));
  }
  if (attribute === 'data-audience') {
    const names = ['vendor', 'partners'];
    return names.map((label) => ({ label, kind: CompletionItemKind.Value, insert: before + label }));
  }
  if (attribute === 'href') return addressOffers(written, path, view);
  const block = blockNamed(tag);
  const schema = block && schemaAt(block.props, [attribute]);
  return schema ? choiceOffers(choicesOf(schema)) : [];
}

/** The last item of a list that is being written, as far as it is. */
export function lastOfList(written: string): string {
  return /[^\s,"'[\]]*$/.exec(written)?.[0] ?? '';
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function choiceOffers(choices: readonly string[]): Offer[] {
  return choices.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}

function scopeOffers(connector: Connector | undefined): Offer[] {
  return Object.entries(connector?.scopes ?? {}).map(([scope, { allows, label }]) => ({
    label: scope,
    kind: CompletionItemKind.Constant,
    detail: label,
    documentation: allows,
  }));
}

/** Pages by their addresses, and places of the page itself. */
function addressOffers(written: string, path: string, { pages }: WorkspaceView): Offer[] {
  const own = pages.find(({ file }) => file === path);
  if (written.startsWith('#')) {
    return (own?.ids ?? []).map((id) => ({ label: `#${id}`, kind: CompletionItemKind.Reference }));
  }
  return pages.map((page) => ({ label: `/${page.path}`, kind: CompletionItemKind.File, detail: page.title }));
}

/** The connector that a guide links. */
export function connectorOf(path: string, { pages, connectorNamed }: WorkspaceView): Connector | undefined {
  const id = pages.find(({ file }) => file === path)?.binding?.connector ?? /^connectors\/([^/]+)\//.exec(path)?.[1];
  return id === undefined ? undefined : connectorNamed(id);
}

/** With each offer, where what is written of it begins. */
function offersInYaml(place: YamlPlace, path: string, view: WorkspaceView): [number, Offer][] {
  const schema = schemaOfFile(path);
  if (!schema) return [];
  const here = schemaAt(schema, place.path);
  if (place.kind === 'key' && here && keysOf(here).length > 0) {
    return keysOf(here).map(([key, inner]): [number, Offer] => [
      place.start,
      { label: key, kind: CompletionItemKind.Property, documentation: descriptionOf(inner), insert: `${key}: $0` },
    ]);
  }
  const name = schema === connectorSchema ? nameAt(place) : undefined;
  if (name) return nameOffers(name, path, view).map((offer): [number, Offer] => [place.start + name.from, offer]);
  return (here ? choiceOffers(choicesOf(here)) : []).map((offer): [number, Offer] => [place.start, offer]);
}

function nameOffers({ kind, method }: NameInConnector, path: string, view: WorkspaceView): Offer[] {
  if (kind === 'brand-word') return brandWordOffers(view);
  const connector = connectorOf(path, view);
  if (!connector) return [];
  if (kind === 'scope') return scopeOffers(connector);
  if (kind === 'field') {
    const methods = method === undefined ? Object.values(connector.methods) : [connector.methods[method]];
    return methods.flatMap((each) =>
      (each?.fields ?? []).map(({ key, label }) => ({ label: key, kind: CompletionItemKind.Field, detail: label })),
    );
  }
  return guidesOf(connector, method, view).flatMap(({ steps, title }) =>
    steps.map((label) => ({ label, kind: CompletionItemKind.Reference, detail: title })),
  );
}
