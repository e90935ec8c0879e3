import { inject } from 'vitest';
import { buildCase } from './build-case.ts';
import { openRehearsalProvider, type RehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, type StartedSite, startSite } from './start-site.ts';

/** Path of the guide whose steps are folded away, in tabs and accordions, or far down. */
export const foldedGuide = '/connectors/lodge/guides/link-account/api-key/';

/** Builds and serves a partner's site with one guide more, and with addresses that its hub calls from. */
export async function startLoopSite(): Promise<StartedSite & { provider: RehearsalProvider }> {
  const [{ content, out }, provider] = await Promise.all([
    buildCase('loop', inject('builtSites')),
    openRehearsalProvider(),
  ]);
  const site = await startSite({
    brand: 'acme',
    env: {
      KEYWAY_OUT: out,
      KEYWAY_CONTENT: content,
      KEYWAY_API_KEYS: apiKey,
      KEYWAY_OUTBOUND_EXCEPTIONS: `https://lodge.invalid=${provider.url}`,
    },
  });
  return { ...site, provider };
}
