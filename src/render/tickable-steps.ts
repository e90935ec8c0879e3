/** Which steps of a page its reader ticks. */
import type { Anchor } from '../guide/index.ts';

/**
 * The steps that have a box. Where no connector is linked, headings that only count are as likely the chapters of a
 * document, which nobody is done with.
 */
export function tickableSteps(anchors: readonly Anchor[], page: { hasConnector: boolean }): Anchor[] {
  return anchors.filter(({ kind, isCounted }) => kind === 'step' && (page.hasConnector || !isCounted));
}
