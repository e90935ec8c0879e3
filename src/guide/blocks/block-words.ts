import type { Tone } from './tone.ts';

/** What a reader does with what a link opens. */
export type EmbedKind = 'watch' | 'listen' | 'open';

/** What blocks say in their own name, in the language of the guide that they stand in. */
export interface BlockWords {
  step: string;
  linkToStep: (step: number) => string;
  linkToHeading: (title: string) => string;
  notShown: string;
  action: string;
  scopesItNeeds: string;
  /** Titles of callouts whose writer gave none. */
  callouts: Record<Tone, string>;
  /** What is folded away, where nothing else says it. */
  details: string;
  /** What stands before the title of what a link opens: a film, a recording, another page. */
  embeds: Record<EmbedKind, string>;
  exampleRequest: string;
  exampleResponse: string;
  mermaidDiagram: string;
  /** Code among other code that has neither title nor language. */
  codeNumber: (number: number) => string;
  field: { required: string; deprecated: string; default: string; example: string };
  /** Where a parameter goes. */
  places: Record<'query' | 'path' | 'body' | 'header', string>;
  footnotes: string;
  /** `mention` counts from 1 where a note is mentioned more than once. */
  backToReference: (note: number, mention: number) => string;
}
