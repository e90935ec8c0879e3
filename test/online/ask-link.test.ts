/** What an address comes to, by the answers of hosts that a table gives. */
import { expect, test } from 'vitest';
import { askLink, type LinkAnswer } from '../../src/online/ask-link.ts';
import type { Reply } from '../../src/online/ask-politely.ts';

/** Answers by `METHOD address`, or by the address alone; a redirect as `301 https://…`, a failure as its kind. */
type Answers = Record<string, string>;

async function ask(
  address: string,
  answers: Answers,
): Promise<{ answer: LinkAnswer; asked: string[]; pauses: number }> {
  const asked: string[] = [];
  let pauses = 0;
  const answer = await askLink(new URL(address), {
    userAgent: 'test',
    pause: async () => {
      pauses++;
    },
    ask: async ({ method, url }): Promise<Reply> => {
      asked.push(`${method} ${url.href}`);
      const said = answers[`${method} ${url.href}`] ?? answers[url.href] ?? '404';
      const [status = '', location] = said.split(' ');
      if (!/^\d/.test(status)) return { kind: status as 'timed-out' };
      const headers = new Map(location === undefined ? [] : [['location', location]]);
      return { kind: 'answered', status: Number(status), headers, body: { kind: 'unreadable' } };
    },
  });
  return { answer, asked, pauses };
}

const page = 'https://a.com/docs/keys';

test.each<[string, Answers, LinkAnswer]>([
  ['200', { [page]: '200' }, { kind: 'alive' }],
  ['401 of those who are not signed in', { [page]: '401' }, { kind: 'alive' }],
  ['403', { [page]: '403' }, { kind: 'alive' }],
  ['405 to both', { [page]: '405' }, { kind: 'alive' }],
  ['407', { [page]: '407' }, { kind: 'alive' }],
  ['429', { [page]: '429' }, { kind: 'alive' }],
  ['999', { [page]: '999' }, { kind: 'alive' }],
  ['404', { [page]: '404' }, { kind: 'gone', status: 404 }],
  ['410', { [page]: '410' }, { kind: 'gone', status: 410 }],
  ['HEAD that is refused with 405', { [`HEAD ${page}`]: '405', [`GET ${page}`]: '200' }, { kind: 'alive' }],
  ['HEAD that is refused with 501', { [`HEAD ${page}`]: '501', [`GET ${page}`]: '404' }, { kind: 'gone', status: 404 }],
  [
    'HEAD that is answered as if nothing were there',
    { [`HEAD ${page}`]: '404', [`GET ${page}`]: '200' },
    { kind: 'alive' },
  ],
  ['a name that is not there', { [page]: 'nameless' }, { kind: 'nameless', host: 'a.com' }],
  ['no answer in time', { [page]: 'timed-out' }, { kind: 'unanswered', host: 'a.com', why: 'timed-out' }],
  ['no connection', { [page]: 'unreachable' }, { kind: 'unanswered', host: 'a.com', why: 'unreachable' }],
  ['503', { [page]: '503' }, { kind: 'unanswered', host: 'a.com', why: 'status', status: 503 }],
  ['503 and then 200', { [`HEAD ${page}`]: '503', [`GET ${page}`]: '200' }, { kind: 'alive' }],
  ['400', { [page]: '400' }, { kind: 'unanswered', host: 'a.com', why: 'status', status: 400 }],
  [
    'a move for good',
    { [page]: '301 https://a.com/help/keys', 'https://a.com/help/keys': '200' },
    { kind: 'moved', to: 'https://a.com/help/keys' },
  ],
  [
    'several, of which the last is only for now',
    {
      [page]: '308 /b',
      'https://a.com/b': '301 https://b.com/c',
      'https://b.com/c': '302 /c/en',
      'https://b.com/c/en': '200',
    },
    { kind: 'moved', to: 'https://b.com/c' },
  ],
  ['a move for now', { [page]: '302 /b/c', 'https://a.com/b/c': '200' }, { kind: 'alive' }],
  ['a move to what is gone', { [page]: '301 /b/c', 'https://a.com/b/c': '404' }, { kind: 'gone', status: 404 }],
  ['a move to what is not for everybody', { [page]: '301 /b/c', 'https://a.com/b/c': '403' }, { kind: 'alive' }],
  ['a move to a login', { [page]: '301 /login?next=x', 'https://a.com/login?next=x': '200' }, { kind: 'alive' }],
  ['a login that is away', { [page]: '302 https://login.b.com/', 'https://login.b.com/': '503' }, { kind: 'alive' }],
  ['a login by its way back', { [page]: '301 /auth?to=%2Fdocs%2Fkeys' }, { kind: 'alive' }],
  [
    'documentation of logins that has moved',
    { [page]: '301 /docs/oauth', 'https://a.com/docs/oauth': '200' },
    { kind: 'moved', to: 'https://a.com/docs/oauth' },
  ],
  ['a home page', { [page]: '302 /', 'https://a.com/': '200' }, { kind: 'home', to: 'https://a.com/' }],
  [
    'a home page of another host and language',
    { [page]: '301 https://b.com/en-us', 'https://b.com/en-us': '200' },
    { kind: 'home', to: 'https://b.com/en-us' },
  ],
  [
    'a circle',
    { [page]: '302 /b', 'https://a.com/b': `302 ${page}` },
    { kind: 'unanswered', host: 'a.com', why: 'circle' },
  ],
  ['a private network', { [page]: '302 https://b.com/x', 'https://b.com/x': 'private' }, { kind: 'private' }],
])('%s', async (_, answers, expected) => {
  expect((await ask(page, answers)).answer).toEqual(expected);
});

test('a home page that leads to another one has moved, and is no page that is gone', async () => {
  const { answer } = await ask('https://a.com/', { 'https://a.com/': '301 https://b.com/', 'https://b.com/': '200' });
  expect(answer).toEqual({ kind: 'moved', to: 'https://b.com/' });
});

test('what answers is asked once, what does not twice, with a pause between', async () => {
  expect(await ask(page, { [page]: '200' })).toMatchObject({ asked: [`HEAD ${page}`], pauses: 0 });
  expect(await ask(page, { [page]: '404' })).toMatchObject({ asked: [`HEAD ${page}`, `GET ${page}`], pauses: 0 });
  for (const failure of ['timed-out', 'unreachable', '500'])
    expect(await ask(page, { [page]: failure })).toMatchObject({ asked: [`HEAD ${page}`, `GET ${page}`], pauses: 1 });
});
