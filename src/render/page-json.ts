import { toString as textOf } from 'mdast-util-to-string';
import { type Brand, type BrandedGuide, siteUrl } from '../brand/index.ts';
import { actionsOf, type Connector, integrationId, type Method } from '../connector/index.ts';
import type { JsonTwin } from '../contract/page-json.ts';
import type { GuideNode } from '../guide/index.ts';
import { type Anchor, isInlineElement, type Outline } from '../guide/index.ts';

export type { JsonTwin };

interface TwinnedPage extends BrandedGuide {
  path: string;
  outline: Outline;
  connector?: Connector;
  method?: Method & { id: string };
}

/** One of the things that a twin lists. */
type Part<Key extends 'contents' | 'steps' | 'actions'> = NonNullable<JsonTwin[Key]>[number];

/** The `.json` twin of a page: its frontmatter, its headings, its steps with their text, its actions, and its form. */
export function renderJsonTwin({ guide, outline, connector, method }: TwinnedPage, brand: Brand): JsonTwin {
  const { title, description, frontmatter } = guide;
  const actions = actionsOf(guide, connector);
  const { index: _, ...rest } = frontmatter;
  return {
    path: `/${guide.path}`,
    url: siteUrl(brand, guide.path === '' ? '/' : `/${guide.path}/`),
    title,
    description,
    frontmatter: rest,
    contents: outline.anchors.map((anchor) => anchorData(anchor)),
    steps: stepsOf(guide.children, outline),
    ...(actions.length > 0 ? { actions: [...actions] } : {}),
    ...(connector && method ? { connector: connectorData(connector, method) } : {}),
  };
}

function anchorData({ kind, id, title, rank, number }: Anchor): Part<'contents'> {
  return { kind, id, title, rank, ...(number === undefined ? {} : { number }) };
}

function stepsOf(nodes: readonly GuideNode[], outline: Outline): Part<'steps'>[] {
  return nodes.flatMap((node) => {
    const inner = 'children' in node ? stepsOf(node.children as GuideNode[], outline) : [];
    const anchor = outline.anchorOf(node);
    if (anchor?.kind !== 'step') return inner;
    const { id, title, number = 0 } = anchor;
    return [{ id, number, title, text: plainText(node) }, ...inner];
  });
}

/** The text of a node, with a space where one block ends and the next begins. */
function plainText(node: GuideNode): string {
  const gather = (inner: GuideNode): string => {
    if (!('children' in inner)) return textOf(inner);
    const text = inner.children.map((child) => gather(child as GuideNode)).join('');
    return isInline(inner) ? text : ` ${text} `;
  };
  return gather(node).replace(/\s+/g, ' ').trim();
}

const inlineTypes = new Set(['emphasis', 'strong', 'delete', 'link']);

function isInline(node: GuideNode): boolean {
  if (node.type === 'element') return isInlineElement(node.name);
  return inlineTypes.has(node.type) || (node.type === 'unknown' && node.display === 'inline');
}

function connectorData({ id, name, scopes }: Connector, method: Method & { id: string }): JsonTwin['connector'] {
  const fields = method.fields.map(({ key, label, type, required, secret, description, pattern, options, step }) => ({
    key,
    label,
    type,
    required,
    secret,
    ...(description === undefined ? {} : { description }),
    ...(pattern === undefined ? {} : { looks_like: pattern.looks_like }),
    ...(options === undefined ? {} : { options }),
    ...(step === undefined ? {} : { step }),
  }));
  return {
    id,
    name,
    integration_id: integrationId(id, method.id),
    method: { id: method.id, label: method.label, type: method.type, required_scopes: method.required_scopes },
    fields,
    ...(Object.keys(scopes).length > 0 ? { scopes: mapOf(scopes, 'allows') } : {}),
    ...(Object.values(scopes).some(({ label }) => label !== undefined) ? { scope_labels: mapOf(scopes, 'label') } : {}),
  };
}

/** One thing that is said of scopes, by scope. */
function mapOf(scopes: Connector['scopes'], key: 'allows' | 'label'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(scopes).flatMap(([scope, { [key]: text }]) => (text === undefined ? [] : [[scope, text]])),
  );
}
