/** Text as the oracle compares it: what a reader can tell apart, and nothing of how it was spaced or curled. */

const curled: [RegExp, string][] = [
  [/[‘’‚‛ʼ′]/g, "'"],
  [/[“”„‟″]/g, '"'],
];

// Joiners, byte order marks and direction marks have no shape of their own.
const token = /[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}\p{Cf}_]/gu;

/** Words and signs, each with a space around it: `␠Click␠"␠OK␠"␠.␠`. Empty for text that shows nothing. */
export function normalForm(text: string): string {
  let straight = text;
  for (const [pattern, sign] of curled) straight = straight.replace(pattern, sign);
  const tokens = straight.match(token);
  return tokens ? ` ${tokens.join(' ')} ` : '';
}

/** Normal forms one after the other, as one. */
export function joinForms(forms: readonly string[]): string {
  const joined = forms.filter((form) => form !== '').map((form) => form.slice(0, -1));
  return joined.length > 0 ? `${joined.join('')} ` : '';
}
