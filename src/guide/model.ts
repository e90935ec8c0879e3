/**
 * A parsed guide: an mdast tree of Markdown nodes and four kinds of our own, in which every node knows its place and
 * nothing is left to evaluate. It knows no brand; strings may hold brand words (see brand-words.ts).
 */
import type { RootContent } from 'mdast';
import { z } from 'zod';
import { headingIdRules } from './heading-ids.ts';
import type { Json } from './json.ts';
import { type Position, positionSchema } from './position.ts';
import { segmentSchema, substitutionSchema } from './segments.ts';

interface OwnNode {
  position: Position;
  /** Where single attributes stand, for edits at their places. */
  places: Record<string, Position>;
  children: RootContent[];
}

/** An HTML element of the allow-list. Attribute names are HTML's. */
export interface ElementNode extends OwnNode {
  type: 'element';
  name: string;
  attributes: Record<string, string>;
}

/** A block of the guide language, with checked props. `attributes` are the `data-` attributes that stay in the HTML. */
export interface BlockNode extends OwnNode {
  type: 'block';
  name: string;
  props: Record<string, Json>;
  attributes: Record<string, string>;
  /** Of Steps and Step: as what they were written. A step that is no component has its title as a heading, first in it. */
  notation?: Notation;
}

export type Notation = 'component' | 'heading' | 'list';

/** A tag that means nothing here; what it holds is shown. */
export interface UnknownNode extends OwnNode {
  type: 'unknown';
  name: string;
  display: 'block' | 'inline';
  attributes: Record<string, string>;
}

/** Something that was refused. */
export interface BlockedNode {
  type: 'blocked';
  /** Who sees a marker in its place: code that never runs is its writer's business, a part that is missing everyone's. */
  tells: 'everyone' | 'writers';
  display: 'block' | 'inline';
  /** What stood there, cut to a readable length. */
  source: string;
  position: Position;
}

declare module 'mdast' {
  interface Heading {
    /** The id that the writer gave it: `## Title {#id}`. */
    id?: string;
  }
  interface Link {
    /** Where the title stands, without its quotation marks. */
    places?: Record<string, Position>;
  }
  interface Image {
    /** Where the title and the alternative text stand. */
    places?: Record<string, Position>;
  }
  interface RootContentMap {
    element: ElementNode;
    block: BlockNode;
    unknown: UnknownNode;
    blocked: BlockedNode;
  }
  interface PhrasingContentMap {
    element: ElementNode;
    block: BlockNode;
    unknown: UnknownNode;
    blocked: BlockedNode;
  }
  interface BlockContentMap {
    element: ElementNode;
    block: BlockNode;
    unknown: UnknownNode;
    blocked: BlockedNode;
  }
}

const leaf = { position: positionSchema };
const nodes: z.ZodType<RootContent[]> = z.lazy(() => z.array(nodeSchema));
const parent = { position: positionSchema, children: nodes };
const placesSchema = z.record(z.string(), positionSchema);
const own = { ...parent, places: placesSchema, attributes: z.record(z.string(), z.string()) };
const text = z.string();
const optionalText = z.string().nullish();

const nodeSchema: z.ZodType<RootContent> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal(['text', 'inlineCode']), ...leaf, value: text }),
    z.object({ type: z.literal('code'), ...leaf, value: text, lang: optionalText, meta: optionalText }),
    z.object({ type: z.literal(['break', 'thematicBreak']), ...leaf }),
    z.object({
      type: z.literal(['paragraph', 'emphasis', 'strong', 'delete', 'blockquote', 'tableRow', 'tableCell']),
      ...parent,
    }),
    z.object({ type: z.literal('heading'), ...parent, depth: z.literal([1, 2, 3, 4, 5, 6]), id: text.optional() }),
    z.object({
      type: z.literal('list'),
      ...parent,
      ordered: z.boolean().nullish(),
      start: z.number().nullish(),
      spread: z.boolean().nullish(),
    }),
    z.object({ type: z.literal('listItem'), ...parent, checked: z.boolean().nullish(), spread: z.boolean().nullish() }),
    z.object({ type: z.literal('link'), ...parent, url: text, title: optionalText, places: placesSchema }),
    z.object({
      type: z.literal('image'),
      ...leaf,
      url: text,
      alt: optionalText,
      title: optionalText,
      places: placesSchema,
    }),
    z.object({
      type: z.literal('table'),
      ...parent,
      align: z.array(z.enum(['left', 'right', 'center']).nullable()).nullish(),
    }),
    z.object({ type: z.literal('footnoteReference'), ...leaf, identifier: text, label: optionalText }),
    z.object({ type: z.literal('footnoteDefinition'), ...parent, identifier: text, label: optionalText }),
    z.object({ type: z.literal('element'), ...own, name: text }),
    z.object({
      type: z.literal('block'),
      ...own,
      name: text,
      props: z.record(z.string(), z.json()),
      notation: z.enum(['component', 'heading', 'list']).optional(),
    }),
    z.object({ type: z.literal('unknown'), ...own, name: text, display: z.enum(['block', 'inline']) }),
    z.object({
      type: z.literal('blocked'),
      ...leaf,
      tells: z.enum(['everyone', 'writers']),
      display: z.enum(['block', 'inline']),
      source: text,
    }),
  ]),
) as unknown as z.ZodType<RootContent>;

/** What a guide links, told by its path or its frontmatter. */
export const bindingSchema = z.object({
  connector: z.string(),
  /** For the person who links an account, or for the one who sets the connector up. */
  purpose: z.enum(['link-account', 'connector-profile']),
  method: z.string(),
});

export const guideSchema = z.object({
  /** Address without slashes at its ends: `connectors/lusha/guides/link-account/api-key`; empty for the first page. */
  path: text,
  /** Path of the file from the content folder. */
  file: text,
  title: text,
  description: text,
  frontmatter: z.record(text, z.json()),
  /** Where the title and the description stand. */
  places: z.record(text, positionSchema),
  binding: bindingSchema.optional(),
  /** Where comments stand in the body. */
  comments: z.array(positionSchema),
  /** The whole text of the file; behind it the copies of the snippets in it. Places count in this text. */
  source: text,
  segments: z.array(segmentSchema),
  /** What the twin has instead of imports, of the tags that mean snippets, and of the names that snippets use. */
  substitutions: z.array(substitutionSchema),
  /** Where the body begins in it. */
  bodyOffset: z.number().int().nonnegative(),
  children: nodes,
  /** How headings get ids that have none, where that is not as on GitHub. */
  headingIds: z.enum(headingIdRules).optional(),
  /** A heading of the body that repeats the title: in the file and its twin, but not on the page. */
  titleHeadings: nodes,
});

/**
 * The guide in a value that was kept as JSON.
 * @throws {z.ZodError} If the value is no guide.
 */
export function parseStoredGuide(value: unknown): Guide {
  return guideSchema.parse(value);
}

export type Binding = z.infer<typeof bindingSchema>;
export type Guide = z.infer<typeof guideSchema>;
export type GuideNode = RootContent;

/** A place at which a page can be opened. */
export interface Anchor {
  kind: 'heading' | 'step' | 'tab' | 'accordion' | 'entry';
  id: string;
  /** Empty for a step without a title. */
  title: string;
  /** 2 to 6, as in h2 to h6. Tabs and accordions stand one below the heading that they follow. */
  rank: number;
  /** A step's place among its siblings, from 1. */
  number?: number;
  /** Of a step: its heading only counts, as "2. Copy it", and nobody called it a step. A chapter may count so too. */
  isCounted?: true;
}
