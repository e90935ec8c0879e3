/** What the name of a directive means: a callout, else the block that is called so in its own spelling, as `code-group` is. */
import { blockNamed } from '../../blocks/index.ts';

const tags = new Map(
  Object.entries({
    note: 'Note',
    secondary: 'Note',
    tip: 'Tip',
    hint: 'Tip',
    info: 'Info',
    important: 'Info',
    success: 'Check',
    warning: 'Warning',
    caution: 'Warning',
    attention: 'Warning',
    danger: 'Danger',
    error: 'Danger',
    details: 'Accordion',
    collapsible: 'Accordion',
  }),
);

/** The tag that a name means; the name itself if it means none. */
export function tagNamed(name: string): string {
  const pascal = name.replace(/(?:^|-)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
  return tags.get(name) ?? (blockNamed(pascal) ? pascal : name);
}
