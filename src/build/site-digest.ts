/** Digests of what everything in a site depends on. */
import type { Logo } from '../audit/index.ts';
import { type ContentReading, codeVersion, digestOf } from '../loader/index.ts';
import { compressionOf } from './precompress.ts';
import type { ThingDeps } from './site-things.ts';

/** Rooms whose code makes what ships. */
const rooms = ['guide', 'connector', 'brand', 'messages', 'form', 'render', 'assets', 'build', 'audit', 'contract'];

/** The digest of the code that makes what ships. */
export function siteCode(): string {
  return codeVersion(rooms);
}

/** The digest of what every page of a site depends on. */
export function siteDigest(deps: Pick<ThingDeps, 'content' | 'settings' | 'shells' | 'precompresses'>): string {
  const { content, settings, shells } = deps;
  const { KEYWAY_LINK_BASE, KEYWAY_SOCIAL_IMAGES, HUB_URL } = settings;
  return digestOf(
    siteCode(),
    shells.digest,
    content.digest,
    compressionOf(deps),
    JSON.stringify([content.brand, content.catalogue, KEYWAY_LINK_BASE, KEYWAY_SOCIAL_IMAGES, HUB_URL]),
  );
}

/** The digest of the words and logos of other brands that everything is searched for. */
export function searchDigest({ brandsDigest }: Pick<ContentReading, 'brandsDigest'>, logos: readonly Logo[]): string {
  return digestOf(
    codeVersion(['audit', 'brand']),
    brandsDigest,
    ...logos.flatMap(({ brand, file, bytes }) => [brand, file, bytes]),
  );
}
