/**
 * What ties a step to the form: a link to each field that the step yields, and the values that the provider must be
 * told there, to be copied.
 */

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Field } from '../../connector/index.ts';
import * as markup from '../../contract/markup.ts';
import { hasClass } from '../../guide/index.ts';
import type { ProviderValue } from '../provider-values.ts';
import { copyButton } from './copy-button.ts';
import type { PageContext, PageRequirements, RenderedStep } from './page-context.ts';

/** Puts them into the steps, in place. */
export function stepFields(
  tree: Root,
  steps: readonly RenderedStep[],
  page: PageContext,
  { needs }: PageRequirements,
): void {
  const fields = page.method?.fields ?? [];
  // The form stands beside the guide.
  if (page.method) needs.push({ sheet: 'page-with-form' });
  for (const { id, body } of steps) {
    const values = page.values.filter(({ step }) => step === id);
    if (values.length > 0) {
      body.children.push(valueList(values, id, page));
      needs.push({ sheet: 'page-with-choice', scripts: ['copy-buttons'] });
    }
    for (const field of fields) if (field.step === id) body.children.push(fieldLink(field, page));
  }
  if (page.values.length > 0) sayWhenCopied(tree, page);
}

/** One place for all copying of a page, so that it is said once. */
function sayWhenCopied(tree: Root, { messages }: PageContext): void {
  const hasPlace = tree.children.some((node) => node.type === 'element' && hasClass(node, markup.copyStatus));
  const { copied, notCopied } = messages.scopes;
  const words = { dataCopied: copied, dataNotCopied: notCopied };
  const place = h('p.visually-hidden.copy-status', { role: 'status', ...words });
  if (!hasPlace) tree.children.push(place);
}

/**
 * A real link, so that it leads to the field without script as well. Both of its texts lie in one place, so that nothing
 * moves when the step is marked; only one of them is there for readers.
 */
function fieldLink({ key, label, type, secret }: Field, { messages, icon }: PageContext): Element {
  const { paste, enter, choose, yields } = messages.form.field.step;
  const say = type === 'select' ? choose : secret || type === 'password' ? paste : enter;
  return h(
    'p.step-field',
    { lang: messages.locale },
    h(
      'a',
      { href: `#credential:${key}`, dataAwait: '', dataFieldLink: key },
      icon('lucide::corner-down-right'),
      h('span.step-field-words', h('span.step-field-go', say(label)), h('span.step-field-mark', yields(label))),
    ),
  );
}

function valueList(values: readonly ProviderValue[], step: string, page: PageContext): Element {
  return h(
    'dl.step-values',
    values.map(({ label, description, lines }, index) => {
      const id = `value:${step}-${index + 1}`;
      const text = h(
        'code',
        { id, translate: 'no' },
        lines.map((line) => h('span', line)),
      );
      return h(
        'div.step-value',
        h('dt', label),
        description === undefined ? undefined : h('dd.step-value-about', description),
        h(
          'dd.step-value-text',
          text,
          copyButton(page, page.messages.form.field.copyValue(label), { dataCopy: lines.join('\n') }),
        ),
      );
    }),
  );
}
