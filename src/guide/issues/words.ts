/** The form of an issue's words. */
export type Severity = 'error' | 'warning';

/** `rename` is of a tag or an attribute that begins at the place; `remove` is of all that stands at the place. */
export type Edit = { kind: 'rename'; of: 'attribute' | 'tag'; from: string; to: string } | { kind: 'remove' };

export type Words = { severity: Severity; what: string; fix: string; edit?: Edit };

/** What is said of each code, from the details of a case. */
export type WordsByCode = Record<string, (details: never) => Words>;

export const error = (what: string, fix: string): Words => ({ severity: 'error', what, fix });
export const warning = (what: string, fix: string): Words => ({ severity: 'warning', what, fix });

/** A hint that names what may have been meant, before the hint for everything else. */
export function meant(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Write \`${nearest}\` if that is meant; else ${lowerFirst(otherwise)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
