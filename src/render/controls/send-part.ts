import type { Element } from 'hast';
import { h } from 'hastscript';
import { copyButton } from './copy-button.ts';
import type { PageContext } from './page-context.ts';

/** "Send this to your admin": the link that carries the choice, to copy, to share as the device does, or by email. */
export function sendPart(page: PageContext): Element {
  const { scopes: words } = page.messages;
  const { connector, brand } = page;
  const provider = connector?.name ?? brand.names.product;
  return h(
    'details.scope-picker-send',
    h('summary', page.icon('lucide::send'), words.send),
    h('p.scope-picker-hint', words.sendLead),
    h(
      'div.scope-picker-tools',
      h('input', {
        type: 'url',
        readOnly: true,
        id: 'page:choice-link',
        className: ['scope-picker-link'],
        ariaLabel: words.link,
      }),
      copyButton(page, words.copyLink, { dataCopyOf: 'page:choice-link' }, 'with its name'),
      h(
        'button',
        { type: 'button', className: ['button', 'button-quiet', 'scope-picker-share'], hidden: true },
        page.icon('lucide::share-2'),
        words.share,
      ),
      h(
        'a.button.button-quiet.scope-picker-mail',
        {
          href: 'mailto:',
          dataAwait: true,
          dataSubject: words.mailSubject(provider),
          dataBody: words.mailBody(provider),
          dataActions: words.mailActions,
        },
        page.icon('lucide::mail'),
        words.mail,
      ),
    ),
  );
}
