/** The name that somebody may have meant. */
import { distance } from 'fastest-levenshtein';

/**
 * The name that differs least from a written one; `undefined` if all differ by more than a slip. Capitals, hyphens and
 * underscores count for little: they are what people forget.
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const [own, limit] = [foldOf(written), Math.max(1, Math.ceil(written.length / 4))];
  for (const name of names) {
    if (name === written || Math.abs(name.length - written.length) > limit + 2) continue;
    const slips = distance(own, foldOf(name));
    const whole = slips + distance(written, name) / 100;
    if (slips <= limit && whole < least) [nearest, least] = [name, whole];
  }
  return nearest;
}

function foldOf(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}
