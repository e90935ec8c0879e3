/**
 * The one host label that a person meant. `https://Acme.example.com/login` becomes `acme` when the suffix is
 * `.example.com`. Undefined when it is not a single label (RFC 1123 §2.1).
 */
export function parseHostLabel(text: string, suffix: string | undefined): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/\.$/, '');
  const label = suffix !== undefined && host.endsWith(suffix) ? host.slice(0, -suffix.length) : host;
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? label : undefined;
}
