import { createCallout } from './callout.ts';

/** What goes wrong when it is passed over. */
export const warning = createCallout('Warning', ['Caution']);
