/**
 * The one host label that a person meant. `https://Acme.example.com/login` becomes `Acme` when the suffix is
 * `.example.com`: hosts know no case, but a provider may want the same value in a header as it writes it. Undefined
 * when it is not a single label (RFC 1123 §2.1).
 */
export function parseHostLabel(text: string, suffix: string | undefined): string | undefined {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/\.$/, '');
  const label = suffix !== undefined && host.toLowerCase().endsWith(suffix) ? host.slice(0, -suffix.length) : host;
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label) ? label : undefined;
}
