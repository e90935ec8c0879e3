/**
 * A hub whose disk is full. Arguments: a folder on a small disk, and `without-reserve` for a disk on which nothing was
 * kept free. Writes what happened as JSON.
 */
import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStoreThread } from '../../src/hub/store/store-thread.ts';
import { openHarness, problem } from './harness.ts';
import { account } from './store-contract.ts';

const [folder = '', reserve] = process.argv.slice(2);
const store = await openStoreThread(join(folder, 'hub.sqlite'));
const harness = await openHarness({ store });
const seal = (index: number) => Buffer.from(`sealed-bytes-of-account-${index}-`.repeat(40));
const row = (index: number) => ({ ...account, ownerId: 'owner-1', id: `a${index}`, slot: null, sealed: seal(index) });
const openSession = () =>
  harness.asServer('POST', '/connect_sessions', { origin_owner_id: 'o', origin_owner_name: 'O' });
let linked = 0;
for (; linked < 20; linked += 1) await store.addAccount(row(linked));
const token = await harness.token();

if (reserve === 'without-reserve') rmSync(join(folder, 'hub.sqlite-reserve'));
const filler = join(folder, 'filler');
const room = () => statfsSync(folder).bfree * statfsSync(folder).bsize;
writeFileSync(filler, Buffer.alloc(Math.max(0, room() - 40_000), 1));
// What is left of it goes to accounts, until there is none.
let refusal: unknown;
while (refusal === undefined && linked < 5_000) {
  await store.addAccount(row(linked)).then(
    () => {
      linked += 1;
    },
    (error: unknown) => {
      refusal = error;
    },
  );
}

const answer = await openSession();
const { fault, sqlite } = harness.logs.at(-1) ?? {};
const refused = {
  status: answer.status,
  code: (await problem(answer)).code,
  retryAfter: answer.headers.get('retry-after'),
};
const there = new Set<string>();
for (let index = 0; index < linked; index += 1) {
  const found = await store.findAccount(`a${index}`);
  if (found !== undefined && Buffer.from(found.sealed).equals(seal(index))) there.add(found.id);
}
const gone = [0, 1, linked - 1];
const unlinked: number[] = [];
for (const index of gone) {
  unlinked.push((await harness.asBrowser(token, 'DELETE', `/hub/accounts/a${index}`)).status);
}
const left = (await store.listAccounts({ ids: gone.map((index) => `a${index}`) }, { limit: 9 })).length;
const traces = readdirSync(folder).filter((file) =>
  gone.some((index) => readFileSync(join(folder, file)).includes(`sealed-bytes-of-account-${index}-`)),
).length;
rmSync(filler);
const after = await openSession();
process.stdout.write(
  JSON.stringify({
    refused,
    logged: { fault, sqlite },
    lost: linked - there.size,
    unlinked,
    left,
    traces,
    afterRoom: after.status,
  }),
);
await harness.close();
await store.close();
