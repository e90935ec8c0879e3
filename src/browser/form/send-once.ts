/** A submit whose answer was lost is sent again under the same key, by which the hub knows it and makes nothing twice. */
import type { idempotencyHeader } from '../../contract/hub.ts';
import type { HubClient } from './hub-client.ts';

const keyHeader: typeof idempotencyHeader = 'idempotency-key';

/** A client whose links count once, for a hub that knows such keys. */
export function sendOnce(client: HubClient): HubClient {
  /** What was sent and is not answered yet. */
  let unanswered: { body: string; key: string } | undefined;

  return {
    ...client,
    async link(request, shown) {
      const body = JSON.stringify(request);
      // Another body under the same key would be refused.
      if (unanswered?.body !== body) unanswered = { body, key: newKey() };
      const answer = await client.link(request, shown, { [keyHeader]: unanswered.key });
      // After an outage the hub takes the same request up anew.
      if (answer.kind !== 'unreachable' && answer.kind !== 'could-not-check') unanswered = undefined;
      return answer;
    },
  };
}

/** 128 random bits. `crypto.randomUUID` is not there on plain http. */
function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
