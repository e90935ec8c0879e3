/** What is said of a guide's own text: its blocks, words, links, pictures, headings, code and head. */
import { error, meant, type Words, type WordsByCode, warning } from './words.ts';

type Leftover =
  | 'bold-spaced'
  | 'bold-open'
  | 'bold-joined'
  | 'code-open'
  | 'emoji'
  | 'reference'
  | 'footnote'
  | 'link-spaced'
  | 'link-open'
  | 'link-apart'
  | 'heading'
  | 'list'
  | 'table'
  | 'entity'
  | 'container';

const leftovers: Record<Leftover, [what: string, fix: string]> = {
  'bold-spaced': [
    'Readers see the `**` here: bold does not begin or end with a space.',
    'Remove the spaces beside the `**`.',
  ],
  'bold-open': ['Readers see the `**` here: no other pair of them fits.', 'Close the bold, or write `\\*\\*`.'],
  'bold-joined': [
    'Readers see the `**` here: bold that ends with a sign is not closed where a letter follows.',
    'Put the sign outside of the bold, or write <strong>.',
  ],
  'code-open': ['Readers see the backtick here: no other one fits.', 'Close the code, or write a backslash before it.'],
  emoji: ['Readers see the name of a sign between colons, and no sign.', 'Write the sign itself, or use <Icon>.'],
  reference: [
    'Readers see the brackets: nothing defines this link.',
    'Define it as `[name]: address`, or write the address in round brackets.',
  ],
  footnote: ['Readers see `[^…]`: nothing defines this footnote.', 'Define it as `[^name]: text`, or remove the mark.'],
  'link-spaced': [
    'Readers see the brackets: the address of a link holds no spaces.',
    'Write %20 for each space, or put the address into angle brackets.',
  ],
  'link-open': ['Readers see the brackets: nothing closes this link.', 'Add the `)` behind the address.'],
  'link-apart': ['Readers see the brackets: a link has no space between `]` and `(`.', 'Remove the space.'],
  heading: ['Readers see the `#`: a heading has a space behind it.', 'Add the space, or write `\\#`.'],
  list: [
    'These lines are one paragraph: an item of a list has a space behind its mark.',
    'Add the space in each line.',
  ],
  table: ['Readers see the `|`: a table has a line of `---` under its head.', 'Add a line such as `| --- | --- |`.'],
  entity: ['Readers see this as it stands: HTML has no such character.', 'Write the character itself.'],
  container: [
    'Readers see the `:::`: nothing closes or opens it here.',
    'Open with `:::name` and close with `:::` on lines of their own.',
  ],
};

export const textIssues = {
  'block-empty': (d: { block: string }) => warning(`Nothing is in this ${d.block}.`, 'Put something in, or remove it.'),
  'block-title-missing': (d: { block: string; prop: string }) =>
    warning(`This <${d.block}> has no \`${d.prop}\`, by which readers would know it.`, `Add ${d.prop}="…".`),
  'block-misplaced': (d: { block: string; parent: string }) =>
    warning(`<${d.block}> stands outside of <${d.parent}>.`, `Put <${d.parent}> around it and those beside it.`),
  'steps-loose': () =>
    warning('This stands between steps, in none of them.', 'Put it into a <Step>, or before or after the <Steps>.'),
  'steps-without-step': () =>
    warning('No <Step> is in these <Steps>, so nothing is numbered.', 'Put each step into <Step title="…">.'),
  'columns-count': (d: { count: number }) =>
    warning(`${d.count} columns are not possible: there are one to four in a row.`, 'Write a number from 1 to 4.'),
  'attribute-twice': (d: { name: string; element: string }) =>
    warning(`\`${d.name}\` stands on this <${d.element}> twice; the last one counts.`, 'Remove one of them.'),
  'mark-value': (d: { value: string }) =>
    warning(
      `\`data-whitelabel-hide="${d.value}"\` hides the part: whatever its value is, it hides.`,
      'Remove the attribute if all readers shall see the part; else leave out the value.',
    ),
  'icon-unknown': (d: { icon: string; nearest: string | undefined }) =>
    warning(`No icon is called "${d.icon}".`, meant(d.nearest, 'Take a name of Font Awesome (free) or Lucide.')),
  'markdown-leftover': (d: { kind: Leftover }): Words => warning(...leftovers[d.kind]),
  'table-ragged': (d: { cells: number; columns: number }) =>
    warning(
      d.cells > d.columns
        ? `This row has ${d.cells} cells and the table ${d.columns} columns, so what is too many is not shown.`
        : `This row has ${d.cells} of ${d.columns} cells.`,
      'Give each row as many cells as the head has; write `\\|` for a bare stroke.',
    ),
  'text-unfinished': (d: { word: string }) =>
    warning(`"${d.word}" says that this is not finished.`, 'Finish it, or remove it.'),
  'character-invisible': (d: { character: string }) =>
    warning(`A character that nobody sees stands here: ${d.character}.`, 'Delete it and type the word anew.'),
  'text-garbled': () =>
    warning('These characters were read in a wrong encoding.', 'Type them anew, and save the file as UTF-8.'),
  'secret-pasted': (d: { provider: string }) =>
    error(
      `This looks like a key to ${d.provider} that works, and everyone who reads the page or the repository has it.`,
      'Revoke it there, and write one that is seen to be none, such as `…` behind its first letters. Where it is an example, say so with a rule and its reason in keyway.config.',
    ),
  'merge-conflict': () =>
    error('A conflict of a merge was left here.', 'Keep one of the two versions, and remove the marks.'),
  'page-empty': () => warning('The page has no text.', 'Write it, or remove the file.'),
  'link-insecure': () =>
    warning('The link begins with http:, so that others can read and change what comes.', 'Write https: instead.'),
  'link-empty': () => warning('This link leads nowhere: it has no address.', 'Add the address, or remove the link.'),
  'link-text-missing': () =>
    warning('This link has no text, so nobody can choose it.', 'Put the text between the brackets.'),
  'link-text-vague': (d: { text: string }) =>
    warning(`"${d.text}" does not say where the link leads.`, 'Write what readers find there.'),
  'address-malformed': (d: { url: string; meant: string | undefined }) =>
    warning(`"${d.url}" is not written as an address.`, meant(d.meant, 'Correct it.')),
  'image-remote': () =>
    warning(
      'The picture comes from another site, which can change it, take it away and see who reads.',
      'Put the file into the content folder, and name it by its path.',
    ),
  'image-alt-useless': (d: { alt: string }) =>
    warning(`"${d.alt}" does not say what the picture shows.`, 'Describe it; an empty text is for decoration.'),
  'image-huge': (d: { width: number; height: number }) =>
    warning(
      `The picture has ${d.width} × ${d.height} pixels, and no screen shows as many.`,
      'Make it at most 6000 pixels wide and high.',
    ),
  'image-unused': () => warning('No page shows this picture.', 'Show it, or remove the file.'),
  'heading-jump': (d: { rank: number; least: number }) =>
    warning(
      `A heading of rank ${d.rank} stands where the next one below is of rank ${d.least}.`,
      `Write ${'#'.repeat(d.least)} or <h${d.least}>.`,
    ),
  'heading-first-rank': () =>
    warning('The page has its title above the text already; this is a second one of rank 1.', 'Write ## or <h2>.'),
  'heading-empty': () => warning('This heading has no text.', 'Write it, or remove the marks.'),
  'heading-twice': (d: { text: string }) =>
    warning(`Another heading here says "${d.text}" as well.`, 'Say in each what is under it.'),
  'code-language-unknown': (d: { language: string; nearest: string | undefined }) =>
    warning(
      `The language "${d.language}" is not known, so the code has no colors.`,
      meant(d.nearest, 'Write `text` for code of no language.'),
    ),
  'code-json-broken': (d: { reason: string }) =>
    warning(`This is not JSON: ${d.reason}.`, 'Mend it, or say `jsonc`, `js` or `text` behind the backticks.'),
  'code-quotes': () =>
    warning(
      'Whoever copies this code gets quotation marks that no program reads.',
      'Write straight ones: `"` and `\'`.',
    ),
  'code-unclosed': () =>
    warning('Nothing closes this code, so all that follows is code.', 'Add a line of three backticks at its end.'),
  'frontmatter-key': (d: { key: string; nearest: string }) =>
    warning(`The frontmatter's \`${d.key}\` has no effect.`, `Write \`${d.nearest}\` if that is meant.`),
  'frontmatter-place': () =>
    warning(
      'The frontmatter is not the first of the file, so it is shown as text.',
      'Put the line `---` first, and close it with another.',
    ),
  'title-long': () => warning('The title has more than 80 characters; results of searches cut it.', 'Shorten it.'),
  'description-length': (d: { is: 'long' | 'short' }) =>
    warning(
      d.is === 'long'
        ? 'The description has more than 240 characters; results of searches cut it.'
        : 'The description says nothing.',
      'Write one or two sentences.',
    ),
  'checked-date': (d: { is: 'ahead' } | { is: 'old'; days: number }) =>
    warning(
      d.is === 'ahead' ? 'That day is still to come.' : `Nobody has followed this guide for more than ${d.days} days.`,
      d.is === 'ahead'
        ? 'Write the day on which somebody last followed the guide.'
        : 'Follow it to its end, mend what has changed, and write the day.',
    ),
} satisfies WordsByCode;
