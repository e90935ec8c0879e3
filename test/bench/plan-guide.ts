/** Plans of guides that differ as real ones do; a dialect makes text of a plan. */
import {
  categories,
  firstNames,
  languages,
  lastNames,
  places,
  questions,
  records,
  roles,
  sectionTitles,
  sentences,
  stepTitles,
} from './plan-words.ts';
import { type Random, seededRandom } from './random.ts';

export type Tone = 'Warning' | 'Note' | 'Tip' | 'Info' | 'Check';

export type Block =
  | { kind: 'text'; words: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'code'; language: string; lines: string[] }
  | { kind: 'tabs'; tabs: { title: string; blocks: Block[] }[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'callout'; tone: Tone; words: string }
  | { kind: 'accordion'; title: string; words: string };

export interface StepPlan {
  id: string;
  title: string;
  /** None: the step is always part of the guide. */
  scopes: string[];
  blocks: Block[];
}

export interface SectionPlan {
  title: string;
  intro: Block[];
  steps: StepPlan[];
}

export interface FieldPlan {
  key: string;
  label: string;
  isSecret: boolean;
  step: string;
}

export interface ScopePlan {
  name: string;
  words: string;
  action: { id: string; label: string };
}

export interface GuidePlan {
  name: string;
  slug: string;
  category: string;
  method: { id: string; label: string };
  /** Whether paragraphs and lists are written as HTML elements or as Markdown: real guides do both. */
  style: 'html' | 'markdown';
  before: Block[];
  sections: SectionPlan[];
  fields: FieldPlan[];
  scopes: ScopePlan[];
}

const methods = [
  { id: 'api-key', label: 'API Key' },
  { id: 'api-token', label: 'API Token' },
  { id: 'access-token', label: 'Access Token' },
];
const tones: readonly Tone[] = ['Warning', 'Note', 'Tip', 'Info', 'Check'];

/** The address of a guide's page, the same in every generator of the bench. */
export function pathOf({ slug, method }: Pick<GuidePlan, 'slug' | 'method'>): string {
  return `/connectors/${slug}/guides/link-account/${method.id}`;
}

/** The plan of guide number `number` of `count`: always the same one for the same two numbers. */
export function planGuide(number: number, count: number): GuidePlan {
  const random = seededRandom(number * 7919 + 17);
  const identity = identityOf(number);
  const scopes = random.chance(0.25) ? planScopes(random, identity.slug) : [];
  const fields = planFields(random, identity.method.label);
  const neighbour = pathOf(identityOf((number + 1) % count));
  const talk = { ...identity, random, neighbour };
  const sections = Array.from({ length: random.chance(0.3) ? 2 : 1 }, (_, place) => planSection(talk, place));
  if (scopes.length > 0) sections.push(scopeSection(talk, scopes));
  sections.push(valueSection(talk, fields));
  return {
    ...identity,
    category: random.pick(categories),
    style: random.chance(0.5) ? 'html' : 'markdown',
    before: [
      {
        kind: 'callout',
        tone: random.pick(tones),
        words: `You need to be ${random.pick(roles)} in ${identity.name} to see these pages.`,
      },
    ],
    sections,
    fields,
    scopes,
  };
}

interface Talk {
  name: string;
  random: Random;
  /** The page of another guide. */
  neighbour: string;
}

/** What others need to know of a guide without planning it. */
function identityOf(number: number): Pick<GuidePlan, 'name' | 'slug' | 'method'> {
  const random = seededRandom(number * 104_729 + 3);
  const word = `${random.pick(firstNames)}${random.pick(lastNames)}`;
  return { name: `${word} ${number}`, slug: `${word.toLowerCase()}-${number}`, method: random.pick(methods) };
}

function planScopes(random: Random, slug: string): ScopePlan[] {
  const chosen = records.filter(() => random.chance(0.3));
  const kinds = chosen.length > 0 ? chosen : records.slice(0, 2);
  return kinds.flatMap((record) => [
    {
      name: `${record}.read`,
      words: `Read ${record}.`,
      action: { id: `${slug}_list_${record}`.replaceAll('-', '_'), label: `List ${record}` },
    },
    {
      name: `${record}.write`,
      words: `Create and change ${record}.`,
      action: { id: `${slug}_create_${record}`.replaceAll('-', '_'), label: `Create ${record}` },
    },
  ]);
}

function planFields(random: Random, label: string): FieldPlan[] {
  const secret: FieldPlan = { key: 'secret', label, isSecret: true, step: 'copy-secret' };
  const others: FieldPlan[] = [
    { key: 'subdomain', label: 'Subdomain', isSecret: false, step: 'copy-subdomain' },
    { key: 'email', label: 'Email', isSecret: false, step: 'copy-email' },
  ];
  return [...others.slice(0, random.between(0, 2)), secret];
}

function planSection(talk: Talk, place: number): SectionPlan {
  const { random } = talk;
  const steps = Array.from({ length: random.between(1, 3) }, (_, index): StepPlan => {
    const title = random.pick(stepTitles).replaceAll('%', talk.name);
    const blocks = Array.from({ length: random.between(0, 2) }, () => planBlock(talk));
    return { id: `part-${place + 1}-step-${index + 1}`, title, scopes: [], blocks: [say(talk), ...blocks] };
  });
  return { title: `${sectionTitles[place] ?? 'Go on'} in ${talk.name}`, intro: [say(talk)], steps };
}

function scopeSection(talk: Talk, scopes: ScopePlan[]): SectionPlan {
  const steps = scopes.map(({ name, words }): StepPlan => {
    const step = `Tick **${name}**. ${words}`;
    return {
      id: `allow-${name.replaceAll('.', '-')}`,
      title: words.slice(0, -1),
      scopes: [name],
      blocks: [asText(step)],
    };
  });
  const rows = scopes.map(({ name, words }) => [`\`${name}\``, words]);
  return {
    title: 'Choose the scopes',
    intro: [say(talk), { kind: 'table', head: ['Scope', 'What it allows'], rows }],
    steps,
  };
}

function valueSection(talk: Talk, fields: FieldPlan[]): SectionPlan {
  const steps = fields.map(({ step, label }): StepPlan => {
    const where = `Open **${talk.random.pick(places)}** and copy the **${label}**.`;
    return { id: step, title: `Copy the ${label}`, scopes: [], blocks: [asText(where), say(talk), planBlock(talk)] };
  });
  return { title: 'Copy what the form asks for', intro: [say(talk)], steps };
}

function planBlock(talk: Talk, depth = 0): Block {
  const { random } = talk;
  const roll = random.between(1, depth === 0 ? 20 : 14);
  if (roll <= 6) return say(talk);
  if (roll <= 9) return { kind: 'list', items: Array.from({ length: random.between(2, 4) }, () => wordsOf(talk, 1)) };
  if (roll <= 11) return { kind: 'callout', tone: random.pick(tones), words: wordsOf(talk, 1) };
  if (roll <= 13) return planCode(talk);
  if (roll === 14) return asText(`The same page is used in [another guide](${talk.neighbour}).`);
  if (roll <= 16) return { kind: 'accordion', title: random.pick(questions), words: wordsOf(talk, 2) };
  if (roll <= 18) {
    const rows = Array.from({ length: random.between(2, 6) }, (_, row) => [
      `\`${random.pick(records)}_${row}\``,
      wordsOf(talk, 1).replaceAll('**', ''),
    ]);
    return { kind: 'table', head: ['Name', 'What to enter'], rows };
  }
  const titles = ['Browser', 'Desktop app', 'Command line'].slice(0, random.between(2, 3));
  return { kind: 'tabs', tabs: titles.map((title) => ({ title, blocks: [say(talk), planBlock(talk, depth + 1)] })) };
}

function planCode({ random, name }: Talk): Block {
  const lines = Array.from({ length: random.between(1, 8) }, () => {
    const [record, number] = [random.pick(records), random.between(100, 999)];
    return `"${record}_${number}": "${name.toLowerCase()} ${random.between(1, 99)}",`;
  });
  return { kind: 'code', language: random.pick(languages), lines };
}

function say(talk: Talk): Block {
  return asText(wordsOf(talk, talk.random.between(1, 2)));
}

function wordsOf({ random, name }: Talk, count: number): string {
  return Array.from({ length: count }, () => random.pick(sentences).replaceAll('%', name)).join(' ');
}

function asText(words: string): Block {
  return { kind: 'text', words };
}
