/** The attributes of a tag: evaluated, checked, and told apart into props, HTML attributes and guide attributes. */
import type { Program } from 'estree';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { brandWordNames, findWrittenBrandWord, withoutBrandWordMarks } from '../brand-words.ts';
import {
  addressAttributes,
  audienceAttribute,
  audienceMarks,
  elementAttributes,
  globalAttributes,
  guideAttributes,
  isAllowedAddress,
  meantAttribute,
  presentationAttributes,
} from '../html-elements.ts';
import type { IssueCollector } from '../issue-collector.ts';
import type { Json } from '../json.ts';
import { nearestName } from '../nearest.ts';
import { evaluate, type Scope } from '../parse/evaluate.ts';
import { isJsx } from '../parse/static-jsx.ts';
import type { Position } from '../position.ts';
import type { SourceText } from '../segments.ts';
import { textOfAttribute, usesGoneNames } from '../write-out.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

export interface Attributes {
  values: Map<string, Json>;
  places: Record<string, Position>;
}

const executable = /^on|^dangerouslySetInnerHTML$|^srcdoc$|^xlink:|^formaction$|^set:|^is:|^client:/i;

/** What the tag's attributes evaluate to. Code is reported and left out. */
export function evaluateAttributes(
  tag: Tag,
  { scope, collector, sourceText }: { scope: Scope; collector: IssueCollector; sourceText: SourceText },
): Attributes {
  const name = tag.name ?? '';
  const result: Attributes = { values: new Map(), places: {} };
  for (const attribute of tag.attributes) {
    const position = attribute.position as Position | undefined;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      // Whatever it brings, it must not decide who sees a part.
      if (audienceMarks.test(attribute.value))
        collector.add('mark-unreadable', position ?? tag.position, { reason: 'code' });
      else collector.add('code-refused', position ?? tag.position, { kind: 'A spread' });
    } else if (executable.test(attribute.name)) {
      collector.add('attribute-refused', position ?? tag.position, { name: attribute.name, element: name });
    } else {
      const value = readValue(attribute, { scope, collector, element: name, position: position ?? tag.position });
      if (value === undefined) continue;
      const meant = meantAttribute(attribute.name);
      // One that is misspelt must not show what it hides.
      const read = meant ?? attribute.name;
      if (meant !== undefined) {
        collector.add('attribute-misspelt', position ?? tag.position, { name: attribute.name, element: name, meant });
      }
      if (result.values.has(read))
        collector.add('attribute-twice', position ?? tag.position, { name: read, element: name });
      result.values.set(read, value);
      if (!position) continue;
      result.places[read] = position;
      if (typeof attribute.value !== 'object' || !attribute.value) continue;
      const written = sourceText.text.slice(position.start.offset + attribute.name.length, position.end.offset);
      if (usesGoneNames(written, position, scope, sourceText)) {
        sourceText.substitutions.push({ position, parts: [textOfAttribute(attribute.name, value)] });
      }
    }
  }
  return result;
}

function readValue(
  attribute: MdxJsxAttribute,
  {
    scope,
    collector,
    element,
    position,
  }: { scope: Scope; collector: IssueCollector; element: string; position: Tag['position'] },
): Json | undefined {
  const { value } = attribute;
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') {
    const word = findWrittenBrandWord(value);
    if (word !== undefined) collector.add('brand-word-literal', position, { word, attribute: attribute.name });
    // JSX folds nothing, HTML keeps line breaks: a title on two lines is one line of text.
    return withoutBrandWordMarks(value).replace(/\s*\n\s*/g, ' ');
  }
  const statement = (value.data?.estree as Program | undefined)?.body[0];
  if (statement?.type !== 'ExpressionStatement') return undefined;
  const evaluation = evaluate(statement.expression, scope);
  if (evaluation.is === 'value') return evaluation.value;
  if (evaluation.is === 'brand-word-unknown') {
    const { name: word } = evaluation;
    const nearest = nearestName(word, brandWordNames);
    collector.add('brand-word-unknown', position, { name: word, known: brandWordNames.join(', '), nearest });
  } else if (isJsx(statement.expression)) {
    // JSX with words in it was put among the children before.
    collector.add('attribute-unknown', position, { name: attribute.name, element });
  } else if (audienceMarks.test(attribute.name)) {
    collector.add('mark-unreadable', position, { reason: 'code' });
  } else if ((guideAttributes as readonly string[]).includes(attribute.name)) {
    collector.add('scopes-invalid', position, { attribute: attribute.name, reason: 'it is code' });
  } else if (!presentationAttributes.has(attribute.name)) {
    collector.add('code-refused', position, { kind: `The value of \`${attribute.name}\`` });
  }
  return undefined;
}

/** The attributes that the language itself defines. They are allowed on every tag. */
export function takeGuideAttributes({ values }: Attributes): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of [...guideAttributes, audienceAttribute]) {
    const value = values.get(name);
    if (value !== undefined && value !== false) kept[name] = value === true ? '' : String(value);
  }
  return kept;
}

/** Camel-cased spellings of React, as HTML has them, and a prop of images that is none of HTML's. */
function htmlName(name: string): string {
  if (name === 'dateTime') return 'datetime';
  if (name === 'noZoom') return 'data-no-zoom';
  return /^(?:colSpan|rowSpan)$/.test(name) ? name.toLowerCase() : name;
}

/** The attributes that an HTML element keeps, by HTML's names. What it can't keep is reported, unless it is only looks. */
export function takeElementAttributes(
  element: string,
  attributes: Attributes,
  collector: IssueCollector,
): Record<string, string> {
  const kept = takeGuideAttributes(attributes);
  const allowed = new Set<string>([...globalAttributes, ...(elementAttributes[element] ?? [])]);
  for (const [given, value] of attributes.values) {
    const name = htmlName(given);
    const place = attributes.places[given];
    if (Object.hasOwn(kept, name) || value === false || value === null) continue;
    if (!allowed.has(name)) {
      if (!presentationAttributes.has(given)) {
        collector.add('attribute-unknown', place, { name: given, element, nearest: nearestName(given, allowed) });
      }
      continue;
    }
    const text = value === true ? '' : String(value);
    if (addressAttributes.has(name) && !isAllowedAddress(text))
      collector.add('address-refused', place, { url: text.slice(0, 80) });
    else if (name === 'id' && text.includes(':')) collector.add('id-reserved', place, { id: text });
    else kept[name] = text;
  }
  return kept;
}
