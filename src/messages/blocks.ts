/** What the blocks of a guide say in their own name. */
import type { BlockWords } from '../guide/index.ts';
import { translations } from './translations.ts';

export const blockMessages = translations<BlockWords>({
  en: {
    step: 'Step',
    linkToStep: (step) => `Link to step ${step}`,
    linkToHeading: (title) => `Link to ${title}`,
    notShown: 'Not shown:',
    action: 'Action',
    scopesItNeeds: 'Scopes it needs',
  },
  de: {
    step: 'Schritt',
    linkToStep: (step) => `Link zu Schritt ${step}`,
    linkToHeading: (title) => `Link zu ${title}`,
    notShown: 'Nicht gezeigt:',
    action: 'Aktion',
    scopesItNeeds: 'Nötige Berechtigungen',
  },
});
