/** What a key looks like once something has written it down. */
export const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  raw: (text) => Buffer.from(text),
  base64: (text) => Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)),
  // Inside a longer text base64 falls into one of three places; the ends take part in the neighbours.
  'base64 after one byte': (text) => Buffer.from(Buffer.from(`_${text}`).toString('base64').slice(4, -4)),
  'base64 after two bytes': (text) => Buffer.from(Buffer.from(`__${text}`).toString('base64').slice(4, -4)),
  base64url: (text) => Buffer.from(Buffer.from(text).toString('base64url').slice(0, -1)),
  hex: (text) => Buffer.from(Buffer.from(text).toString('hex')),
  url: (text) => Buffer.from(encodeURIComponent(text)),
  html: (text) => Buffer.from(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
  utf16: (text) => Buffer.from(text, 'utf16le'),
};

/** `sink: encoding` wherever one of the canaries stands, upper and lower case of hexadecimal digits alike. */
export function findCanaries(sinks: Readonly<Record<string, Buffer>>, canaries: readonly string[]): string[] {
  return Object.entries(sinks).flatMap(([sink, bytes]) => {
    const lowered = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
    return Object.entries(encodings)
      .filter(([name, encode]) =>
        canaries.some((canary) => (name === 'hex' ? lowered : bytes).includes(encode(canary))),
      )
      .map(([name]) => `${sink}: ${name}`);
  });
}
