import type { BuiltSite } from './built-site.ts';

/** The vendor's name as people and machines write it. */
const names = ['stackone', 'stack one', 'stack-one', 'stack_one'];

const utf16 = new TextDecoder('utf-16le');

const decoders: Readonly<Record<string, (bytes: Buffer) => string>> = {
  plain: (bytes) => bytes.toString('utf8'),
  utf16: (bytes) => utf16.decode(bytes),
  'utf16, one byte on': (bytes) => utf16.decode(bytes.subarray(1)),
  entities: (bytes) => decodeEntities(bytes.toString('utf8')),
  'percent signs': (bytes) =>
    bytes
      .toString('utf8')
      .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
  'escapes of scripts and styles': (bytes) =>
    bytes
      .toString('utf8')
      .replace(
        /\\u\{?([0-9a-f]{1,6})\}?|\\x([0-9a-f]{2})|\\([0-9a-f]{1,6}) ?/gi,
        (whole, ...digits: (string | undefined)[]) => {
          const code = Number.parseInt(digits.slice(0, 3).find((text) => typeof text === 'string') ?? '', 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      ),
  'without what nobody sees': (bytes) =>
    decodeEntities(bytes.toString('utf8')).replace(/<[^>]*>|[\u00AD\u200B-\u200F\u2060\uFEFF]/g, ''),
  base64: (bytes) =>
    [...bytes.toString('latin1').matchAll(/[A-Za-z0-9+/_-]{12,}/g)]
      .flatMap(([text]) => [0, 1, 2, 3].map((shift) => Buffer.from(text.slice(shift), 'base64').toString('latin1')))
      .join('\n'),
  hexadecimal: (bytes) =>
    [...bytes.toString('latin1').matchAll(/(?:[0-9a-f]{2}){8,}/gi)]
      .map(([text]) => Buffer.from(text, 'hex').toString('latin1'))
      .join('\n'),
};

/** `file: how it is written` wherever the vendor is named, in the bytes of a file or in its path. */
export function vendorTraces(files: BuiltSite['files']): string[] {
  const isNamed = (text: string) => names.some((name) => text.toLowerCase().includes(name));
  return [...files].flatMap(([path, bytes]) => [
    ...(isNamed(path) ? [`${path}: path`] : []),
    ...Object.entries(decoders)
      .filter(([, decode]) => isNamed(decode(bytes)))
      .map(([name]) => `${path}: ${name}`),
  ]);
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 10)));
}
