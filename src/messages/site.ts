/** What the site around the guides says. */
import { translations } from './translations.ts';

export const siteMessages = translations({
  en: {
    onThisPage: 'On this page',
  },
  de: {
    onThisPage: 'Auf dieser Seite',
  },
});
