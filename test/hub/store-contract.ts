import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Feedback } from '../../src/contract/hub.ts';
import type { StoredRequest } from '../../src/hub/store/idempotency.ts';
import type { Change, Store, StoredAccount, StoredSession } from '../../src/hub/store/store.ts';

const at = (seconds: number) => new Date(Date.UTC(2025, 0, 1, 0, 0, seconds));

export const session: StoredSession = {
  id: 's1',
  tokenHash: 'token-1',
  linkHash: 'link-1',
  ownerId: "o'1",
  ownerName: 'Ö\u0000"1',
  username: null,
  connector: 'lodge',
  method: null,
  accountId: null,
  linkedAccountId: null,
  categories: ['crm', 'x'],
  multiple: true,
  label: null,
  metadata: { deep: [1, null, { a: 'b' }] },
  type: 'test',
  createdAt: at(0),
  expiresAt: at(30),
};

export const account: StoredAccount = {
  id: 'a1',
  slot: 'slot-1',
  ownerId: 'o1',
  ownerName: 'One',
  username: 'u',
  connector: 'lodge',
  method: 'api-key',
  label: null,
  status: 'active',
  statusReasons: [],
  type: 'production',
  hint: 'cdef',
  credentialVersion: 1,
  keyId: 'k1',
  wrappedKey: Uint8Array.of(2, 3),
  sealed: Uint8Array.of(0, 1, 255),
  checkedAt: at(1),
  createdAt: at(0),
  updatedAt: at(0),
  version: 1,
};

/** What every store promises. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('finds a session by either hash, exactly as it was', async () => {
      await store.addSession(session);
      expect(await store.findSession('token-1')).toEqual(session);
      expect(await store.findSession('link-1')).toEqual(session);
      expect(await store.findSession('s1')).toBeUndefined();
    });

    test('refuses a second session with the same token', async () => {
      await store.addSession(session);
      await expect(store.addSession({ ...session, id: 's2', linkHash: 'link-2' })).rejects.toThrow();
    });

    test('forgets sessions that expired before a time, and no others', async () => {
      await store.addSession(session);
      await store.removeSessions(at(30));
      expect(await store.findSession('token-1')).toBeDefined();
      await store.removeSessions(at(31));
      expect(await store.findSession('token-1')).toBeUndefined();
    });

    test('finds an account by id and by slot, exactly as it was', async () => {
      expect(await store.hasAccounts()).toBe(false);
      expect(await store.addAccount(account)).toBe('added');
      expect(await store.hasAccounts()).toBe(true);
      const found = await store.findAccount('a1');
      expect(found).toEqual(account);
      expect((await store.findAccountBySlot('slot-1'))?.id).toBe('a1');
      expect(await store.findAccount('a2')).toBeUndefined();
    });

    test('holds one account per slot, and any number without', async () => {
      await store.addAccount(account);
      expect(await store.addAccount({ ...account, id: 'a2' })).toBe('taken');
      expect(await store.addAccount({ ...account, slot: 'slot-2' })).toBe('taken');
      expect(await store.addAccount({ ...account, id: 'a3', slot: null })).toBe('added');
      expect(await store.addAccount({ ...account, id: 'a4', slot: null })).toBe('added');
      expect(await store.listAccounts({}, { offset: 0, limit: 9 })).toHaveLength(3);
    });

    test('replaces an account only as it was last seen', async () => {
      await store.addAccount(account);
      const reasons = [{ code: 'credential-rejected', description: 'd', timestamp: 't' }];
      const changed: StoredAccount = {
        ...account,
        status: 'error',
        statusReasons: reasons,
        label: 'L',
        checkedAt: null,
        updatedAt: at(5),
      };
      expect(await store.replaceAccount(changed)).toBe('replaced');
      expect(await store.replaceAccount({ ...changed, label: 'M' })).toBe('changed');
      expect(await store.replaceAccount({ ...changed, id: 'gone' })).toBe('changed');
      expect(await store.findAccount('a1')).toMatchObject({
        label: 'L',
        status: 'error',
        statusReasons: reasons,
        checkedAt: null,
        version: 2,
      });
      expect(await store.replaceAccount({ ...changed, version: 2 })).toBe('replaced');
    });

    test('tells versions apart whose times are the same, and of two changes at once takes one', async () => {
      await store.addAccount({ ...account, version: 7 });
      const labels = ['L', 'M', 'N', 'O'];
      const outcomes = await Promise.all(labels.map((label) => store.replaceAccount({ ...account, label })));
      expect(outcomes).toEqual(['replaced', 'changed', 'changed', 'changed']);
      expect(await store.findAccount('a1')).toMatchObject({ label: 'L', version: 2, updatedAt: account.updatedAt });
    });

    test('does a unit of work as a whole', async () => {
      await store.addAccount(account);
      await store.addAccount({ ...account, id: 'a2', slot: 'slot-2' });
      const outcome = await store.transact([
        { kind: 'require-account', id: 'a2', version: 1 },
        { kind: 'remove-account', id: 'a2', version: 1 },
        { kind: 'add-account', account: { ...account, id: 'a3', slot: 'slot-2', version: 9 } },
        { kind: 'replace-account', account: { ...account, label: 'L' } },
        { kind: 'replace-account', account: { ...account, label: 'M', version: 2 } },
      ]);
      expect(outcome).toEqual({ kind: 'done' });
      expect(await store.findAccount('a1')).toMatchObject({ label: 'M', version: 3 });
      expect(await store.findAccount('a2')).toBeUndefined();
      expect(await store.findAccountBySlot('slot-2')).toMatchObject({ id: 'a3', version: 1 });
      expect(await store.transact([])).toEqual({ kind: 'done' });
    });

    const free = { ...account, id: 'a9', slot: 'slot-9' };
    test.each<[string, Change]>([
      ['a slot that is taken', { kind: 'add-account', account: { ...free, slot: 'slot-1' } }],
      ['an id that is taken', { kind: 'add-account', account: { ...account, slot: null } }],
      ['another version to replace', { kind: 'replace-account', account: { ...account, version: 2 } }],
      ['an account to replace that is gone', { kind: 'replace-account', account: free }],
      ['another version to remove', { kind: 'remove-account', id: 'a1', version: 2 }],
      ['an account to remove that is gone', { kind: 'remove-account', id: 'a9' }],
      ['another version that is required', { kind: 'require-account', id: 'a1', version: 2 }],
      ['a required account that is gone', { kind: 'require-account', id: 'a9', version: 1 }],
    ])('does nothing of a unit of work that finds %s, and disturbs no other call', async (_, change) => {
      await store.addAccount(account);
      const [outcome, other] = await Promise.all([
        store.transact([
          { kind: 'add-account', account: { ...account, id: 'a2', slot: 'slot-2' } },
          { kind: 'require-account', id: 'a1', version: 1 },
          change,
          { kind: 'remove-account', id: 'a1' },
        ]),
        store.addAccount({ ...account, id: 'a5', slot: 'slot-5' }),
      ]);
      expect(outcome).toEqual({ kind: 'refused', index: 2 });
      expect(other).toBe('added');
      expect((await store.listAccounts({}, { limit: 9 })).map(({ id, version }) => [id, version])).toEqual([
        ['a1', 1],
        ['a5', 1],
      ]);
    });

    test('answers each of many calls at once by itself, those that fail too', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 300 }, (_, index) =>
          store.addSession({ ...session, id: `s${index}`, tokenHash: `t${index % 100}`, linkHash: `l${index}` }),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(
        outcomes.map((_, index) => (index < 100 ? 'fulfilled' : 'rejected')),
      );
      expect(await store.findSession('t7')).toMatchObject({ id: 's7' });
    });

    test('does what was asked for before it closes, and nothing afterwards', async () => {
      const outcomes = Promise.all([store.addAccount(account), store.removeAccount('a1'), store.close()]);
      expect(await outcomes).toEqual(['added', true, undefined]);
      await expect(store.findAccount('a1')).rejects.toMatchObject({ name: 'HubError', code: 'store-stopped' });
    });

    test('spends a session by one account, in the same step, and keeps no other for it', async () => {
      await store.addSession(session);
      await store.addAccount(account);
      expect(await store.addAccount({ ...account, id: 'a2' }, 's1')).toBe('taken');
      expect(await store.replaceAccount({ ...account, label: 'L', version: 9 }, 's1')).toBe('changed');
      expect((await store.findSession('token-1'))?.linkedAccountId).toBeNull();
      expect(await store.replaceAccount({ ...account, label: 'L' }, 's1')).toBe('replaced');
      expect((await store.findSession('token-1'))?.linkedAccountId).toBe('a1');
      expect(await store.addAccount({ ...account, id: 'a3', slot: null }, 's1')).toBe('spent');
      expect(await store.replaceAccount({ ...account, label: 'M', version: 2 }, 's1')).toBe('spent');
      expect(await store.addAccount({ ...account, id: 'a4', slot: null }, 'gone')).toBe('spent');
      expect(await store.listAccounts({}, { limit: 9 })).toMatchObject([{ id: 'a1', label: 'L' }]);
    });

    test('lists the newest first, by owner, connector and status, in parts', async () => {
      for (let index = 0; index < 5; index += 1) {
        await store.addAccount({
          ...account,
          id: `a${index}`,
          slot: null,
          ownerId: index < 3 ? 'o1' : 'o2',
          connector: index === 0 ? 'mason' : 'lodge',
          createdAt: at(index),
        });
      }
      const ids = async (...[filter, span]: Parameters<Store['listAccounts']>) =>
        (await store.listAccounts(filter, span)).map(({ id }) => id);
      expect(await ids({}, { offset: 0, limit: 9 })).toEqual(['a4', 'a3', 'a2', 'a1', 'a0']);
      expect(await ids({}, { offset: 1, limit: 2 })).toEqual(['a3', 'a2']);
      expect(await ids({ ownerIds: ['o1'] }, { offset: 0, limit: 9 })).toEqual(['a2', 'a1', 'a0']);
      expect(
        await ids({ ownerIds: ['o1'], connectors: ['mason'], statuses: ['active'] }, { offset: 0, limit: 9 }),
      ).toEqual(['a0']);
      expect(await ids({ statuses: ['error'] }, { offset: 0, limit: 9 })).toEqual([]);
      expect(await ids({ statuses: ['error', 'active'], ids: ['a0', 'a4', 'x'] }, { limit: 9 })).toEqual(['a4', 'a0']);
      expect(await ids({ ownerIds: ['o1', 'o2'], methods: ['api-key'] }, { limit: 2 })).toEqual(['a4', 'a3']);
      expect(await ids({ ownerIds: [] }, { limit: 9 })).toEqual([]);
    });

    test('goes on after an account, and passes over none of the same time', async () => {
      for (const id of ['a3', 'a1', 'a2']) await store.addAccount({ ...account, id, slot: null, createdAt: at(1) });
      await store.addAccount({ ...account, id: 'a0', slot: null, createdAt: at(0) });
      const after = { createdAt: at(1), id: 'a1' };
      expect((await store.listAccounts({}, { after, limit: 9 })).map(({ id }) => id)).toEqual(['a2', 'a3', 'a0']);
      const later = { createdAt: at(1), id: 'a3' };
      expect((await store.listAccounts({ ownerIds: ['o1'] }, { after: later, limit: 9 }))[0]?.id).toBe('a0');
    });

    test('counts feedback by page, step, choice and day, and tells the sums of all days, most frequent first', async () => {
      const moved: Feedback = { page: '/a/', step: 'one', choice: 'moved' };
      const renamed: Feedback = { ...moved, choice: 'renamed' };
      for (const day of ['2025-01-03', '2025-01-01', '2025-01-03'])
        expect(await store.countFeedback(moved, day, 9)).toBe('counted');
      await store.countFeedback({ ...moved, page: '/b/' }, '2025-01-02', 9);
      await store.countFeedback(renamed, '2025-01-02', 9);
      const [often, ...rare] = await store.listFeedback(9);
      expect(often).toEqual({ ...moved, count: 3, first_day: '2025-01-01', last_day: '2025-01-03' });
      expect(rare.map(({ page, choice, count }) => [page, choice, count])).toEqual([
        ['/a/', 'renamed', 1],
        ['/b/', 'moved', 1],
      ]);
      expect(await store.listFeedback(1)).toEqual([often]);
      await store.removeFeedback('2025-01-03');
      expect(await store.listFeedback(9)).toEqual([{ ...often, count: 2, first_day: '2025-01-03' }]);
    });

    test('takes no further line of feedback beyond the limit, and still counts those it has', async () => {
      const feedback: Feedback = { page: '/a/', step: 'one', choice: 'moved' };
      expect(await store.countFeedback(feedback, '2025-01-01', 1)).toBe('counted');
      expect(await store.countFeedback({ ...feedback, step: 'two' }, '2025-01-01', 1)).toBe('full');
      expect(await store.countFeedback(feedback, '2025-01-02', 1)).toBe('full');
      expect(await store.countFeedback(feedback, '2025-01-01', 1)).toBe('counted');
      expect((await store.listFeedback(9)).map(({ count }) => count)).toEqual([2]);
    });

    test('finds an account of before data keys exactly as it was', async () => {
      await store.addAccount({ ...account, credentialVersion: 7, wrappedKey: null });
      expect(await store.findAccount('a1')).toMatchObject({ credentialVersion: 7, wrappedKey: null });
    });

    test('lets one key seal at a time, and none that was replaced', async () => {
      const addedAt = at(0);
      for (const id of ['k1', 'k2']) await store.addVaultKey({ id, fingerprint: `of ${id}`, addedAt });
      const states = async () => (await store.listVaultKeys()).map(({ state }) => state);
      expect(await store.findSealingKeyId()).toBeUndefined();
      expect(await store.makeSealingKey('k3', undefined)).toBe('changed');
      expect(await store.makeSealingKey('k2', 'k1')).toBe('changed');
      expect(await states()).toEqual(['ready', 'ready']);
      expect(await store.makeSealingKey('k1', undefined)).toBe('made');
      expect(await store.makeSealingKey('k2', undefined)).toBe('changed');
      expect(await store.makeSealingKey('k3', 'k1')).toBe('changed');
      expect(await states()).toEqual(['sealing', 'ready']);
      expect(await store.makeSealingKey('k2', 'k1')).toBe('made');
      expect(await store.findSealingKeyId()).toBe('k2');
      expect(await store.makeSealingKey('k1', 'k2')).toBe('changed');
      expect(await states()).toEqual(['retired', 'sealing']);
      expect(await store.addVaultKey({ id: 'k1', fingerprint: 'x', addedAt })).toBe('taken');
    });

    test('keeps no credential that another key sealed than the one that seals', async () => {
      for (const id of ['k1', 'k2']) await store.addVaultKey({ id, fingerprint: `of ${id}`, addedAt: at(0) });
      // Control: nothing is refused while the key still seals.
      await store.makeSealingKey('k1', undefined);
      expect(await store.addAccount(account)).toBe('added');
      await store.makeSealingKey('k2', 'k1');
      expect(await store.addAccount({ ...account, id: 'a2', slot: null })).toBe('key-retired');
      const [later, stale] = [{ ...account, updatedAt: at(5) }, Uint8Array.of(9)];
      expect(await store.replaceAccount({ ...later, sealed: stale })).toBe('key-retired');
      expect(await store.replaceAccount({ ...later, wrappedKey: stale })).toBe('key-retired');
      const change: Change = { kind: 'replace-account', account: { ...later, sealed: stale } };
      await expect(store.transact([change])).rejects.toThrow(expect.objectContaining({ code: 'vault-key-retired' }));
      expect(await store.findAccount('a1')).toEqual(account);
      // What is not the credential may change, whoever sealed it.
      expect(await store.replaceAccount({ ...later, label: 'L' })).toBe('replaced');
      expect(await store.replaceAccount({ ...later, keyId: 'k2', wrappedKey: stale, version: 2 })).toBe('replaced');
      expect(await store.replaceAccount({ ...account, keyId: 'k1', version: 3 })).toBe('key-retired');
    });

    test('lists what a key has not wrapped, by id, in parts', async () => {
      for (const [id, keyId, wrappedKey] of [
        ['a1', 'k1', Uint8Array.of(1)],
        ['a2', 'k2', Uint8Array.of(1)],
        ['a3', 'k2', null],
        ['a4', 'k1', null],
      ] as const)
        await store.addAccount({ ...account, id, slot: null, keyId, wrappedKey });
      const ids = async (...asked: Parameters<Store['listAccountsToRewrap']>) =>
        (await store.listAccountsToRewrap(...asked)).map(({ id }) => id);
      expect(await ids('k2', '', 9)).toEqual(['a1', 'a3', 'a4']);
      expect(await ids('k2', '', 2)).toEqual(['a1', 'a3']);
      expect(await ids('k2', 'a3', 2)).toEqual(['a4']);
      expect(await ids('k1', '', 9)).toEqual(['a2', 'a3', 'a4']);
    });

    describe('allowances', () => {
      const limit = (name: string, times = 2) => ({ name, times, windowMs: 60_000 });
      const take = async (seconds: number, ...names: string[]) => {
        const taken = await store.takeAllowances(
          names.map((name) => limit(name)),
          at(seconds),
        );
        return taken.kind === 'taken' ? 'taken' : taken.waitMs;
      };

      test('are taken at once as often as they say, then evenly, and each name has its own', async () => {
        expect([await take(0, 'a'), await take(0, 'a'), await take(0, 'a')]).toEqual(['taken', 'taken', 30_000]);
        expect(await take(0, 'b')).toBe('taken');
        expect([await take(29, 'a'), await take(30, 'a'), await take(30, 'a')]).toEqual([1_000, 'taken', 30_000]);
        // Whole again, and not more than whole.
        expect([await take(900, 'a'), await take(900, 'a'), await take(900, 'a')]).toEqual(['taken', 'taken', 30_000]);
      });

      test('are taken all together or not at all', async () => {
        expect([await take(0, 'a'), await take(0, 'a')]).toEqual(['taken', 'taken']);
        for (let count = 0; count < 3; count += 1) expect(await take(0, 'a', 'b')).toBe(30_000);
        expect([await take(0, 'b'), await take(0, 'b'), await take(0, 'b')]).toEqual(['taken', 'taken', 30_000]);
      });

      test('divide windows that their number does not divide, to the last one', async () => {
        const outcomes = [];
        for (let count = 0; count < 8; count += 1)
          outcomes.push((await store.takeAllowances([limit('seven', 7)], at(0))).kind);
        expect(outcomes).toEqual([...Array(7).fill('taken'), 'spent']);
      });

      test('make nobody wait longer than their window when the clock is set back, and wait out what they said', async () => {
        const day = 86_400;
        expect([await take(day, 'a'), await take(day, 'a'), await take(day, 'a')]).toEqual(['taken', 'taken', 30_000]);
        expect(await take(0, 'a')).toBe(30_000);
        expect(await take(29, 'a')).toBe(1_000);
        expect([await take(30, 'a'), await take(30, 'a')]).toEqual(['taken', 30_000]);
      });

      test('bound what a clock that is set forward gives to one window', async () => {
        expect([await take(0, 'a'), await take(0, 'a'), await take(0, 'a')]).toEqual(['taken', 'taken', 30_000]);
        const day = 86_400;
        expect([await take(day, 'a'), await take(day, 'a'), await take(day, 'a')]).toEqual(['taken', 'taken', 30_000]);
      });
    });

    test('keeps a request, exactly as it was, and has it replaced or removed by who works on it alone', async () => {
      const request: StoredRequest = {
        id: 'r1',
        bodyDigest: 'digest',
        claim: 'c1',
        claimedUntil: at(60),
        creationId: 'made',
        answer: null,
        expiresAt: at(90),
      };
      const plain = ({ answer, ...rest }: StoredRequest) => ({
        ...rest,
        answer: answer && { ...answer, sealed: Buffer.from(answer.sealed) },
      });
      expect(await store.findRequest('r1')).toBeUndefined();
      expect(await store.addRequest(request)).toBe('added');
      expect(await store.addRequest({ ...request, claim: 'c2' })).toBe('taken');
      expect(await store.findRequest('r1')).toEqual(request);
      const answered = { ...request, claim: 'c3', answer: { keyId: 'k1', sealed: Uint8Array.of(0, 1, 255) } };
      expect(await store.replaceRequest(answered, 'c2')).toBe('changed');
      expect(await store.replaceRequest({ ...answered, id: 'gone' }, 'c1')).toBe('changed');
      expect(await store.replaceRequest(answered, 'c1')).toBe('replaced');
      const found = await store.findRequest('r1');
      expect(found && plain(found)).toEqual(plain(answered));
      await store.removeRequest('r1', 'c1');
      expect(await store.findRequest('r1')).toBeDefined();
      await store.removeRequests(at(90));
      expect(await store.findRequest('r1')).toBeDefined();
      await store.removeRequest('r1', 'c3');
      expect(await store.findRequest('r1')).toBeUndefined();
      await store.addRequest(request);
      await store.removeRequests(at(91));
      expect(await store.findRequest('r1')).toBeUndefined();
    });

    test('removes an account for good', async () => {
      await store.addAccount(account);
      expect(await store.removeAccount('a1')).toBe(true);
      expect(await store.removeAccount('a1')).toBe(false);
      expect(await store.addAccount(account)).toBe('added');
    });
  });
}
