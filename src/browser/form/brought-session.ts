/** A page whose address brought a session, in a browser that may have another owner's: its reader is asked which counts. */
import type { HubClient } from './hub-client.ts';

/** A client for the session that was brought, unless another owner's lives in the browser: then for none until one is chosen. */
export function withBroughtSession(own: HubClient, brought: HubClient): HubClient {
  let chosen: HubClient | undefined;

  async function askBoth(): ReturnType<HubClient['askSession']> {
    const [living, offered] = await Promise.all([own.askSession(), brought.askSession()]);
    // Nothing is known of the browser's session, so none may be passed over.
    if (living.kind === 'unreachable' || living.kind === 'unknown') return living;
    const isOther =
      living.kind === 'open' && offered.kind === 'open' && living.shown?.ownerId !== offered.shown?.ownerId;
    if (isOther && offered.shown) return { ...living, brought: offered.shown };
    chosen = brought;
    return offered;
  }

  return {
    askSession: () => (chosen ? chosen.askSession() : askBoth()),
    async link(...request) {
      if (!chosen) await askBoth();
      return chosen ? chosen.link(...request) : { kind: 'session-changed' };
    },
    choose(choice) {
      chosen = choice === 'offered' ? brought : own;
    },
  };
}
