/** What is known of pages and connectors without reading them whole: the light table that lists, links and checks need. */
import { z } from 'zod';
import { type Connector, namedScopes } from '../connector/index.ts';
import {
  audienceAttribute,
  bindingSchema,
  type GuideNode,
  guideLanguage,
  type Issue,
  languagesOf,
  listingOf,
  outlineOf,
  type ParsedGuide,
  referencesOf,
} from '../guide/index.ts';
import type { PackEntry } from './pack.ts';

/** Our own issues, which we wrote. */
export const issueSchema = z.custom<Issue>((value) => typeof value === 'object' && value !== null && 'code' in value);

const pageFactsSchema = z.object({
  kind: z.literal('page'),
  /** Address without slashes at its ends. */
  path: z.string(),
  /** Path of the file from the content folder, as pages have it for each other. */
  file: z.string(),
  title: z.string(),
  description: z.string(),
  /** Its name in navigation, where that is not its title. */
  sidebarTitle: z.string().optional(),
  /** Its place among those beside it, as its frontmatter says. */
  order: z.number().optional(),
  /** What sidebars know it by in the place of its file's name. */
  id: z.string().optional(),
  /** Addresses that it had before, as they are written. */
  formerPaths: z.array(z.string()).optional(),
  language: z.string(),
  /** Whether lists leave the page out. */
  hidden: z.boolean(),
  /** Whether no site has the page yet. */
  draft: z.boolean().optional(),
  binding: bindingSchema.optional(),
  /** Every address that a link or a picture names, once. */
  links: z.array(z.string()),
  images: z.array(z.string()),
  /** Ids that can be linked, and those of steps among them. */
  ids: z.array(z.string()),
  /** Ids that links may name in the place of these: those that GitHub's rule would have given. */
  otherIds: z.record(z.string(), z.string()).optional(),
  steps: z.array(z.string()),
  /** Languages of code. */
  codeLanguages: z.array(z.string()),
  /** Letters and signs beyond ASCII, each once: they decide which files of a typeface ship. */
  letters: z.string(),
  /** Whether parts have conditions, on readers or on scopes. */
  conditions: z.boolean(),
  /** Scopes that it names, and words in code, which may be some; each once. */
  scopes: z.array(z.string()),
  /** The day on which somebody last followed it. */
  checked: z.string().optional(),
  /** Whether its body can't be read, so that nothing follows from what is not in it. */
  unread: z.boolean().optional(),
  /** What is wrong with the text, whatever brand shows it. */
  issues: z.array(issueSchema),
});

export type PageFacts = z.infer<typeof pageFactsSchema>;

/** The facts of a parsed page. */
export function factsOfPage({ guide, issues }: ParsedGuide): PageFacts {
  const { path, file, title, description, frontmatter, binding, source } = guide;
  const { state, label, order, id, formerPaths } = listingOf(frontmatter);
  const { anchors, ids, otherIds } = outlineOf(guide.children, guide);
  const references = referencesOf(guide);
  const urlsOf = (kind: 'link' | 'image') => [
    ...new Set(references.filter((reference) => reference.kind === kind).map(({ url }) => url)),
  ];
  return {
    kind: 'page',
    path,
    file,
    title,
    description,
    ...(label === undefined ? {} : { sidebarTitle: label }),
    ...(order === undefined ? {} : { order }),
    ...(id === undefined ? {} : { id }),
    ...(formerPaths.length > 0 ? { formerPaths } : {}),
    language: guideLanguage(guide),
    hidden: state !== 'listed',
    ...(state === 'draft' ? { draft: true } : {}),
    ...(binding ? { binding } : {}),
    links: urlsOf('link'),
    images: urlsOf('image'),
    ids: [...ids],
    ...(otherIds.size > 0 ? { otherIds: Object.fromEntries(otherIds) } : {}),
    steps: anchors.filter(({ kind }) => kind === 'step').map(({ id }) => id),
    codeLanguages: [...languagesOf(guide.children)],
    letters: lettersBeyondAscii(JSON.stringify([title, label ?? '', description, guide.children])),
    conditions: conditions.some((attribute) => source.includes(attribute)),
    scopes: [...new Set([...namedScopes(guide), ...codeWordsIn(guide.children)])],
    ...(typeof frontmatter['checked'] === 'string' ? { checked: frontmatter['checked'] } : {}),
    ...(issues.some(({ code, file: at }) => at === file && unreadCodes.has(code)) ? { unread: true } : {}),
    issues,
  };
}

function codeWordsIn(nodes: readonly GuideNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineCode') return /^[\w.:/-]{2,80}$/.test(node.value) ? [node.value] : [];
    return 'children' in node ? codeWordsIn(node.children as GuideNode[]) : [];
  });
}

/** Faults by which the body of a page is not there. */
const unreadCodes = new Set<Issue['code']>([
  ...(['file-too-large', 'file-too-slow', 'mark-unreadable', 'nesting-too-deep', 'too-many-nodes'] as const),
  'page-empty',
  // Of broken tags nobody knows what they were.
  'mdx-syntax',
]);

function lettersBeyondAscii(text: string): string {
  return [...new Set(text.match(/[^\0-\x7f]/gu))].sort().join('');
}

const conditions = [audienceAttribute, 'data-guide-scopes', 'data-whitelabel-hide'];

const connectorFactsSchema = z.object({
  kind: z.literal('connector'),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  /** Methods by their keys, in the order of the file. */
  methods: z.array(z.tuple([z.string(), z.object({ label: z.string() })])),
  /** Letters and signs beyond ASCII, each once. */
  letters: z.string(),
  /** Days after which its guides are to be followed anew. */
  recheckAfter: z.number().optional(),
  /** The last day on which drift of its guides is a warning. */
  driftLater: z.string().optional(),
  issues: z.array(issueSchema),
});

export type ConnectorFacts = z.infer<typeof connectorFactsSchema>;

/** The facts of a parsed connector. */
export function factsOfConnector(connector: Connector, issues: Issue[]): ConnectorFacts {
  const { id, name, description, category, methods } = connector;
  const labels = Object.entries(methods).map(([key, { label }]): [string, { label: string }] => [key, { label }]);
  return {
    kind: 'connector',
    id,
    name,
    description,
    category,
    methods: labels,
    letters: lettersBeyondAscii(JSON.stringify(connector)),
    ...(connector.recheck_after === undefined ? {} : { recheckAfter: connector.recheck_after }),
    ...(connector.drift === undefined ? {} : { driftLater: connector.drift.later }),
    issues,
  };
}

/** A file that gave nothing, and why. */
const faultFactsSchema = z.object({ kind: z.literal('fault'), file: z.string(), issues: z.array(issueSchema) });

/** A snippet that no page takes in. */
const snippetFactsSchema = z.object({ kind: z.literal('snippet'), issues: z.array(issueSchema) });

/** What is known of a file of the content folder that was parsed. */
export const factsSchema = z.discriminatedUnion('kind', [
  pageFactsSchema,
  connectorFactsSchema,
  faultFactsSchema,
  snippetFactsSchema,
]);

export type Facts = z.infer<typeof factsSchema>;

/** A page or a connector, with where its parsed form is kept. Two with one key are the same. */
interface Packed<Own extends Facts> {
  key: string;
  entry: Pick<PackEntry<Facts>, 'offset' | 'length'>;
  facts: Own;
}

export type PackedPage = Packed<PageFacts>;
export type PackedConnector = Packed<ConnectorFacts>;
