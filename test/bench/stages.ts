/** Reads the stage table of `keyway build --timings`. */
import { stripVTControlCharacters } from 'node:util';
import type { Stage } from './results.ts';

/**
 * Finds the lines `stage  seconds  count` in what a build printed, whatever stands around them. Two spaces or more part
 * the columns; the unit after the seconds and the count may be missing.
 */
export function parseStages(output: string): Stage[] {
  return stripVTControlCharacters(output)
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*([a-z][\w +-]*?)\s{2,}(\d+(?:\.\d+)?)(?: ?s)?(?:\s{2,}(\d+)(?:\s.*)?)?\s*$/i.exec(line);
      if (match === null) return [];
      const [, stage = '', seconds, count] = match;
      return [{ stage, seconds: Number(seconds), ...(count === undefined ? {} : { count: Number(count) }) }];
    });
}
