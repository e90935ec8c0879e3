/** A guide's page as data for those who embed it: its title, the guide and the form, out of the HTML that ships. */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { find, html, type Schema, svg } from 'property-information';
import { EXIT, visit } from 'unist-util-visit';
import type { EmbeddedElement, EmbeddedPage } from '../contract/embed.ts';
import type { ScopeModel } from '../contract/scope-model.ts';
import { hasClass } from '../guide/index.ts';

/** Names by which a page that embeds a guide can style its parts, by the classes of those parts. */
const partOfClass: Readonly<Record<string, string>> = {
  connect: 'form',
  'connect-field': 'field',
  'connect-button': 'button',
  'connect-notice': 'notice',
  'connect-linked': 'notice',
  step: 'step',
};

/** Templates of what the guide's scripts put into it. */
const partTemplates = new Set(['page:code-buttons', 'page:zoom']);

/** What only works on a page of our own. */
const ownClasses = ['deep-link', 'step-tick', 'step-feedback', 'connect-dock', 'guide-title-place'];
const ownElements = new Set(['script', 'link', 'style']);

/** The data of a page; nothing for a page without a guide. */
export function renderEmbeddedPage(text: string): EmbeddedPage | undefined {
  // Half of all pages are lists, which need not be read.
  if (!text.includes('prose')) return undefined;
  const root = fromHtml(text);
  const guide = findElement(root, (element) => hasClass(element, 'prose'));
  if (!guide) return undefined;
  const page = findElement(root, ({ tagName }) => tagName === 'html');
  const heading = findElement(root, ({ tagName }) => tagName === 'h1');
  const form = findElement(root, ({ tagName }) => tagName === 'connect-form');
  const model = findElement(root, ({ properties }) => properties['name'] === 'scope-model');
  const title = heading ? childrenOf(heading, html) : [];
  const columns: EmbeddedElement[] = [
    ['div', { class: 'guide-embed-text' }, ['h2', titleAttributes(heading), ...title], elementData(guide, html)],
    ...(form ? [['div', { class: 'guide-embed-form' }, elementData(form, html)] satisfies EmbeddedElement] : []),
    ...findTemplates(root).map((template) => elementData(template, html)),
  ];
  return {
    title: textOf(findElement(root, ({ tagName }) => tagName === 'title') ?? root),
    language: String(page?.properties['lang'] ?? 'en'),
    content: ['div', { class: 'guide-embed-columns' }, ...columns],
    ...(model ? { scopes: JSON.parse(String(model.properties['content'])) as ScopeModel } : {}),
  };
}

function titleAttributes(heading: Element | undefined): Record<string, string> {
  return { ...(heading ? attributesOf(heading, html) : {}), class: 'guide-embed-title', part: 'title' };
}

function findElement(root: Root, isWanted: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(root, 'element', (element) => {
    if (!isWanted(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

/** Those that stand within a template are no children of it. */
function findTemplates(root: Root): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (partTemplates.has(String(element.properties['id']))) found.push(element);
    else if (element.content) found.push(...findTemplates(element.content));
  });
  return found;
}

function elementData(element: Element, schema: Schema): EmbeddedElement {
  const own = element.tagName === 'svg' ? svg : schema;
  return [element.tagName, attributesOf(element, own), ...childrenOf(element, own)];
}

function childrenOf({ children, content }: Element, schema: Schema): (EmbeddedElement | string)[] {
  const all = (content?.children ?? children) as ElementContent[];
  return all.flatMap((child): (EmbeddedElement | string)[] => {
    if (child.type === 'text') return [child.value];
    return child.type === 'element' && !isOwn(child) ? [elementData(child, schema)] : [];
  });
}

function isOwn(element: Element): boolean {
  const { tagName, properties, children } = element;
  if (ownElements.has(tagName) || ownClasses.some((name) => hasClass(element, name))) return true;
  // The title of somebody else's document, and a list that only a cookie of our own origin opens.
  if (properties['dataWords'] === 'title') return true;
  const [only] = children;
  return tagName === 'p' && only?.type === 'element' && String(only.properties['href']).endsWith('/linked-accounts/');
}

function attributesOf(element: Element, schema: Schema): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === undefined || value === null || value === false) continue;
    const { attribute, commaSeparated } = find(schema, name);
    const text = Array.isArray(value) ? value.join(commaSeparated ? ', ' : ' ') : String(value);
    attributes[attribute] = value === true ? '' : text;
  }
  const parts = Object.keys(partOfClass).flatMap((name) => (hasClass(element, name) ? [partOfClass[name]] : []));
  if (isPicker(element)) parts.push('picker');
  if (parts.length > 0) attributes['part'] = parts.join(' ');
  if (element.tagName === 'img') attributes['crossorigin'] = 'anonymous';
  if (element.tagName === 'a' && leadsAway(attributes))
    Object.assign(attributes, { target: '_blank', rel: 'noopener noreferrer' });
  return attributes;
}

/** The picker of actions, or the panel that holds nothing besides. */
function isPicker(element: Element): boolean {
  if (!hasClass(element, 'panel')) return hasClass(element, 'scope-selector');
  const elements = element.children.filter(({ type }) => type === 'element') as Element[];
  return elements.length === 1 && elements.every(isPicker);
}

/** Whether a link would take the reader out of the page that embeds the guide. */
function leadsAway({ href = '', 'data-action': action }: Record<string, string>): boolean {
  return !/^(?:#|mailto:|tel:)/.test(href) && action === undefined;
}
