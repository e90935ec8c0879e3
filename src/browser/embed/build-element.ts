/**
 * Makes elements out of data, one by one: no text is ever parsed as HTML, so this works under Trusted Types and a
 * policy without exceptions. Names come from a list; what could run, load a frame or restyle the host is left out.
 */
import type { EmbeddedElement } from '../../contract/embed.ts';

const names = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup connect-form data dd del ' +
    'details dfn dialog div dl dt em figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label ' +
    'legend li mark ol optgroup option p picture pre q rp rt ruby s samp scope-picker section select small source span strong sub ' +
    'summary sup table tbody td template textarea tfoot th thead time tr u ul var wbr ' +
    'svg g path circle rect line polyline polygon ellipse'
  ).split(' '),
);

const addresses = new Set(['href', 'src', 'action', 'cite']);

/**
 * An element with everything in it. `base`: the page's own address, from which addresses in it count.
 * @throws {TypeError} The data is of another form.
 */
export function buildElement(element: EmbeddedElement, base: URL): Element {
  return build(element, base, document);
}

function build([name, attributes, ...children]: EmbeddedElement, base: URL, parent: Node): Element {
  const inSvg = name === 'svg' || (parent instanceof SVGElement && parent.localName !== 'foreignObject');
  const allowed = names.has(name) ? name : 'span';
  const element = inSvg
    ? document.createElementNS('http://www.w3.org/2000/svg', allowed)
    : document.createElement(allowed);
  for (const [attribute, value] of Object.entries(attributes)) {
    const text = attributeText(attribute, value, base);
    if (text !== undefined) element.setAttribute(attribute, text);
  }
  const place = element instanceof HTMLTemplateElement ? element.content : element;
  place.append(...children.map((child) => (typeof child === 'string' ? child : build(child, base, element))));
  return element;
}

function attributeText(name: string, value: string, base: URL): string | undefined {
  if (/^(?:on.*|style|srcdoc|formaction|is|ping)$/i.test(name)) return undefined;
  if (name === 'srcset')
    return value.replace(/(^|,\s+)(\S+)/g, (_, before, address) => before + new URL(address, base));
  // A place in the guide itself.
  if (!addresses.has(name) || value.startsWith('#')) return value;
  const address = URL.parse(value, base);
  return address && /^(?:https?|mailto|tel):$/.test(address.protocol) ? address.href : undefined;
}
