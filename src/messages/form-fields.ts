/** What the form says at a field. A sentence with something in its midst is told in two parts, before it and after. */
import { translations } from './translations.ts';

/** What stands before and after an element within a sentence. */
export type Around = readonly [before: string, after: string];

export const fieldMessages = translations({
  en: {
    optional: ' (optional)',
    characters: 'characters',
    format: (looksLike: string) => `Format: ${looksLike}.`,
    chooseOne: 'Choose one',
    noChoice: 'None',
    show: 'Show',
    hide: 'Hide',
    /** What a button acts on, for those who hear it by itself. */
    of: (label: string) => ` ${label}`,
    whereToFind: (title: string): Around => ['Where to find it: step ', `, ${title}`],
    problems: {
      missing: (label: string, provider: string) => `Enter ${label} as ${provider} shows it.`,
      missingChoice: (label: string) => `Choose ${label}.`,
      refused: (label: string) => `Enter ${label} again: this value was not accepted.`,
    },
    hints: {
      unlike: 'This does not look like the format above. You can check it anyway.',
      masked: (provider: string) =>
        `This looks like a masked copy, with dots in place of characters. Reveal the value at ${provider} and copy it again.`,
      command: 'This is a whole command. Only the key in it is needed here.',
      link: 'This is a web address. You can check it anyway, but a key is expected here.',
      email: 'This is an email address. You can check it anyway, but a key is expected here.',
      id: 'This looks like an ID, not like the key that belongs to it. You can check it anyway.',
      expired: ['This token ran out on ', '. Create a new one.'] as Around,
      foreign: (provider: string): Around => ['This looks like a key from ', `, not from ${provider}.`],
    },
    removed: {
      'hidden-characters': 'Removed invisible characters.',
      'line-breaks': 'Removed line breaks.',
      'space-at-start': 'Removed a space at the start.',
      'space-at-end': 'Removed a space at the end.',
      quotes: 'Removed the quotation marks around it.',
      name: 'Removed the name before the value.',
      scheme: 'Removed the word before the value, such as Bearer.',
      address: 'Kept only the part of the address that is needed.',
      command: 'Took the key out of the command.',
    },
    revealed: 'The value is visible.',
    concealed: 'The value is hidden.',
    step: {
      paste: (label: string) => `Paste it here: ${label}`,
      enter: (label: string) => `Enter it here: ${label}`,
      choose: (label: string) => `Choose it here: ${label}`,
      yields: (label: string) => `This step yields ${label}`,
    },
    copyValue: (label: string) => `Copy ${label}`,
  },
  de: {
    optional: ' (optional)',
    characters: 'Zeichen',
    format: (looksLike) => `Format: ${looksLike}.`,
    chooseOne: 'Bitte auswählen',
    noChoice: 'Keine Auswahl',
    show: 'Anzeigen',
    hide: 'Verbergen',
    of: (label) => `: ${label}`,
    whereToFind: (title) => ['Zu finden in Schritt ', `: ${title}`],
    problems: {
      missing: (label, provider) => `Geben Sie „${label}“ so ein, wie ${provider} es anzeigt.`,
      missingChoice: (label) => `Wählen Sie bei „${label}“ etwas aus.`,
      refused: (label) => `Geben Sie „${label}“ neu ein: Dieser Wert wurde nicht angenommen.`,
    },
    hints: {
      unlike: 'Das entspricht nicht dem Format oben. Sie können es trotzdem prüfen lassen.',
      masked: (provider) =>
        `Das scheint eine verdeckte Fassung zu sein, mit Punkten statt Zeichen. Blenden Sie den Wert bei ${provider} ein und kopieren Sie ihn noch einmal.`,
      command: 'Das ist ein ganzer Befehl. Hier wird nur der Schlüssel daraus gebraucht.',
      link: 'Das ist eine Webadresse. Hier wird ein Schlüssel erwartet; prüfen lassen können Sie es trotzdem.',
      email: 'Das ist eine E-Mail-Adresse. Hier wird ein Schlüssel erwartet; prüfen lassen können Sie es trotzdem.',
      id: 'Das sieht nach einer Kennung aus, nicht nach dem Schlüssel dazu. Sie können es trotzdem prüfen lassen.',
      expired: ['Dieses Token ist am ', ' abgelaufen. Erstellen Sie ein neues.'],
      foreign: (provider) => ['Das scheint ein Schlüssel von ', ` zu sein, nicht von ${provider}.`],
    },
    removed: {
      'hidden-characters': 'Unsichtbare Zeichen wurden entfernt.',
      'line-breaks': 'Zeilenumbrüche wurden entfernt.',
      'space-at-start': 'Ein Leerzeichen am Anfang wurde entfernt.',
      'space-at-end': 'Ein Leerzeichen am Ende wurde entfernt.',
      quotes: 'Die Anführungszeichen wurden entfernt.',
      name: 'Der Name vor dem Wert wurde entfernt.',
      scheme: 'Das Wort vor dem Wert, etwa Bearer, wurde entfernt.',
      address: 'Von der Adresse blieb nur der Teil, der gebraucht wird.',
      command: 'Der Schlüssel wurde aus dem Befehl übernommen.',
    },
    revealed: 'Der Wert ist sichtbar.',
    concealed: 'Der Wert ist verborgen.',
    step: {
      paste: (label) => `Hier einfügen: ${label}`,
      enter: (label) => `Hier eingeben: ${label}`,
      choose: (label) => `Hier auswählen: ${label}`,
      yields: (label) => `Dieser Schritt liefert: ${label}`,
    },
    copyValue: (label) => `${label} kopieren`,
  },
});
