/** One spelling for all spellings of an address, so that what the source says can be found on the page. */
import { withoutEntities } from './words.ts';

/** Films have an address for pages and one for frames. */
const film =
  /^https?:\/\/(?:www\.)?(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:embed\/|watch\?(?:.*&)?v=|shorts\/)|(?:player\.)?vimeo\.com\/(?:video\/)?|loom\.com\/(?:embed|share)\/)([\w-]+)/i;

/** Without encodings, `./` and `../` at its start, the ending of a page's file, `index`, and a slash at its end. */
export function addressKey(address: string): string {
  const plain = decoded(
    withoutEntities(address.trim())
      .replace(/^<|>$/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  );
  const id = film.exec(plain)?.[1];
  if (id !== undefined) return `film:${id}`;
  const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(plain) ?? [];
  const bare = path
    .replace(/^mailto:/i, '')
    .replace(/^(?:\.{1,2}\/)+/, '')
    .replace(/^\.{1,2}$/, '')
    .replace(/\/\.\//g, '/')
    .replace(/\.mdx?$/i, '')
    .replace(/(^|\/)(?:index|readme)$/i, '$1')
    .replace(/\/+$/, '');
  return `${bare}${rest}`.replace(/\s+/g, ' ');
}

/** Decoded as often as it was encoded: the program encodes what writers left plain. */
function decoded(address: string): string {
  try {
    const once = decodeURIComponent(address);
    return once === address ? once : decodeURIComponent(once);
  } catch {
    return address;
  }
}
