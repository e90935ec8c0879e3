import { deflateSync, gzipSync, inflateRawSync, inflateSync, constants as zlib } from 'node:zlib';

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
  json: (text) => Buffer.from(JSON.stringify(text).slice(1, -1)),
  html: (text) => Buffer.from(text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
  utf16: (text) => Buffer.from(text, 'utf16le'),
  latin1: (text) => Buffer.from(text, 'latin1'),
  reversed: (text) => Buffer.from([...text].reverse().join('')),
  gzip: (text) => gzipSync(`before ${text} after`),
  deflate: (text) => deflateSync(`before ${text} after`),
};

/** `sink: encoding` wherever one of the canaries stands, upper and lower case of hexadecimal digits alike. */
export function findCanaries(sinks: Readonly<Record<string, Buffer>>, canaries: readonly string[]): string[] {
  return Object.entries(sinks).flatMap(([sink, bytes]) => {
    const lowered = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
    const unpacked = { gzip: unpack(bytes, 'gzip'), deflate: unpack(bytes, 'deflate') };
    return Object.entries(encodings)
      .filter(([name, encode]) => {
        if (name === 'gzip' || name === 'deflate') return canaries.some((canary) => unpacked[name].includes(canary));
        return canaries.some((canary) => (name === 'hex' ? lowered : bytes).includes(encode(canary)));
      })
      .map(([name]) => `${sink}: ${name}`);
  });
}

/** All that packed streams within these bytes hold, those that are cut off too. */
function unpack(bytes: Buffer, form: 'gzip' | 'deflate'): Buffer {
  const found: Buffer[] = [];
  const begins = form === 'gzip' ? ['1f8b0800'] : ['7801', '785e', '789c', '78da'];
  for (const begin of begins.map((hex) => Buffer.from(hex, 'hex'))) {
    for (let at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1)) {
      try {
        const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 1_048_576 };
        // Past gzip's header, as what follows its end would be taken for another one.
        const text =
          form === 'gzip' ? inflateRawSync(bytes.subarray(at + 10), options) : inflateSync(bytes.subarray(at), options);
        found.push(text);
      } catch {
        // It only looked as if one began here.
      }
    }
  }
  return Buffer.concat(found);
}
