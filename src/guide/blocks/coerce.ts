/** Values of props as writers spell them: `cols="2"`, `horizontal="false"`, `title={2026}`. */
import type { z } from 'zod';
import type { Json } from '../json.ts';

/** The value as the schema takes it: as given, or else read from its other spelling; `undefined` if it fits in none. */
export function coerce(schema: z.ZodType, value: Json): Json | undefined {
  return [value, ...otherSpellings(value)].find((candidate) => schema.safeParse(candidate).success);
}

function otherSpellings(value: Json): Json[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  const text = value.trim();
  if (/^(?:true|false)$/i.test(text)) return [text.toLowerCase() === 'true'];
  // `horizontal=""` is how HTML writes an attribute that stands alone.
  if (text === '') return [true];
  return /^-?\d+(?:\.\d+)?(?:px)?$/.test(text) ? [Number.parseFloat(text)] : [];
}
