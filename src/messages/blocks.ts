/** What the blocks of a guide say in their own name, and what the controls say that scripts give them. */
import type { BlockWords } from '../guide/index.ts';
import { translations } from './translations.ts';

/** Controls that scripts put into a guide. They are in the language of the page. */
interface ControlWords {
  copyCode: string;
  copied: string;
  couldNotCopy: string;
  showAllCode: string;
  showLessCode: string;
  /** Said before what the image shows. */
  enlargeImage: string;
  image: string;
  closeImage: string;
}

export const blockMessages = translations<BlockWords & { controls: ControlWords }>({
  en: {
    step: 'Step',
    linkToStep: (step) => `Link to step ${step}`,
    linkToHeading: (title) => `Link to ${title}`,
    notShown: 'Not shown:',
    action: 'Action',
    scopesItNeeds: 'Scopes it needs',
    callouts: { note: 'Note', info: 'Info', tip: 'Tip', check: 'Check', warning: 'Warning', danger: 'Danger' },
    details: 'Details',
    embeds: { watch: 'Watch', listen: 'Listen', open: 'Open' },
    exampleRequest: 'Example request',
    exampleResponse: 'Example response',
    mermaidDiagram: 'Diagram, as Mermaid source',
    codeNumber: (number) => `Code ${number}`,
    field: { required: 'required', deprecated: 'deprecated', default: 'default', example: 'example' },
    places: { query: 'query', path: 'path', body: 'body', header: 'header' },
    footnotes: 'Footnotes',
    backToReference: (note, mention) => `Back to reference ${note}${mention > 1 ? `-${mention}` : ''}`,
    controls: {
      copyCode: 'Copy the code',
      copied: 'Copied',
      couldNotCopy: 'Could not copy',
      showAllCode: 'Show all',
      showLessCode: 'Show less',
      enlargeImage: 'Enlarge image',
      image: 'Image',
      closeImage: 'Close',
    },
  },
  de: {
    step: 'Schritt',
    linkToStep: (step) => `Link zu Schritt ${step}`,
    linkToHeading: (title) => `Link zu „${title}“`,
    notShown: 'Nicht angezeigt:',
    action: 'Aktion',
    scopesItNeeds: 'Nötige Berechtigungen',
    callouts: {
      note: 'Hinweis',
      info: 'Info',
      tip: 'Tipp',
      check: 'Kontrolle',
      warning: 'Warnung',
      danger: 'Gefahr',
    },
    details: 'Details',
    embeds: { watch: 'Ansehen', listen: 'Anhören', open: 'Öffnen' },
    exampleRequest: 'Beispielanfrage',
    exampleResponse: 'Beispielantwort',
    mermaidDiagram: 'Diagramm als Mermaid-Quelltext',
    codeNumber: (number) => `Code ${number}`,
    field: { required: 'erforderlich', deprecated: 'veraltet', default: 'Standard', example: 'Beispiel' },
    places: { query: 'Query', path: 'Pfad', body: 'Body', header: 'Header' },
    footnotes: 'Fußnoten',
    backToReference: (note, mention) => `Zurück zur Textstelle ${note}${mention > 1 ? `-${mention}` : ''}`,
    controls: {
      copyCode: 'Code kopieren',
      copied: 'Kopiert',
      couldNotCopy: 'Kopieren nicht möglich',
      showAllCode: 'Alles anzeigen',
      showLessCode: 'Weniger anzeigen',
      enlargeImage: 'Bild vergrößern:',
      image: 'Bild',
      closeImage: 'Schließen',
    },
  },
});
