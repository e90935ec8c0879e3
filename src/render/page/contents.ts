/** The contents list of a guide: its headings, and under each its steps. */
import type { Anchor } from '../../guide/index.ts';
import type { Messages } from '../../messages/index.ts';
import { attributes, type Html, html } from './html.ts';

export interface Contents {
  anchors: readonly Anchor[];
  /** The language of the guide, where it is not that of the page. */
  language: string | undefined;
  words: Messages['site'];
}

interface Section {
  heading?: Anchor;
  steps: Anchor[];
}

/** The entries, which a page shows at two places, and so makes once. */
export function contentsList({ anchors, language, words }: Contents): Html {
  const step = ({ id, number, title }: Anchor) =>
    html`<li><a class="contents-step" href="#${id}"><span class="contents-number" data-number-of="${id}">${number}</span><span${attributes({ lang: title ? language : undefined })}>${title || words.stepOf(number ?? 0)}</span></a></li>`;
  const heading = ({ id, title, rank }: Anchor) =>
    html`<a class="contents-heading contents-rank-${rank}" href="#${id}"${attributes({ lang: language })}>${title}</a>`;
  const items = sectionsOf(anchors).map(
    (section) =>
      html`<li>${section.heading && heading(section.heading)}${
        section.steps.length > 0 && html`<ol role="list">${section.steps.map(step)}</ol>`
      }</li>`,
  );
  return html`<ul role="list">${items}</ul>`;
}

/** The list under a name, because a page may show it twice. */
export function contentsNav(list: Html, label: string): Html {
  return html`<nav class="contents" aria-label="${label}">${list}</nav>`;
}

function sectionsOf(anchors: readonly Anchor[]): Section[] {
  const sections: Section[] = [];
  for (const anchor of anchors) {
    if (anchor.kind === 'step') {
      if (sections.length === 0) sections.push({ steps: [] });
      sections.at(-1)?.steps.push(anchor);
    } else if (anchor.kind === 'heading' && anchor.rank <= 3) sections.push({ heading: anchor, steps: [] });
  }
  return sections;
}
