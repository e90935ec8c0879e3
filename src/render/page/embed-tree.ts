/** Elements as data for pages that embed a guide, out of a tree or out of HTML that a template made. */
import type { Element, Root } from 'hast';
import { Parser } from 'htmlparser2';
import { find, html, type Schema, svg } from 'property-information';
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

/** An element to which children are still added. */
type Growing = [name: string, attributes: Record<string, string>, ...children: Child[]];

/** What a tree holds, as data. */
export function embeddedChildren({ children }: Root): Child[] {
  const found: Child[] = [];
  addTree(found, children, htmlAttributes);
  return found;
}

/** What the HTML of a template holds, as data. It closes what it opens, so it needs no parser that mends. */
export function embeddedHtml(text: Html): Child[] {
  const top: Child[] = [];
  const open: Growing[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open.push([name, attributes]),
      ontext: (data) => addText(open.at(-1) ?? top, data),
      onclosetag: () => {
        const closed = open.pop();
        if (closed && isWanted(closed)) (open.at(-1) ?? top).push(closed);
      },
    },
    { lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  parser.end(text.toString());
  return top;
}

interface AttributeName {
  attribute: string;
  separator: string;
}

/** The attributes of a vocabulary by the names that trees have for them. To look one up anew costs more than the rest. */
function createNames(schema: Schema): (property: string) => AttributeName {
  const known = new Map<string, AttributeName>();
  return (property) => {
    const before = known.get(property);
    if (before) return before;
    const { attribute, commaSeparated } = find(schema, property);
    const name = { attribute, separator: commaSeparated ? ', ' : ' ' };
    known.set(property, name);
    return name;
  };
}

const htmlAttributes = createNames(html);
const svgAttributes = createNames(svg);

function addTree(to: (Child | Record<string, string>)[], nodes: Root['children'], nameOf: typeof htmlAttributes): void {
  for (const node of nodes) {
    if (node.type === 'text') addText(to, node.value);
    if (node.type !== 'element') continue;
    const own = node.tagName === 'svg' ? svgAttributes : nameOf;
    const element: Growing = [node.tagName, attributesOf(node, own)];
    addTree(element, node.children, own);
    if (isWanted(element)) to.push(element);
  }
}

function attributesOf({ properties }: Element, nameOf: typeof htmlAttributes): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const property in properties) {
    const value = properties[property];
    if (value === undefined || value === null || value === false) continue;
    const { attribute, separator } = nameOf(property);
    if (value === true) attributes[attribute] = '';
    else attributes[attribute] = Array.isArray(value) ? value.join(separator) : String(value);
  }
  return attributes;
}

function addText(to: (Child | Record<string, string>)[], text: string): void {
  const last = to.at(-1);
  // The name of an element has its attributes after it.
  if (typeof last === 'string') to[to.length - 1] = last + text;
  else to.push(text);
}

/** Readies an element for a page of somebody else's. Whether it has a place there: some only work on our own. */
function isWanted(element: Growing): boolean {
  const [name, attributes, first] = element;
  const classes = attributes['class']?.split(' ') ?? [];
  if (ownElements.has(name) || classes.some((own) => ownClasses.has(own))) return false;
  // The title of somebody else's document, and a list that only a cookie of our own origin opens.
  if (attributes['data-words'] === 'title') return false;
  if (name === 'p' && typeof first === 'object' && first[1]['href']?.endsWith('/linked-accounts/')) return false;
  const parts = classes.map((own) => partOfClass[own]).filter((part) => part !== undefined);
  if (classes.includes('panel') && holdsOnlyPicker(element)) parts.push('picker');
  if (parts.length > 0) attributes['part'] = parts.join(' ');
  if (name === 'img') attributes['crossorigin'] = 'anonymous';
  if (name === 'a' && leadsAway(attributes)) {
    attributes['target'] = '_blank';
    attributes['rel'] = 'noopener noreferrer';
  }
  return true;
}

/** A panel around the picker of actions and nothing besides is the picker's own. */
function holdsOnlyPicker([, , ...children]: EmbeddedElement): boolean {
  const elements = children.filter((child) => typeof child === 'object');
  return elements.length === 1 && elements.every(([, { part = '' }]) => part.split(' ').includes('picker'));
}

/** Whether a link would take the reader out of the page that embeds the guide. */
function leadsAway({ href = '', 'data-action': action }: Readonly<Record<string, string>>): boolean {
  return !/^(?:#|mailto:|tel:)/.test(href) && action === undefined;
}
