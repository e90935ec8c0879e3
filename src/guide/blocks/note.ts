import { createCallout } from './callout.ts';

/** Something worth knowing that the steps do without. */
export const note = createCallout('Note', ['Important']);
