/** What a page in development is told of the faults in its own files. */

export interface ShownFault {
  code: string;
  severity: 'error' | 'warning';
  /** Path from the content folder. */
  file: string;
  /** Absolute path, for the editor. */
  place: string;
  line: number;
  column: number;
  what: string;
  fix: string;
  /** The lines around it. */
  frame: { number: number; text: string }[];
}

export interface PageFaults {
  faults: ShownFault[];
  /** How many there are in other files. */
  elsewhere: number;
  /** The file of the page's guide, by its path from the content folder; `undefined` if the page is of no guide. */
  guide: string | undefined;
}

/** The path at which a server in development answers with {@link PageFaults}; `page` is the page's own path. */
export const pageFaultsPath = '/__keyway/faults';

/** The event by which it tells that there are others now. */
export const pageFaultsEvent = 'keyway:faults';

/** The event by which it tells that content has changed, and no more than content. */
export const contentChangedEvent = 'keyway:content-changed';
