/** YAML of other tools: data, and nothing that their tags would run. */
import { parseDocument } from 'yaml';
import type { Json } from '../../guide/index.ts';

/** Longer files are not read: the parser is quadratic in the number of keys of one mapping. */
const mostLength = 400_000;

/** The data in a text; `undefined` if it is no YAML. Unknown tags stand for the text that they mark. */
export function parseData(text: string | undefined): Json | undefined {
  if (text === undefined || text.length > mostLength) return undefined;
  try {
    const document = parseDocument(text, {
      schema: 'core',
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: false,
    });
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) as Json);
  } catch {
    return undefined;
  }
}

/** JSON, or `undefined` for what is none. */
export function parseJson(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text.replace(/^\uFEFF/, '')) as Json);
  } catch {
    return undefined;
  }
}
