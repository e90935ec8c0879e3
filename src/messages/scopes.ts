/** What the picker of actions and the lists of scopes say. */
import { translations } from './translations.ts';

export const scopeMessages = translations({
  en: {
    copy: 'Copy',
  },
  de: {
    copy: 'Kopieren',
  },
});
