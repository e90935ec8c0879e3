/** Icons by the names that writers know: Font Awesome's free sets, with the names that icons had before, and Lucide. */
import type { IconDefinition } from '@fortawesome/fontawesome-common-types';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** The icon of a mark's `<library>:<type>:<name>`; none where no set has it. */
export type IconLookup = (id: string) => Element | undefined;

type FontAwesome = Record<'solid' | 'regular' | 'brands', ReadonlyMap<string, IconDefinition>>;
type Lucide = typeof import('@iconify-json/lucide/icons.json');

let loading: Promise<IconLookup> | undefined;

/** Reads the sets, once. Only icons that are asked for are drawn. */
export function loadIcons(): Promise<IconLookup> {
  loading ??= readSets();
  return loading;
}

async function readSets(): Promise<IconLookup> {
  const [{ fas }, { far }, { fab }, { icons }] = await Promise.all([
    import('@fortawesome/free-solid-svg-icons'),
    import('@fortawesome/free-regular-svg-icons'),
    import('@fortawesome/free-brands-svg-icons'),
    import('@iconify-json/lucide'),
  ]);
  const fontAwesome: FontAwesome = { solid: byName(fas), regular: byName(far), brands: byName(fab) };
  // A page asks for the same few again and again, and reading a drawing means parsing HTML.
  const drawn = new Map<string, Element>();
  return (id) => {
    const [library, type = '', name = ''] = id.split(':');
    const awesome = () => findAwesome(fontAwesome, type, name);
    const lucide = () => findLucide(icons as Lucide, name, drawn);
    // The free sets lack some names that the other library has.
    return library === 'lucide' ? (lucide() ?? awesome()) : (awesome() ?? lucide());
  };
}

/** Icons by their names and former names. A present name wins over another icon's former one. */
function byName(icons: Record<string, IconDefinition>): ReadonlyMap<string, IconDefinition> {
  const names = new Map<string, IconDefinition>();
  const all = Object.values(icons);
  for (const icon of all) for (const former of icon.icon[2]) if (typeof former === 'string') names.set(former, icon);
  for (const icon of all) names.set(icon.iconName, icon);
  return names;
}

/** Types that are not free (light, thin, duotone …) are drawn solid. */
function findAwesome(sets: FontAwesome, type: string, name: string): Element | undefined {
  const { solid, regular, brands } = sets;
  const order = type === 'regular' ? [regular, solid, brands] : type === 'brands' ? [brands, solid] : [solid, brands];
  const icon = order.map((set) => set.get(name)).find((found) => found !== undefined);
  if (!icon) return undefined;
  const [width, height, , , path] = icon.icon;
  const paths = [path].flat().map((d) => element('path', { d }, []));
  return element('svg', { viewBox: `0 0 ${width} ${height}`, fill: 'currentColor', ariaHidden: 'true' }, paths);
}

function findLucide({ icons, aliases }: Lucide, name: string, drawn: Map<string, Element>): Element | undefined {
  const [drawings, names] = [icons as Record<string, { body: string }>, aliases as Record<string, { parent: string }>];
  const own = Object.hasOwn(drawings, name) ? name : Object.hasOwn(names, name) ? names[name]?.parent : undefined;
  const body = own === undefined ? undefined : drawings[own]?.body;
  if (own === undefined || body === undefined) return undefined;
  const icon = drawn.get(own) ?? parseDrawing(body);
  if (icon) drawn.set(own, icon);
  return icon && copyOf(icon);
}

/** Trees that hold an icon change its attributes, each for itself. */
function copyOf({ tagName, properties, children }: Element): Element {
  const copies = children.map((child) => (child.type === 'element' ? copyOf(child) : child));
  return element(tagName, { ...properties }, copies);
}

function parseDrawing(body: string): Element | undefined {
  const parsed = fromHtml(`<svg viewBox="0 0 24 24" aria-hidden="true">${body}</svg>`, {
    fragment: true,
    space: 'svg',
  });
  return parsed.children.find((child): child is Element => child.type === 'element');
}

function element(tagName: string, properties: Element['properties'], children: Element['children']): Element {
  return { type: 'element', tagName, properties, children };
}
