import { readLimited } from '../hub/read-limited.ts';

/** Bytes; several times what a key file of the longest kind takes. */
const formLimitBytes = 65_536;

/** The fields of a form that was sent without script; `undefined` if they are too many bytes. */
export async function readFields(request: Request): Promise<URLSearchParams | undefined> {
  const bytes = await readLimited(request, formLimitBytes);
  return bytes && new URLSearchParams(new TextDecoder().decode(bytes));
}
