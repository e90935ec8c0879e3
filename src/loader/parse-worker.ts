/** Parses guides on a thread of its own, where a clock can stop it. */
import { type ParsedGuide, parseGuide, type Snippets } from '../guide/index.ts';

export interface ParseTask {
  source: string;
  path: string;
  file: string;
  /** Texts of the files that the guide may import. */
  snippets: Snippets;
}

/** The parsed guide; nothing for the empty task, which only waits for the thread to have loaded. */
export function parse(task: ParseTask | null): ParsedGuide | undefined {
  if (!task) return undefined;
  const { source, ...rest } = task;
  return parseGuide(source, rest);
}
