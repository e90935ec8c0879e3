import type { ScopeModel } from './scope-model.ts';

/** What `<page>.embed.json` holds: a guide with its form, as data that a browser makes elements of. */
export interface EmbeddedPage {
  title: string;
  /** Language of the interface; parts in other languages say so themselves. */
  language: string;
  content: EmbeddedElement;
  /** What of the guide depends on the actions that its reader chooses; none where there is nothing to choose. */
  scopes?: ScopeModel;
}

/** Name, attributes, children. A text stands for itself. */
export type EmbeddedElement = [
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (EmbeddedElement | string)[],
];
