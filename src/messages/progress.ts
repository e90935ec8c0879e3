/** What a guide says about how far its reader has come, and asks of a screen that differs. */
import { translations } from './translations.ts';

export const progressMessages = translations({
  en: {
    title: 'Your progress',
    done: 'Done',
    changed: 'Changed',
    sinceTicked: 'since you ticked it',
    count: (done: string, total: string) => `${done} of ${total} steps done`,
    next: 'Next:',
    checkAndLink: 'Check and link',
    left: 'What is left',
    finished: 'All done. That was it.',
    startOver: 'Start over',
    undo: 'Undo',
    printedFrom: 'This guide:',
    feedback: {
      open: 'This screen looks different',
      question: 'What is different at the provider?',
      choices: {
        renamed: 'Names differ',
        moved: 'It is somewhere else',
        missing: 'It is not there',
      },
      send: 'Send',
      promise: 'Only the step and your choice are sent.',
      sent: 'Thank you. Those who write this guide will look at the step.',
      failed: 'This could not be sent. The guide works as before.',
    },
  },
  de: {
    title: 'Ihr Fortschritt',
    done: 'Erledigt',
    changed: 'Geändert',
    sinceTicked: 'seit Sie den Schritt abgehakt haben',
    count: (done, total) => `${done} von ${total} Schritten erledigt`,
    next: 'Als Nächstes:',
    checkAndLink: 'Prüfen und verknüpfen',
    left: 'Noch zu tun',
    finished: 'Alles erledigt. Das war es.',
    startOver: 'Neu beginnen',
    undo: 'Rückgängig',
    printedFrom: 'Diese Anleitung:',
    feedback: {
      open: 'Bei mir sieht es anders aus',
      question: 'Was ist beim Anbieter anders?',
      choices: {
        renamed: 'Die Namen weichen ab',
        moved: 'Es ist an anderer Stelle',
        missing: 'Es ist nicht vorhanden',
      },
      send: 'Senden',
      promise: 'Gesendet werden nur der Schritt und Ihre Auswahl.',
      sent: 'Vielen Dank. Wer diese Anleitung pflegt, sieht sich den Schritt an.',
      failed: 'Das konnte nicht gesendet werden. Die Anleitung können Sie weiter nutzen.',
    },
  },
});
