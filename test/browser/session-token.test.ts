import { expect, test } from 'vitest';
import { takeSessionToken } from '../../src/browser/form/session-token.ts';

function visit(hash: string) {
  const addresses: string[] = [];
  const history = {
    state: 1,
    replaceState: (_state: unknown, _title: string, url?: string | URL | null) => void addresses.push(String(url)),
  };
  const token = takeSessionToken({ hash, pathname: '/guide/', search: '?actions=a' }, history);
  return { token, addresses };
}

test('a token in the fragment is taken, and the address stays without it', () => {
  expect(visit('#session=abc.DEF_1-2')).toEqual({ token: 'abc.DEF_1-2', addresses: ['/guide/?actions=a'] });
});

test.each(['', '#', '#session=', '#step-1', '#my-session=abc'])('the fragment "%s" is left alone', (hash) => {
  expect(visit(hash)).toEqual({ token: undefined, addresses: [] });
});
