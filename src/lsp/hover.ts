/** What a name at a place means. */
import { type Connector, connectorSchema } from '../connector/index.ts';
import { blockNamed, brandWordNames, frontmatterSchema } from '../guide/index.ts';
import { connectorOf, lastOfList, schemaOfFile } from './completion.ts';
import { nameAt } from './connector-names.ts';
import { attributeDescriptions, blockDescriptions, brandWordDescriptions } from './descriptions.ts';
import { type GuidePlace, guidePlaceAt, wordEnd } from './guide-place.ts';
import { describeProp } from './prop-descriptions.ts';
import { choicesOf, descriptionOf, keysOf, schemaAt } from './schema-walk.ts';
import type { WorkspaceView } from './workspace.ts';
import { yamlPlaceAt } from './yaml-place.ts';

/** Markdown on what stands at an offset; `undefined` if there is nothing to say. */
export function hoverAt(path: string, text: string, offset: number, view: WorkspaceView): string | undefined {
  const end = wordEnd(text, offset);
  if (/\.mdx?$/.test(path)) {
    const place = guidePlaceAt(text, end);
    return place && aboutGuidePlace(place, path, view);
  }
  const schema = schemaOfFile(path);
  const place = schema && yamlPlaceAt(text, end);
  if (!place) return undefined;
  const name = schema === connectorSchema ? nameAt(place) : undefined;
  const connector = name && connectorOf(path, view);
  if (name?.kind === 'field' && connector) return aboutField(connector, name.method, name.written);
  if (name?.kind === 'scope' && connector) return aboutScope(connector, name.written);
  // The name of a key that has its value already.
  const keyed = place.kind === 'key' ? schemaAt(schema, [...place.path, place.written]) : schemaAt(schema, place.path);
  return keyed && descriptionOf(keyed);
}

function aboutGuidePlace(place: GuidePlace, path: string, view: WorkspaceView): string | undefined {
  switch (place.kind) {
    case 'tag':
      return aboutTag(place.written);
    case 'attribute':
      return attributeDescriptions.get(place.written) ?? aboutProp(place.tag, place.written);
    case 'value': {
      const connector = place.attribute.startsWith('data-guide-') ? connectorOf(path, view) : undefined;
      return connector && aboutScope(connector, lastOfList(place.written));
    }
    case 'brand-word': {
      const name = brandWordNames.find((known) => known === place.written);
      return name && `${brandWordDescriptions[name]}${view.brand ? ` Here: **${view.brand.names[name]}**` : ''}`;
    }
    case 'address': {
      const page = view.pages.find((each) => `/${each.path}` === place.written.replace(/#.*$/, ''));
      return page?.title;
    }
    case 'frontmatter-key': {
      const schema = schemaAt(frontmatterSchema, [place.written]);
      return schema && descriptionOf(schema);
    }
    default:
      return place satisfies never;
  }
}

function aboutTag(tag: string): string | undefined {
  const block = blockNamed(tag);
  if (!block) return undefined;
  const props = keysOf(block.props).map(([name]) => `\`${name}\``);
  const list = props.length > 0 ? `\n\nProps: ${props.join(', ')}` : '';
  return `${blockDescriptions.get(block.name) ?? block.name}${list}`;
}

function aboutProp(tag: string, name: string): string | undefined {
  const block = blockNamed(tag);
  const schema = block && schemaAt(block.props, [name]);
  if (!schema) return undefined;
  const choices = choicesOf(schema).map((choice) => `\`${choice}\``);
  return describeProp(block.name, name) ?? (choices.length > 0 ? `One of ${choices.join(', ')}.` : undefined);
}

function aboutScope({ scopes }: Connector, scope: string): string | undefined {
  const known = Object.hasOwn(scopes, scope) ? scopes[scope] : undefined;
  const label = known?.label === undefined ? '' : ` **${known.label}**`;
  return known && `\`${scope}\`${label}: ${known.allows}`;
}

function aboutField({ methods }: Connector, method: string | undefined, key: string): string | undefined {
  const among = method === undefined ? Object.values(methods) : [methods[method]];
  const field = among.flatMap((each) => each?.fields ?? []).find((each) => each.key === key);
  return field && `**${field.label}**${field.description ? `: ${field.description}` : ''}`;
}
