import { createCallout } from './callout.ts';

/** A shorter or better way. */
export const tip = createCallout('Tip');
