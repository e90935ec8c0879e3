/** What the form that links an account says. */
import { translations } from './translations.ts';

export const formMessages = translations({
  en: {
    title: (provider: string) => `Link your ${provider} account`,
  },
  de: {
    title: (provider) => `Ihr ${provider}-Konto verknüpfen`,
  },
});
