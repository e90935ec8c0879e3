/** How each generator of the bench writes what a guide is made of. */
import type { Tone } from './plan-guide.ts';

export type DialectName = 'keyway' | 'astro-mdx' | 'starlight' | 'hugo';

export interface Dialect {
  name: DialectName;
  /** What `{brand.product}` and `{brand.hub}` come to where nobody puts in a brand. */
  fillBrand(text: string): string;
  /** Lines between the frontmatter and the text. */
  imports: string;
  callout(tone: Tone, words: string): string;
  steps(inner: string): string;
  step(head: { id: string; title: string }, inner: string): string;
  tabs(inner: string): string;
  tab(title: string, inner: string): string;
  accordion(title: string, inner: string): string;
  panel(inner: string): string;
  /** How a line starts inside an element. */
  indent: '' | '  ';
}

const hubName = 'StackOne Hub';
const fillBrand = (text: string) => text.replaceAll('{brand.product}', 'StackOne').replaceAll('{brand.hub}', hubName);

/** Puts text on lines of its own between two tags, with empty lines, so that Markdown inside is read as such. */
const wrap = (open: string, inner: string, close: string) => `${open}\n\n${inner}\n\n${close}`;

const keyway: Dialect = {
  name: 'keyway',
  fillBrand: (text) => text,
  imports: '',
  callout: (tone, words) => `<${tone}>${words}</${tone}>`,
  steps: (inner) => wrap('<Steps>', inner, '</Steps>'),
  step: ({ id, title }, inner) => wrap(`<Step id="${id}" title="${title}">`, inner, '</Step>'),
  tabs: (inner) => wrap('<Tabs>', inner, '</Tabs>'),
  tab: (title, inner) => wrap(`<Tab title="${title}">`, inner, '</Tab>'),
  accordion: (title, inner) => wrap(`<Accordion title="${title}">`, inner, '</Accordion>'),
  panel: (inner) => wrap('<Panel>', inner, '</Panel>'),
  indent: '  ',
};

/** Its components are handed to the page, so that a guide needs no imports: the same text as Keyway's. */
const astroMdx: Dialect = { ...keyway, name: 'astro-mdx', fillBrand };

const asides = { Warning: 'caution', Note: 'note', Tip: 'tip', Info: 'note', Check: 'tip' } as const;

/** Starlight's own components where it has them. */
const starlight: Dialect = {
  ...keyway,
  name: 'starlight',
  fillBrand,
  imports: [
    `import { Aside, TabItem, Tabs } from '@astrojs/starlight/components';`,
    `import { Accordion, Panel, Step, Steps } from '@bench/components';`,
  ].join('\n'),
  callout: (tone, words) => `<Aside type="${asides[tone]}">${words}</Aside>`,
  tab: (title, inner) => wrap(`<TabItem label="${title}">`, inner, '</TabItem>'),
};

/** Markdown with HTML around it: goldmark reads what stands between empty lines and is not indented. */
const hugo: Dialect = {
  name: 'hugo',
  fillBrand,
  imports: '',
  callout: (tone, words) => wrap(`<aside class="${tone.toLowerCase()}">`, words, '</aside>'),
  steps: (inner) => wrap('<div class="steps">', inner, '</div>'),
  step: ({ id, title }, inner) => wrap(`<div class="step" id="${id}">\n<h3>${title}</h3>`, inner, '</div>'),
  tabs: (inner) => wrap('<div class="tabs">', inner, '</div>'),
  tab: (title, inner) => wrap(`<div class="tab">\n<h4>${title}</h4>`, inner, '</div>'),
  accordion: (title, inner) => wrap(`<details>\n<summary>${title}</summary>`, inner, '</details>'),
  panel: (inner) => wrap('<aside class="panel">', inner, '</aside>'),
  indent: '',
};

export const dialects: Readonly<Record<DialectName, Dialect>> = { keyway, 'astro-mdx': astroMdx, starlight, hugo };
