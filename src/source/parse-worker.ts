/** Parses guides on a thread of its own, where a clock can stop it. */
import { type ParsedGuide, parseGuide } from '../guide/index.ts';

export interface ParseTask {
  source: string;
  path: string;
  file: string;
}

/** The parsed guide; nothing for the empty task, which only waits for the thread to have loaded. */
export function parse(task: ParseTask | null): ParsedGuide | undefined {
  return task ? parseGuide(task.source, { path: task.path, file: task.file }) : undefined;
}
