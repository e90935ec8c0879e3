import type { Element, Properties } from 'hast';
import { h } from 'hastscript';
import type { PageContext } from './page-context.ts';

/** A button that copies: `dataCopy`, a text, or `dataCopyOf`, what the element of that id holds. */
export function copyButton(
  page: PageContext,
  name: string,
  copies: Properties,
  looks: 'with its name' | 'as an icon' = 'as an icon',
): Element {
  const isNamed = looks === 'with its name';
  return h(
    'button',
    {
      type: 'button',
      className: isNamed ? ['button', 'button-quiet', 'copy-button'] : ['copy-button', 'copy-button-bare'],
      ...(isNamed ? {} : { ariaLabel: name, title: name }),
      ...copies,
    },
    h('span.copy-mark', page.icon('lucide::copy')),
    h('span.copy-mark.copy-mark-done', page.icon('lucide::check')),
    isNamed ? name : undefined,
  );
}
