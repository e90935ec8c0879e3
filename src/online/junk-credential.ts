/** Credentials that nobody has: of the form that a provider's have, and made up anew each time. */
import { randomBytes, randomInt } from 'node:crypto';
import { type Field, type Method, patternOf } from '../connector/index.ts';

/** A value for each field of a method. */
export function junkCredential({ fields }: Method): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.key, junkValue(field)]));
}

function junkValue(field: Field): string {
  if (field.options !== undefined) return field.options[0]?.value ?? '';
  if (field.type === 'number') return String(randomInt(100_000_000, 999_999_999));
  const hex = randomBytes(12).toString('hex');
  if (field.host_suffix !== undefined) return `keyway-check-${hex}`;
  return fittingJunk(field) ?? `keyway-check-no-such-value-${hex}`;
}

/** Some providers look at the form of a key before they look for the key: then only the form would be tried. */
function fittingJunk(field: Field): string | undefined {
  const regex = patternOf(field);
  const example = field.pattern?.examples[0];
  if (regex === undefined || example === undefined) return undefined;
  // Beginnings say what kind of key it is; the further back it is changed, the more of its form stays.
  const beginnings = [
    0,
    1 + Math.max(...['_', '-', '.'].map((sign) => example.lastIndexOf(sign))),
    example.length >> 1,
  ];
  for (const kept of beginnings) {
    const made: string = example.slice(0, kept) + example.slice(kept).replace(/[a-z0-9]/gi, anotherOfItsKind);
    if (made !== example && regex.test(made)) return made;
  }
  return undefined;
}

function anotherOfItsKind(sign: string): string {
  const kind = ['0123456789', 'abcdef', 'ABCDEF', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(
    (all) => all.includes(sign),
  );
  return kind?.charAt(randomInt(kind.length)) ?? sign;
}
