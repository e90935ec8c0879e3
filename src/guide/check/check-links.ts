/** Links that tell nothing or lead nowhere, and pictures that tell nothing or come from elsewhere. */
import { toString as textOf } from 'mdast-util-to-string';
import type { GuideNode } from '../model.ts';
import type { Position } from '../position.ts';
import type { CheckedPlace } from './walk.ts';

/** Texts of links that could stand on any link. */
const vagueTexts = new Set(
  (
    'click here|click|here|this|this link|this page|link|read more|more|see here|go here|learn more|' +
    'hier|hier klicken|klicken sie hier|klick hier|dieser link|mehr|mehr erfahren|weiterlesen'
  ).split('|'),
);

/** Texts of pictures that could stand on any picture. */
const uselessAlt =
  /^(?:image|img|picture|photo|screenshot|screen shot|bild|foto|figure|untitled|alt text|alt)[ _-]?\d*$/i;
const fileAlt = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** A link or a picture, in Markdown or as an element. */
export function checkLink(node: GuideNode, place: CheckedPlace): void {
  const { collector } = place;
  const position = node.position as Position;
  if (node.type === 'link') {
    checkAddress(node.url, position, place);
    checkWords(node, node.children as GuideNode[], place);
  }
  if (node.type === 'image') checkPicture({ url: node.url, alt: node.alt ?? '' }, position, place);
  if (node.type === 'element' && node.name === 'a') {
    const { href, id } = node.attributes;
    if (href !== undefined || id === undefined) checkAddress(href ?? '', node.places['href'] ?? position, place);
    // `<a href="#here" id="here"></a>` is a place to link to.
    const isPlace = id !== undefined && href?.startsWith('#') === true;
    if (href !== undefined && !isPlace) checkWords(node, node.children as GuideNode[], place);
  }
  if (node.type === 'element' && node.name === 'img') {
    const { src = '', alt = '' } = node.attributes;
    if (src === '') collector.add('image-missing', position, { url: '', nearest: undefined });
    else checkPicture({ url: src, alt }, node.places['src'] ?? position, place);
  }
  if (node.type === 'block' && typeof node.props['href'] === 'string' && node.name !== 'Embed') {
    checkAddress(node.props['href'], node.places['href'] ?? position, place);
  }
}

function checkAddress(url: string, position: Position, { collector }: CheckedPlace): void {
  if (/^#?$/.test(url.trim())) {
    collector.add('link-empty', position);
    return;
  }
  const meant = meantAddress(url);
  if (meant !== undefined) {
    collector.add('address-malformed', position, { url: url.slice(0, 80), meant: meant || undefined });
    return;
  }
  const host = /^http:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url)?.[1];
  if (host !== undefined && !isWithoutCertificate(host)) collector.add('link-insecure', position);
}

/** Machines of one's own network, which have no certificates, and hosts that stand for those of readers. */
function isWithoutCertificate(host: string): boolean {
  if (!host.includes('.') || /[{}<>[\]]/.test(host)) return true;
  if (/^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|0\.0)\.[\d.]+$/.test(host)) return true;
  return /(?:^|\.)(?:localhost|local|internal|test|invalid|lan|svc|example\.(?:com|org|net))$|^(?:your|my)/i.test(host);
}

/** What an address was meant to be that is none; empty if that can't be told, `undefined` for a sound one. */
export function meantAddress(url: string): string | undefined {
  const scheme = /^(https?):?\/{0,2}(?:https?):\/\//i.exec(url);
  if (scheme) return url.slice(url.lastIndexOf('http'));
  const slashes = /^(https?):(?:\/(?!\/)|(?!\/)|\/{3,})/i.exec(url);
  if (slashes) return `${slashes[1]}://${url.slice(slashes[0].length)}`;
  if (/^www\.[^/]+\.[a-z]{2,}/i.test(url)) return `https://${url}`;
  if (/^[\w.+-]+@[\w-]+\.[a-z]{2,}$/i.test(url)) return `mailto:${url}`;
  if (/^mailto:[^@]*$/i.test(url)) return '';
  const host = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (host === undefined) return undefined;
  if (/[{}<>]/.test(host)) return undefined;
  return URL.canParse(url) && !/\.\.|,|^\.|\.$/.test(host) ? undefined : '';
}

function checkWords(node: GuideNode, children: readonly GuideNode[], { collector }: CheckedPlace): void {
  const position = node.position as Position;
  const text = textOf(children).replace(/\s+/g, ' ').trim();
  if (text === '') {
    if (!children.some(showsSomething)) collector.add('link-text-missing', position);
  } else if (vagueTexts.has(text.toLowerCase().replace(/[.!:…→> ]+$/u, ''))) {
    collector.add('link-text-vague', position, { text });
  }
}

/** A picture or a block, which has words of its own. */
function showsSomething(node: GuideNode): boolean {
  if (node.type === 'image' || node.type === 'block' || node.type === 'blocked') return true;
  if (node.type === 'element' && node.name === 'img') return true;
  return 'children' in node && (node.children as GuideNode[]).some(showsSomething);
}

function checkPicture(
  { url, alt }: { url: string; alt: string },
  position: Position,
  { collector }: CheckedPlace,
): void {
  if (/^(?:https?:)?\/\//i.test(url)) collector.add('image-remote', position);
  const words = alt.trim();
  const name = (url.split(/[?#]/)[0] ?? '').split('/').at(-1) ?? '';
  const isName = words !== '' && (words === name || words === name.replace(/\.\w+$/, ''));
  // A picture called as what it shows is told apart by the spaces of its words.
  if (fileAlt.test(words) || uselessAlt.test(words) || (isName && /[-_\d]/.test(words))) {
    collector.add('image-alt-useless', position, { alt: words });
  }
}
