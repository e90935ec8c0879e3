import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { type AccountsState, type ListedAccount, renderAccountsPage } from '../../../src/render/page/accounts-page.ts';
import { sampleSite } from './sample-site.ts';

const account: ListedAccount = {
  id: 'acc_1',
  label: null,
  provider_name: 'Provider',
  status: 'active',
  status_reasons: [],
  credential_hint: 'abcd',
  created_at: '2026-03-08T10:11:12.000Z',
  checked_at: '2026-03-09T10:11:12.000Z',
};

const session = { id: 'session-1', owner: 'Globex <&>, ada@globex.example' };

const render = (state: AccountsState) => fromHtml(renderAccountsPage(sampleSite(), state).main, { fragment: true });

test('a list shows each account, its last check, and what can be done with it', () => {
  const tree = render({
    kind: 'accounts',
    session,
    accounts: [
      account,
      {
        ...account,
        id: 'acc_2',
        label: 'Mine <&>',
        status: 'error',
        status_reasons: [
          { code: 'old', description: 'Old.', timestamp: '2026-03-08T10:11:12.000Z' },
          { code: 'new', description: 'New <b>.', timestamp: '2026-03-09T10:11:12.000Z' },
        ],
        credential_hint: null,
        checked_at: null,
      },
    ],
  });
  const slots = (name: string) => selectAll(`[data-slot="${name}"]`, tree).map((slot) => textOf(slot));
  expect(slots('provider')).toEqual(['Provider', 'Mine <&>']);
  expect(slots('status')).toEqual(['Active', 'Needs attention']);
  expect(slots('hint')).toEqual(['abcd', 'unknown']);
  expect(slots('linked')).toEqual(['2026-03-08, 10:11 UTC', '2026-03-08, 10:11 UTC']);
  expect(slots('checked')).toEqual(['2026-03-09, 10:11 UTC', 'never']);
  expect(slots('reason')).toEqual(['', 'New <b>.']);
  expect(selectAll('[data-slot="reason"]', tree).map(({ properties }) => properties['hidden'] ?? false)).toEqual([
    true,
    false,
  ]);
  expect(selectAll('form', tree).map(({ properties }) => properties['action'])).toEqual([
    'acc_1/check',
    'acc_1/unlink',
    'acc_2/check',
    'acc_2/unlink',
  ]);
  // Each form names the session of the page, and the page says whose that is.
  const ids = selectAll('form > [name=session]', tree).map(({ properties }) => properties['value']);
  expect(ids).toEqual(Array(4).fill('session-1'));
  expect(textOf(select('.connect-owner', tree) ?? tree)).toBe('For Globex <&>, ada@globex.example');
  const labels = selectAll('[aria-label]', tree).map(({ properties }) => properties['ariaLabel']);
  expect(new Set(labels).size).toBe(6);
  expect(labels).toContain('Unlink now: Mine <&>');
});

test.each([
  [{ kind: 'no-server' }, 'no-server'],
  [{ kind: 'no-session' }, 'no-session'],
  [{ kind: 'accounts', session, accounts: [] }, 'empty'],
  [{ kind: 'accounts', session, accounts: [account] }, 'list'],
] satisfies [AccountsState, string][])('%o shows one part', (state, part) => {
  const tree = render(state);
  const parts = selectAll('[data-part]', tree).map(({ properties }) => properties['dataPart']);
  expect(parts.filter((name) => ['no-server', 'no-session', 'empty', 'list'].includes(String(name)))).toEqual([part]);
});

test('what was last done is said, if it is a thing that can be done', () => {
  const said = (done?: string) => {
    const tree = render({ kind: 'accounts', session, accounts: [], ...(done === undefined ? {} : { done }) });
    const message = select('[data-part="message"]', tree);
    return { text: message && textOf(message), hidden: message?.properties['hidden'] ?? false };
  };
  expect(said('unlinked')).toEqual({ text: 'The account is unlinked, and its key is erased.', hidden: false });
  for (const done of [undefined, '', 'toString', '<b>']) expect(said(done)).toEqual({ text: '', hidden: true });
});
