/** What an oracle found wrong with a page. */

import type { SourceText } from './reading/read-source.ts';
import type { PageView } from './reading/view-page.ts';

export interface Finding {
  /** Name of the oracle. */
  oracle: string;
  /** Findings of one group have one cause: the name of a tag, a mark, a host. */
  group: string;
  file: string;
  line: number;
  what: string;
}

/** A page, and all that its writer wrote for it. */
export interface Specimen {
  /** The page's own file, and after it the parts whose text the page includes. */
  texts: SourceText[];
  page: PageView;
}

/** What is wrong with a page in one regard. Silent about a page that is whole. */
export type Oracle = (specimen: Specimen) => Omit<Finding, 'oracle'>[];

/** Text on one line, and not too long for one. */
export function oneLine(text: string, length = 100): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
