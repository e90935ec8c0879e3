/**
 * Every word of the interface, by language: what pages, form and controls say in their own name. Issues, problems of
 * the hub and the command line speak to writers and programs, in English, and have tables of their own.
 */
import { blockMessages } from './blocks.ts';
import { formMessages } from './form.ts';
import { linkingMessages } from './linking.ts';
import { progressMessages } from './progress.ts';
import { scopeMessages } from './scopes.ts';
import { siteMessages } from './site.ts';
import { connectorLanguage, isLocale, type Locale, locales } from './translations.ts';

export { connectorLanguage, isLocale, type Locale, locales };

/** The words of one language. */
export function messagesFor(locale: Locale) {
  return {
    locale,
    blocks: blockMessages[locale],
    form: formMessages[locale],
    linking: linkingMessages[locale],
    progress: progressMessages[locale],
    scopes: scopeMessages[locale],
    site: siteMessages[locale],
  };
}

export type Messages = ReturnType<typeof messagesFor>;
