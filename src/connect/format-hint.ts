/** How a typed value compares with the format that the connector's file describes. It warns and never blocks. */
export type FormatHint = 'fits' | 'unlike' | 'masked';

// A pattern from a file runs on every pause in typing; no credential that has a pattern is longer than this.
const longestCompared = 4096;

/**
 * Compares a value with `pattern`, which is anchored at both ends. An empty value fits, and so does every value when
 * there is no pattern or it does not compile. A value that holds a row of dots or asterisks was copied in its masked
 * form.
 */
export function formatHint(value: string, pattern = '[^]*'): FormatHint {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed.length > longestCompared) return 'fits';
  if (/[•●∙·*]{4}|…/.test(trimmed)) return 'masked';
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(trimmed) ? 'fits' : 'unlike';
  } catch {
    return 'fits';
  }
}
