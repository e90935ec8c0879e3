/**
 * The section on linking an account that a partner's guide has in the place of the vendor's: the partner's own snippet,
 * or our words. It is written as guides are and parsed as guides are, so that ids, steps, twins and search know it like
 * any other.
 */
import type { Connector, Method } from '../connector/index.ts';
import {
  bindingOf,
  type Guide,
  type GuideNode,
  guideLanguage,
  headingRank,
  type ParsedGuide,
  parseGuide,
} from '../guide/index.ts';
import { isLocale, messagesFor } from '../messages/index.ts';
import { escapes } from './change.ts';
import { hiddenParts, isMarked } from './hidden-parts.ts';
import type { Brand } from './schema.ts';

/** Where a brand puts its own section, counted from the content folder as the brand has it. */
export const linkingFile = 'snippets/linking.mdx';

/** Where the form stands in the page. */
const formAddress = '#page:connect';

export interface LinkingSection extends ParsedGuide {
  /** The vendor's section that it stands for. */
  place: GuideNode;
}

/**
 * The section that a brand's readers get, in words that are not the brand's yet. Nothing where the guide hides no such
 * section from them, or links by the provider's consent alone and the brand has no snippet, because there is no form.
 */
export function createLinkingSection(guide: Guide, brand: Brand, connector: Connector): LinkingSection | undefined {
  const made = latest.get(guide);
  if (made?.brand === brand && made.connector === connector) return made.section;
  const section = parseSection(guide, brand, connector);
  latest.set(guide, { brand, connector, section });
  return section;
}

// Checks, files and pages of one brand ask for it in turn.
const latest = new WeakMap<Guide, { brand: Brand; connector: Connector; section: LinkingSection | undefined }>();

function parseSection(guide: Guide, brand: Brand, connector: Connector): LinkingSection | undefined {
  const { binding } = guide;
  const method = binding?.purpose === 'link-account' ? connector.methods[binding.method] : undefined;
  const place = brand.vendor ? undefined : hiddenSection(guide, brand);
  if (!method || !place || (!brand.linking && method.type === 'oauth2')) return undefined;
  if (brand.linking) return { place, ...parseOnce(useSnippet(guide, connector, method), guide, brand) };
  const body = writeSection(guide, brand, connector, method);
  const standIn = standInLetter.repeat(connector.name.length);
  const common = plainName.test(connector.name) && writeSection(guide, brand, { ...connector, name: standIn }, method);
  // Only a name that says nothing to Markdown, and that no wording bends, can be put in afterwards.
  if (!common || body.includes(standInLetter) || common.replaceAll(standIn, connector.name) !== body) {
    return { place, ...parseOnce(body, guide, brand) };
  }
  return { place, ...parseOnce(common, guide, brand, (text) => text.replaceAll(standIn, connector.name)) };
}

/** Stands for each character of a provider's name, so that places stay what they are: a letter that nobody writes. */
const standInLetter = '\u04FF';
const plainName = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

// Parsing costs more than all else that a brand does, and a brand's sections differ by names and labels alone.
const parsedTexts = new WeakMap<Brand, Map<string, ParsedGuide>>();

/** The section as a guide of its own, parsed once for all guides of a brand that have the same text. */
function parseOnce(body: string, { path, file }: Guide, brand: Brand, putIn = (text: string) => text): ParsedGuide {
  const texts = parsedTexts.get(brand) ?? new Map<string, ParsedGuide>();
  parsedTexts.set(brand, texts);
  const values = { title: 'Linking' };
  const binding = bindingOf(path, values);
  const key = `${binding ? 'guide' : 'page'}\n${body}`;
  const parsed =
    texts.get(key) ??
    parseGuide(`---\ntitle: ${values.title}\n---\n\n${body}`, { path, file, snippets: brand.linking ?? {} });
  texts.set(key, parsed);
  const { binding: _, ...guide } = mapStrings(parsed.guide, putIn);
  return {
    guide: { ...guide, path, file, ...(binding ? { binding } : {}) },
    issues: parsed.issues.map((issue) => ({
      ...mapStrings(issue, putIn),
      file: issue.file === parsed.guide.file ? file : issue.file,
    })),
  };
}

/** A copy of the value with its strings changed. */
function mapStrings<Value>(value: Value, change: (text: string) => string): Value;
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, change)]));
}

function hiddenSection(guide: Guide, brand: Brand): GuideNode | undefined {
  const hidden = hiddenParts(guide, brand)(guide.children);
  return guide.children.findLast((node) => hidden.has(node) && isMarked(node) && hasHeading(node));
}

function hasHeading(node: GuideNode): boolean {
  if (headingRank(node) !== undefined) return true;
  return 'children' in node && (node.children as GuideNode[]).some(hasHeading);
}

/** A use of the snippet with what it may want to say: `{provider}`, `{method}`, `{fields}`, `{form}`. */
function useSnippet(guide: Guide, { name }: Connector, { label, fields }: Method): string {
  const list = new Intl.ListFormat(guideLanguage(guide), { type: 'conjunction' });
  const props = {
    provider: name,
    method: label,
    fields: list.format(fields.map((field) => field.label)),
    form: formAddress,
  };
  const written = Object.entries(props).map(([prop, value]) => `${prop}="${escapes.attribute(value)}"`);
  return `import Linking from '/${linkingFile}'\n\n<Linking ${written.join(' ')} />\n`;
}

function writeSection(guide: Guide, { locale }: Brand, connector: Connector, { fields, verify }: Method): string {
  const language = guideLanguage(guide);
  const spoken = isLocale(language) ? language : locale;
  const { linking: words } = messagesFor(spoken);
  // The form speaks the language of the page around the guide.
  const { check } = messagesFor(locale).form.button;
  const button = spoken === locale ? `**${check}**` : `<strong lang="${locale}">${check}</strong>`;
  const provider = escapes.text(connector.name);
  const labels = fields.map(({ label, required }) => {
    return `      - **${escapes.text(label)}**${required ? '' : ` (${words.optional})`}\n`;
  });
  const answer = verify ? ` ${words.checkText(provider)}` : '';
  const steps = [
    step('link-open-form', words.open, `${words.openText(provider, '{brand.product}', formAddress)}`),
    ...(labels.length > 0 ? [step('link-fill-in', words.fill, `${words.fillText}\n\n${labels.join('')}`)] : []),
    step('link-account', words.link, `${words.linkText(button)}${answer}`),
  ];
  return `<section data-guide-section data-guide-scopes="">
  ## ${words.title(provider, '{brand.hub}')}

  <Steps>
${steps.join('\n')}  </Steps>
</section>
`;
}

function step(id: string, title: string, text: string): string {
  return `    <Step id="${id}" title="${title}">\n      ${text}\n    </Step>\n`;
}
