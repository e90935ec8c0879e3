/** What another page or player shows, as a link: a guide loads nothing from elsewhere. */
import { h } from 'hastscript';
import { z } from 'zod';
import { isAllowedAddress } from '../html-elements.ts';
import type { Json } from '../json.ts';
import { type BlockDefinition, propertiesOf, stringProp } from './block.ts';
import type { EmbedKind } from './block-words.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** A film, a recording or a page. Its address is `href`; `title` says what it shows. */
export const embed: BlockDefinition = {
  name: 'Embed',
  aliases: [
    'YouTube',
    'Youtube',
    'YouTubeEmbed',
    'YoutubeEmbed',
    'YouTubeVideo',
    'YoutubeVideo',
    'LiteYouTube',
    'LiteYouTubeEmbed',
    'Vimeo',
    'VimeoEmbed',
    'Loom',
    'LoomEmbed',
    'Video',
    'VideoPlayer',
    'VideoAccordion',
    'ReactPlayer',
    'Iframe',
    'IFrame',
    'Audio',
  ],
  layout: 'flow',
  props: z.object({
    href: z.string().optional(),
    title: z.string().optional(),
    kind: z.enum(['watch', 'listen', 'open']).optional(),
  }),
  adapt: (tag, values) => {
    const href = addressOf(tag, values);
    const title = ['title', 'aria-label', 'alt', 'caption', 'label', 'name', 'description']
      .map((name) => values.get(name))
      .find((text) => typeof text === 'string' && text.trim() !== '');
    return new Map<string, Json>(
      Object.entries({
        ...(href === undefined ? {} : { href, kind: kindOf(tag, href) }),
        ...(title === undefined ? {} : { title }),
      }),
    );
  },
  render: (node, { children, placement, words }) => {
    const href = stringProp(node, 'href');
    if (!href || !isAllowedAddress(href)) return children;
    const kind = (stringProp(node, 'kind') ?? 'open') as EmbedKind;
    const rel = /^https?:/i.test(href) ? { rel: ['noopener', 'noreferrer'] } : {};
    const title = stringProp(node, 'title');
    const name = title === undefined ? [nameOf(href)] : inlineMarkdown(title, 'flat');
    const link = h('a', { href, ...rel }, [`${words.embeds[kind]}: `, ...name]);
    const attributes = propertiesOf(node.attributes);
    return placement === 'flow' ? [h('p', attributes, link), ...children] : [h('span', attributes, link), ...children];
  },
};

/** Attributes that hold the address of what is shown, and those that hold its id at its host. */
const addressNames = ['href', 'src', 'url', 'data', 'link', 'videoUrl', 'videoSrc', 'embedUrl'];
const idNames = ['id', 'videoId', 'videoid', 'youtubeId', 'youTubeId', 'vimeoId', 'uid', 'video'];

/** Where a house's player shows the film of an id. */
const hosts: readonly [name: RegExp, id: RegExp, address: string][] = [
  [/youtube/i, /^[\w-]{6,20}$/, 'https://www.youtube.com/watch?v='],
  [/vimeo/i, /^\d{3,15}$/, 'https://vimeo.com/'],
  [/loom/i, /^[0-9a-f]{16,40}$/i, 'https://www.loom.com/share/'],
];

/** The page of a film that a player of no known host shows: ids tell YouTube and Vimeo apart. */
function filmOf(id: string): string | undefined {
  if (/^\d{6,12}$/.test(id)) return `https://vimeo.com/${id}`;
  return /^[\w-]{11}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : undefined;
}

function addressOf(tag: string, values: ReadonlyMap<string, Json>): string | undefined {
  const given = [...addressNames, ...idNames].flatMap((name) => {
    const value = values.get(name);
    return typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim() }] : [];
  });
  for (const { name, value } of given) {
    const isId = idNames.includes(name) && !/^https?:/i.test(value);
    const [, , address] = hosts.find(([own, id]) => own.test(tag) && id.test(value)) ?? [];
    if (address !== undefined) return address + value;
    const film = /^videoId$/i.test(name) ? filmOf(value.replace(/[?&].*$/, '')) : undefined;
    if (film !== undefined) return film;
    const shown = isId ? undefined : shownAddress(value);
    if (shown !== undefined) return shown;
  }
  return undefined;
}

/** Addresses of players, and of the pages of what they play. */
const players: readonly [player: RegExp, page: string][] = [
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})(?=[?#]|$).*$/i,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d{3,15})(?=[?#]|$).*$/i, 'https://vimeo.com/$1'],
  [/^https:\/\/(?:www\.)?loom\.com\/embed\/([0-9a-f]{16,40})(?=[?#]|$).*$/i, 'https://www.loom.com/share/$1'],
];

/** The address that a link can have: https or a path of the site. A known player gives way to its page. */
function shownAddress(written: string): string | undefined {
  const url = written.replace(
    /^(?:http:)?\/\/(?=(?:[\w-]+\.)*(?:youtube|youtube-nocookie|vimeo|loom)\.com\/)/i,
    'https://',
  );
  if (!isAllowedAddress(url) || /^(?!https:)[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return undefined;
  const [player, page] = players.find(([own]) => own.test(url)) ?? [];
  return player && page ? url.replace(player, page) : url;
}

function kindOf(tag: string, href: string): EmbedKind {
  if (/^audio$/i.test(tag) || /\.(?:mp3|ogg|oga|wav|m4a|flac)(?:[?#]|$)/i.test(href)) return 'listen';
  const isFilm =
    /video|youtube|vimeo|loom|player/i.test(tag) ||
    /\.(?:mp4|webm|mov|m4v|ogv)(?:[?#]|$)/i.test(href) ||
    /^https:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|loom\.com|wistia\.(?:com|net)|vidyard\.com|streamable\.com)\//i.test(
      href,
    );
  return isFilm ? 'watch' : 'open';
}

/** What an address is called where nobody says what it shows: its host, or the name of its file. */
function nameOf(href: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(href)?.[1];
  return (
    host ??
    href
      .replace(/[?#].*$/s, '')
      .split('/')
      .findLast((part) => part !== '') ??
    href
  );
}
