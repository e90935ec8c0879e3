/** What a guide says about how far its reader has come. */
import { translations } from './translations.ts';

export const progressMessages = translations({
  en: {
    done: 'Done',
  },
  de: {
    done: 'Erledigt',
  },
});
