import { createCallout } from './callout.ts';

/** Background. */
export const info = createCallout('Info');
