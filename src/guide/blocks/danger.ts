import { createCallout } from './callout.ts';

/** What can't be undone, or gives a secret away. */
export const danger = createCallout('Danger', ['Error']);
