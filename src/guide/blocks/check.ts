import { createCallout } from './callout.ts';

/** What the reader should see when all went well. */
export const check = createCallout('Check', ['Success']);
