/** Values that a guide's frontmatter, exports and props can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Whether a value is an object with keys, and not an array. */
export function isJsonObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
