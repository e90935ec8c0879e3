/** A part of a file that a client asks for (RFC 9110 §14). */

/** First and last byte; `whole` for a range that is none or several, `beyond` for one that the file does not have. */
export function byteRange(header: string, sizeBytes: number): { start: number; end: number } | 'whole' | 'beyond' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  const end = Math.min(first !== '' && last !== '' ? Number(last) : sizeBytes - 1, sizeBytes - 1);
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  if (last !== '' && first !== '' && Number(last) < Number(first)) return 'whole';
  return start > end ? 'beyond' : { start, end };
}
