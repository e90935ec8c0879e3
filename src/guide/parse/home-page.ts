/**
 * The first page of a site as VitePress and Starlight have it in frontmatter: words, buttons and features, as the blocks
 * that say the same.
 */
import type { RootContent } from 'mdast';
import type { IssueCollector } from '../issue-collector.ts';
import { isJsonObject, type Json } from '../json.ts';
import type { Guide } from '../model.ts';
import { pointAt } from '../position.ts';
import { appendSegment, type Range, type SourceText } from '../segments.ts';
import type { Frontmatter } from './frontmatter.ts';
import { heroWords, textWithoutTags } from './page-head.ts';
import { readText } from './read-text.ts';

/** Buttons and features that are shown. More are no first page. */
const mostEntries = 60;

/**
 * The nodes that stand for it before the body. They are read from a text that is put behind the page's, with each line
 * where its key stands, so that places in it tell lines of the page.
 */
export function readHomePage(
  { file, values, places, bodyOffset }: Pick<Guide, 'file' | 'bodyOffset'> & Pick<Frontmatter, 'values' | 'places'>,
  sourceText: SourceText,
  collector: IssueCollector,
): RootContent[] {
  const hero = fieldsOf(values['hero']);
  const features = listOf(values['features']).flatMap(featureCard);
  const parts = [
    { key: 'hero', text: heroText(hero, values) },
    { key: 'features', text: groupOf(features, features.length % 3 === 0 || features.length > 4 ? 3 : 2) },
  ].filter(({ text }) => text !== '');
  let markup = '';
  const ranges: Range[] = [];
  for (const { key, text } of parts) {
    const line = places[key]?.start.line ?? 1;
    markup += '\n'.repeat(Math.max(line - markup.split('\n').length, markup === '' ? 0 : 2)) + text;
    ranges.push({ start: markup.length - text.length, end: markup.length });
  }
  if (markup === '') return [];
  const copy = appendSegment(sourceText, file, markup);
  const start = copy.start.offset;
  const root = readText(sourceText.text, { start, bodyOffset: start, format: 'mdx' }, collector);
  if (!root) return [];
  const point = pointAt(sourceText.text, bodyOffset);
  sourceText.substitutions.push({
    position: { start: point, end: point },
    parts: ranges.flatMap((range) => [{ start: start + range.start, end: start + range.end }, '\n\n']),
  });
  return root.children;
}

function heroText(hero: { [key: string]: Json }, values: Frontmatter['values']): string {
  const { title = '', description = '' } = heroWords(values);
  const said = [values['title'], values['description']].map((value) => (typeof value === 'string' ? value : undefined));
  const [isTitle, isDescription] = [title, description].map((words, at) => (said[at] ?? words) === words);
  const actions = [...listOf(hero['actions']), ...listOf(values['actions'])].flatMap(actionCard);
  return [
    ...(isTitle ? [] : [`**${escaped(title)}**`]),
    ...(isDescription ? [] : [escaped(description)]),
    picture(hero['image']),
    groupOf(actions, Math.min(actions.length, 3)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function picture(image: Json | undefined): string {
  const { src, file, light, dark, alt } = fieldsOf(typeof image === 'string' ? { src: image } : image);
  const address = [src, file, light, dark].find((value) => typeof value === 'string' && value !== '');
  if (address === undefined) return '';
  return `<img${attribute('src', address)} alt="${typeof alt === 'string' ? quoted(alt) : ''}" width="320" />`;
}

function actionCard(action: Json): string[] {
  const { text, label, link, to, href } = fieldsOf(action);
  const words = attribute('title', text ?? label);
  return words === '' ? [] : [`<Card${words}${attribute('href', link ?? to ?? href)} />`];
}

function featureCard(feature: Json): string[] {
  const { title, details, description, link, linkText, icon } = fieldsOf(feature);
  const words = attribute('title', title) + attribute('description', details ?? description);
  if (words === '') return [];
  // Names of icons are those of other sets than ours; a sign is one for everybody.
  const sign = typeof icon === 'string' && /^[^\0-\x7f]{1,8}$/u.test(icon.trim()) ? attribute('icon', icon) : '';
  return [`<Card${words}${sign}${attribute('href', link)}${link === undefined ? '' : attribute('cta', linkText)} />`];
}

function groupOf(cards: readonly string[], columns: number): string {
  if (cards.length === 0) return '';
  return `<CardGroup cols={${columns}}>\n${cards.slice(0, mostEntries).join('\n')}\n</CardGroup>`;
}

function attribute(name: string, value: Json | undefined): string {
  const text = typeof value === 'string' ? textWithoutTags(value) : '';
  return text === '' ? '' : ` ${name}="${quoted(text)}"`;
}

function quoted(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** A text in which no sign is one of Markdown. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&');
}

function fieldsOf(value: Json | undefined): { [key: string]: Json } {
  return isJsonObject(value) ? value : {};
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
