/** Guides that hold a payload at every place where a guide can hold text, and their pages. */

import { createDrawing } from '../../src/assets/highlighter.ts';
import { applyBrand, type Brand, brandSchema, neutralBrand } from '../../src/brand/index.ts';
import { blockNamed } from '../../src/guide/blocks/index.ts';
import { blockTags, outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';

/** Places, each with what puts the payload there. Together they are one guide, alone each is one as well. */
export type Slots = Record<string, string>;

/** Every slot, filled. Strings of JavaScript carry any payload past the syntax of MDX, as a writer could. */
export function slotsFor(payload: string): Slots {
  const quoted = JSON.stringify(payload);
  const escaped = entities(payload);
  const line = payload.replace(/\s+/g, ' ');
  return {
    text: `{${quoted}}\n\n${escaped}`,
    heading: `## {${quoted}}\n\n<h3 id={${quoted}} title={${quoted}}>{${quoted}}</h3>`,
    'table cell': `| A |\n| - |\n| {${quoted.replaceAll('|', '\\u007c')}} |`,
    'link address': `[link](<${line.replace(/[<>\\]/g, '\\$&')}>) <a href={${quoted}} target={${quoted}}>link</a>`,
    'link title': `[link](https://example.com "${escaped}")`,
    'image address': `![image](<${line.replace(/[<>\\]/g, '\\$&')}>) <img src={${quoted}} alt="image" />`,
    'image text': `![${escaped}](/a.png "${escaped}") <img src="/a.png" alt={${quoted}} title={${quoted}} width={${quoted}} />`,
    'code text': `${fence(payload)}js\n${payload}\n${fence(payload)}\n\n<pre>{${quoted}}</pre>`,
    'code language': `~~~${line.replace(/\s/g, '')}\ncode\n~~~`,
    'code meta': `~~~js ${line} title=${quoted.replace(/\s/g, ' ')}\ncode\n~~~`,
    attributes: `<div class={${quoted}} style={${quoted}} data-x={${quoted}} data-guide-section={${quoted}} onclick={${quoted}}>text</div>`,
    frontmatter: '{frontmatter.title} {frontmatter.description} {frontmatter.other}',
    'brand words': '{brand.company} {brand.product} {brand.hub}',
    ...Object.fromEntries(blockTags.map((tag) => [`<${tag}>`, blockSlot(tag, quoted)])),
  };
}

/** The block with the payload in each of its props, and once in its text. */
function blockSlot(tag: string, quoted: string): string {
  const props = Object.keys(blockNamed(tag)?.props.shape ?? {});
  const attributes = props.map((prop) => `${prop}={${quoted}}`).join(' ');
  return `<${tag} ${attributes}>{${quoted}}</${tag}>`;
}

function fence(payload: string): string {
  const longest = Math.max(2, ...[...payload.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}

function entities(text: string): string {
  return [...text.replace(/\s+/g, ' ')]
    .map((sign) => (/[\w ]/.test(sign) ? sign : `&#${sign.codePointAt(0)};`))
    .join('');
}

const headOf = (payload: string) => {
  const quoted = JSON.stringify(payload);
  return `---\ntitle: ${quoted}\ndescription: ${quoted}\nother: ${quoted}\n---\n\n`;
};

export interface PayloadPage {
  html: string;
  /** Whether the whole body was refused. */
  isRefused: boolean;
}

const drawing = await createDrawing(['js']);

/** The page of a guide that has the payload in all slots. */
export function pageOfSlots(payload: string): PayloadPage {
  return pageOf(headOf(payload) + Object.values(slotsFor(payload)).join('\n\n'), payload);
}

/** The page of a guide whose body is the payload as it stands. */
export function pageOfBody(payload: string): PayloadPage {
  return pageOf(`${headOf(payload)}${payload}\n`, payload);
}

function pageOf(source: string, payload: string): PayloadPage {
  const { guide, issues } = parseGuide(source, { path: 'guides/payload', file: 'payload.mdx' });
  const branded = applyBrand(guide, brandOf(payload)).guide;
  const { html } = renderHtml(branded, outlineOf(branded.children), { drawing });
  return { html, isRefused: issues.some(({ code }) => code === 'mdx-syntax' || code === 'nesting-too-deep') };
}

/** The neutral brand under the payload's name, where a brand can be called so. */
function brandOf(payload: string): Brand {
  const names = { ...neutralBrand.names, company: payload, product: payload, hub: payload };
  const { id, lineage, ...brand } = neutralBrand;
  const parsed = brandSchema.safeParse({ ...brand, names });
  return parsed.success ? { id, lineage, ...parsed.data } : neutralBrand;
}

/** What a renderer gives that lets everything through: by it the test proves that its payloads live. */
export function naivePage(payload: string): string {
  const address = payload.replaceAll('"', '&quot;');
  return `<div>${payload}</div>\n<a href="${address}">link</a>\n<img src="${address}" title="${payload}">`;
}
