/** The section of a guide that leads from its last step into the form. Values come as Markdown. */
import { translations } from './translations.ts';

export const linkingMessages = translations({
  en: {
    title: (provider: string, hub: string) => `Link ${provider} in ${hub}`,
    open: 'Open the form',
    openText: (provider: string, product: string, form: string) =>
      `The [form on this page](${form}) links your ${provider} account to ${product}.`,
    fill: 'Fill in the form',
    fillText: 'It asks for what you copied:',
    optional: 'optional',
    link: 'Link the account',
    linkText: (button: string) => `Press ${button}.`,
    checkText: (provider: string) =>
      `${provider} answers at once. If a value is not right, the form names it and leads you to the step that helps.`,
  },
  de: {
    title: (provider, hub) => `${provider} in ${hub} verknüpfen`,
    open: 'Zum Formular gehen',
    openText: (provider, product, form) =>
      `Das [Formular auf dieser Seite](${form}) verknüpft Ihr Konto bei ${provider} mit ${product}.`,
    fill: 'Das Formular ausfüllen',
    fillText: 'Tragen Sie ein, was Sie kopiert haben:',
    optional: 'optional',
    link: 'Das Konto verknüpfen',
    linkText: (button) => `Wählen Sie ${button}.`,
    checkText: (provider) =>
      `${provider} antwortet sofort. Stimmt eine Angabe nicht, nennt das Formular sie und führt Sie zu dem Schritt, der weiterhilft.`,
  },
});
