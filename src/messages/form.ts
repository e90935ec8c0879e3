/** What the form that links an account says, and what it adds to the guide's steps. */
import { type Around, fieldMessages } from './form-fields.ts';
import { verdictMessages } from './form-verdicts.ts';
import { translations } from './translations.ts';

export type { Around };

export const formMessages = translations({
  en: {
    field: fieldMessages.en,
    verdicts: verdictMessages.en,
    title: (provider: string) => `Link your ${provider} account`,
    lead: (product: string, method: string) => `to ${product}, by ${method}`,
    byConsent: (provider: string) =>
      `${provider} accounts are linked by signing in at ${provider}. This page does not offer that yet. The steps of the guide prepare everything it needs.`,
    button: {
      check: 'Check and link',
      again: 'Check again',
      checking: (provider: string) => `Checking with ${provider}…`,
      anyway: 'Link anyway',
      start: 'Start again',
    },
    waiting: (provider: string) => `Still waiting for ${provider}.`,
    owner: ['For ', ''] as Around,
    linkedFor: ['It is linked for ', '.'] as Around,
    held: {
      waiting: 'This page is still loading. What you entered is sent as soon as it has.',
      failed:
        'A part of this page did not load, so nothing was sent. What you typed is still here. Check your connection, then press the button again.',
    },
    trust: (product: string) => `Sent encrypted to ${product}. Not kept in this page.`,
    titlePrefix: 'Error: ',
    summary: {
      incomplete: 'There is a problem',
      missing: 'Missing:',
      nothingAgain: 'There is nothing to type again.',
      stillHere: 'What you typed is still here.',
      showStep: (title: string): Around => ['Show step ', `: ${title}`],
    },
    outage: {
      title: 'Could not check',
      wait: ['Wait ', ' before the next try.'] as Around,
      countdown: 'You can try again in',
      tryNow: 'You can try again now.',
      anyway: 'Or link it unchecked, and have it checked later.',
    },
    offline: {
      title: (product: string) => `No connection to ${product}`,
      text: 'What you typed stays here. You can go on as soon as the connection is back.',
    },
    session: {
      missing: (product: string) =>
        `Open this guide from ${product} to link your account. You can still follow the steps.`,
      changed: {
        title: 'Another session has begun',
        question: 'For whom do you want to link?',
        nothing: 'Nothing was linked. What you typed is still here.',
        shown: ['This page was opened for ', '.'] as Around,
        replaced: [
          'A link that was opened in this browser since then is for ',
          '. To link for the one before, open the link that you got for it again.',
        ] as Around,
        brought: [
          'The address that you opened is for ',
          '. Go on with it only if you know who gave it to you.',
        ] as Around,
        goOn: ['Go on for ', ''] as Around,
        stay: ['Stay with ', ''] as Around,
      },
      otherConnector: (product: string, provider: string) =>
        `${product} opened this site to link another provider. To link ${provider}, start there again. You can still follow the steps.`,
      spent: {
        title: 'An account is linked already',
        text: (product: string) =>
          `${product} opened this page to link one account, and that is done. To link another, open this guide from ${product} again. You can still follow the steps.`,
      },
      expired: {
        title: 'Your time to link has run out',
        text: (product: string) => `Open this guide from ${product} again, or start again here.`,
        stays: 'What you typed stays until then.',
      },
    },
    linked: {
      title: (provider: string) => `Your ${provider} account is linked`,
      notChecked: ', but not checked',
      rights: 'Some rights are missing',
      checkLater: 'You can have it checked at any time on the page of your linked accounts.',
      owner: ['Linked for ', '.'] as Around,
      used: (product: string) => `${product} uses it from now on. You can close this page.`,
      accounts: 'See your linked accounts',
      open: (provider: string) => `Open ${provider}`,
    },
    repair: {
      mark: 'Fix this',
      back: 'Back to the field',
    },
    dock: {
      toForm: 'Go to the form',
      step: 'Step',
    },
    spoken: {
      checking: (provider: string) => `Checking with ${provider}.`,
      offline: 'The connection is gone. What you typed stays here.',
      onlineAgain: 'The connection is back.',
    },
  },
  de: {
    field: fieldMessages.de,
    verdicts: verdictMessages.de,
    title: (provider) => `Ihr Konto bei ${provider} verknüpfen`,
    lead: (product, method) => `mit ${product}, über ${method}`,
    byConsent: (provider) =>
      `Konten bei ${provider} werden durch eine Anmeldung bei ${provider} verknüpft. Diese Seite bietet das noch nicht an. Die Schritte der Anleitung bereiten alles Nötige vor.`,
    button: {
      check: 'Prüfen und verknüpfen',
      again: 'Erneut prüfen',
      checking: (provider) => `Prüfung bei ${provider} …`,
      anyway: 'Trotzdem verknüpfen',
      start: 'Neu beginnen',
    },
    waiting: (provider) => `Die Antwort von ${provider} steht noch aus.`,
    owner: ['Für ', ''],
    linkedFor: ['Verknüpft wird für ', '.'],
    held: {
      waiting: 'Diese Seite lädt noch. Ihre Eingaben werden gesendet, sobald sie geladen ist.',
      failed:
        'Ein Teil dieser Seite ist nicht angekommen, deshalb wurde nichts gesendet. Ihre Eingaben sind noch da. Prüfen Sie Ihre Verbindung und betätigen Sie die Schaltfläche dann noch einmal.',
    },
    trust: (product) => `Wird verschlüsselt an ${product} gesendet und nicht auf dieser Seite gespeichert.`,
    titlePrefix: 'Fehler: ',
    summary: {
      incomplete: 'Es gibt ein Problem',
      missing: 'Es fehlt:',
      nothingAgain: 'Sie müssen nichts noch einmal eingeben.',
      stillHere: 'Ihre Eingaben sind noch da.',
      showStep: (title) => ['Zu Schritt ', `: ${title}`],
    },
    outage: {
      title: 'Prüfung nicht möglich',
      wait: ['Warten Sie ', ' bis zum nächsten Versuch.'],
      countdown: 'Nächster Versuch möglich in',
      tryNow: 'Sie können es jetzt noch einmal versuchen.',
      anyway: 'Oder verknüpfen Sie das Konto ungeprüft und lassen Sie es später prüfen.',
    },
    offline: {
      title: (product) => `Keine Verbindung zu ${product}`,
      text: 'Ihre Eingaben bleiben erhalten. Sobald die Verbindung wieder da ist, können Sie weitermachen.',
    },
    session: {
      missing: (product) =>
        `Öffnen Sie diese Anleitung aus ${product} heraus, um Ihr Konto zu verknüpfen. Den Schritten können Sie trotzdem folgen.`,
      changed: {
        title: 'Eine andere Sitzung hat begonnen',
        question: 'Für wen möchten Sie verknüpfen?',
        nothing: 'Es wurde nichts verknüpft. Ihre Eingaben sind noch da.',
        shown: ['Diese Seite wurde geöffnet für ', '.'],
        replaced: [
          'Ein Link, der seitdem in diesem Browser geöffnet wurde, ist für ',
          '. Um wie zuvor zu verknüpfen, öffnen Sie noch einmal den Link, den Sie dafür erhalten haben.',
        ],
        brought: [
          'Die Adresse, die Sie geöffnet haben, ist für ',
          '. Fahren Sie damit nur fort, wenn Sie wissen, von wem sie stammt.',
        ],
        goOn: ['Weiter für ', ''],
        stay: ['Bei ', ' bleiben'],
      },
      otherConnector: (product, provider) =>
        `${product} hat diese Seite für einen anderen Anbieter geöffnet. Um ${provider} zu verknüpfen, beginnen Sie dort noch einmal. Den Schritten können Sie trotzdem folgen.`,
      spent: {
        title: 'Ein Konto ist bereits verknüpft',
        text: (product) =>
          `${product} hat diese Seite für ein Konto geöffnet, und das ist verknüpft. Um ein weiteres zu verknüpfen, öffnen Sie diese Anleitung noch einmal aus ${product} heraus. Den Schritten können Sie trotzdem folgen.`,
      },
      expired: {
        title: 'Die Zeit zum Verknüpfen ist abgelaufen',
        text: (product) => `Öffnen Sie diese Anleitung noch einmal aus ${product} heraus, oder beginnen Sie hier neu.`,
        stays: 'Bis dahin bleiben Ihre Eingaben erhalten.',
      },
    },
    linked: {
      title: (provider) => `Ihr Konto bei ${provider} ist verknüpft`,
      notChecked: ', aber nicht geprüft',
      rights: 'Es fehlen Berechtigungen',
      checkLater: 'Auf der Seite Ihrer verknüpften Konten können Sie das jederzeit nachholen.',
      owner: ['Verknüpft für ', '.'],
      used: (product) => `${product} nutzt es von nun an. Sie können diese Seite schließen.`,
      accounts: 'Ihre verknüpften Konten ansehen',
      open: (provider) => `${provider} öffnen`,
    },
    repair: {
      mark: 'Hier beheben',
      back: 'Zurück zum Feld',
    },
    dock: {
      toForm: 'Zum Formular',
      step: 'Schritt',
    },
    spoken: {
      checking: (provider) => `Prüfung bei ${provider}.`,
      offline: 'Die Verbindung ist unterbrochen. Ihre Eingaben bleiben erhalten.',
      onlineAgain: 'Die Verbindung ist wieder da.',
    },
  },
});
