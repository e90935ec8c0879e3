/** Elements as data for pages that embed a guide, out of a tree or out of HTML that a template made. */
import type { Element, ElementContent, Nodes } from 'hast';
import { Parser } from 'htmlparser2';
import { find, html as htmlNames, type Schema, svg as svgNames } from 'property-information';
import type { EmbeddedElement } from '../../contract/embed.ts';
import type { Html } from './html.ts';

type Child = EmbeddedElement | string;

/** Names by which a page that embeds a guide can style its parts, by the classes of those parts. */
const partOfClass: Readonly<Record<string, string>> = {
  connect: 'form',
  'connect-field': 'field',
  'connect-button': 'button',
  'connect-notice': 'notice',
  'connect-linked': 'notice',
  step: 'step',
  'scope-selector': 'picker',
};

/** What only works on a page of our own. */
const ownClasses = new Set(['deep-link', 'step-tick', 'step-feedback', 'connect-dock', 'guide-title-place']);
const ownElements = new Set(['script', 'link', 'style']);

/** What a tree holds, as data. */
export function embeddedChildren(
  { children }: Extract<Nodes, { children: unknown }>,
  schema: Schema = htmlNames,
): Child[] {
  const found: Child[] = [];
  for (const child of children as ElementContent[]) {
    if (child.type === 'text') addChild(found, child.value);
    else if (child.type === 'element') addChild(found, elementData(child, schema));
  }
  return found;
}

/** What the HTML of a template holds, as data. It closes what it opens, so it needs no parser that mends. */
export function embeddedHtml(text: Html): Child[] {
  const top: Child[] = [];
  const open: { name: string; attributes: Record<string, string>; children: Child[] }[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open.push({ name, attributes, children: [] }),
      ontext: (data) => addChild(open.at(-1)?.children ?? top, data),
      onclosetag: () => {
        const closed = open.pop();
        if (closed) addChild(open.at(-1)?.children ?? top, finish(closed.name, closed.attributes, closed.children));
      },
    },
    { lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  parser.end(text.toString());
  return top;
}

function elementData(element: Element, schema: Schema): EmbeddedElement | undefined {
  const own = element.tagName === 'svg' ? svgNames : schema;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === undefined || value === null || value === false) continue;
    const { attribute, commaSeparated } = find(own, name);
    const text = Array.isArray(value) ? value.join(commaSeparated ? ', ' : ' ') : String(value);
    attributes[attribute] = value === true ? '' : text;
  }
  return finish(element.tagName, attributes, embeddedChildren(element, own));
}

function addChild(children: Child[], child: Child | undefined): void {
  if (child === undefined) return;
  const last = children.at(-1);
  if (typeof child === 'string' && typeof last === 'string') children[children.length - 1] = last + child;
  else children.push(child);
}

/** The element for a page of somebody else's; `undefined` for what only works on our own. */
function finish(name: string, attributes: Record<string, string>, children: Child[]): EmbeddedElement | undefined {
  const classes = attributes['class']?.split(' ') ?? [];
  if (isOwn(name, attributes, classes, children)) return undefined;
  const parts = classes.map((own) => partOfClass[own]).filter((part) => part !== undefined);
  if (classes.includes('panel') && holdsOnlyPicker(children)) parts.push('picker');
  if (parts.length > 0) attributes['part'] = parts.join(' ');
  if (name === 'img') attributes['crossorigin'] = 'anonymous';
  if (name === 'a' && leadsAway(attributes)) {
    attributes['target'] = '_blank';
    attributes['rel'] = 'noopener noreferrer';
  }
  return [name, attributes, ...children];
}

function isOwn(
  name: string,
  attributes: Readonly<Record<string, string>>,
  classes: readonly string[],
  children: readonly Child[],
): boolean {
  if (ownElements.has(name) || classes.some((own) => ownClasses.has(own))) return true;
  // The title of somebody else's document, and a list that only a cookie of our own origin opens.
  if (attributes['data-words'] === 'title') return true;
  const [only] = children;
  return name === 'p' && typeof only === 'object' && (only[1]['href'] ?? '').endsWith('/linked-accounts/');
}

/** A panel around the picker of actions and nothing besides is the picker's own. */
function holdsOnlyPicker(children: readonly Child[]): boolean {
  const elements = children.filter((child) => typeof child === 'object');
  return elements.length === 1 && elements.every(([, { part = '' }]) => part.split(' ').includes('picker'));
}

/** Whether a link would take the reader out of the page that embeds the guide. */
function leadsAway({ href = '', 'data-action': action }: Readonly<Record<string, string>>): boolean {
  return !/^(?:#|mailto:|tel:)/.test(href) && action === undefined;
}
