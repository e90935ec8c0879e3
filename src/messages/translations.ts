/** Languages that the interface speaks. Guides are in the language of their writers. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** Whether the interface speaks a language. */
export function isLocale(language: string): language is Locale {
  return (locales as readonly string[]).includes(language);
}

/** The language of what connectors' files say, for `lang` amid words of the interface; `undefined` if both are the same. */
export function connectorLanguage(locale: Locale): Locale | undefined {
  return locale === 'en' ? undefined : 'en';
}

/** Words in every language. A key that one of them lacks, or has and English has not, does not compile. */
export function translations<Words extends object>(table: { en: Words; de: NoInfer<Words> }): Record<Locale, Words> {
  return table;
}
