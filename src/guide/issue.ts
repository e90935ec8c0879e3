/**
 * Faults in content. Each has a permanent code, a place, what is wrong and how to mend it. The wording of all of them,
 * whichever folder finds them, stands in this one table.
 */
import { brandIssues } from './issues/brand-issues.ts';
import { connectorIssues } from './issues/connector-issues.ts';
import { textIssues } from './issues/text-issues.ts';
import { type Edit, error, meant, type Severity, type Words, warning } from './issues/words.ts';
import type { Position } from './position.ts';

export type { Edit, Severity };

export interface Issue {
  code: IssueCode;
  severity: Severity;
  /** Path from the content folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  what: string;
  fix: string;
  /** What can be written at the place so that the page stays as it is and the issue goes. */
  edit?: Edit;
  /** Another place that the issue is about. */
  related?: RelatedPlace;
}

export interface RelatedPlace extends Pick<Issue, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  /** What stands there. */
  what: string;
}

const table = {
  ...textIssues,
  ...connectorIssues,
  ...brandIssues,
  'file-too-large': (d: { bytes: number; limit: number }) =>
    error(`The file has ${d.bytes} bytes; the most is ${d.limit}.`, 'Split the guide into several.'),
  'file-too-slow': (d: { seconds: number }) =>
    error(
      `Reading the file took longer than ${d.seconds} s and was stopped.`,
      'Look for very deep or very long nesting.',
    ),
  'file-unreadable': (d: { reason: string }) =>
    error(`The file can't be read: ${d.reason}.`, 'Put a regular file of text in UTF-8 there.'),
  'path-unusable': (d: { name: string }) =>
    error(
      `"${d.name}" can't be part of an address.`,
      'Use lower-case letters, digits and hyphens in the names of files and folders.',
    ),
  'path-taken': (d: { path: string; other: string }) =>
    error(`"${d.path}" is the address of ${d.other} already.`, 'Rename or remove one of the two files.'),
  'navigation-page-missing': (d: { name: string; more: number }) =>
    warning(
      `The navigation names "${d.name}", where there is no page, and lists do without it.${d.more > 0 ? ` So it is with ${d.more} more.` : ''}`,
      'Correct the name, or take the entry out.',
    ),
  'redirect-unusable': (d: { from: string; more: number }) =>
    warning(
      `The redirect from "${d.from}" is not built: it is a pattern, leads away from this site, or to no page of it.${d.more > 0 ? ` So it is with ${d.more} more.` : ''}`,
      'Name a page that is there, or redirect where the site is served.',
    ),
  'frontmatter-syntax': (d: { reason: string; fix: string }) =>
    error(`The frontmatter is not YAML: ${d.reason}.`, d.fix),
  'frontmatter-unclosed': () =>
    error('Nothing closes the frontmatter, so the page has none.', 'Add a line `---` behind its last key.'),
  'frontmatter-schema': (d: { key: string; reason: string; fix: string }) =>
    error(`The frontmatter's \`${d.key}\` does not fit: ${d.reason}.`, d.fix),
  'title-missing': () => warning('The page has no title.', 'Add `title: …` to the frontmatter.'),
  'mdx-syntax': (d: { kind: 'brace' | 'open-brace' | 'tag' | 'statement' | 'unclosed' | 'stray'; name: string }) =>
    ({
      brace: error(
        'A `{` opens an expression in MDX, and what stands in these braces is none: it is shown as text.',
        'Write `\\{` for the bare character, or put the passage into code.',
      ),
      'open-brace': error(
        'A `{` opens an expression in MDX, and no `}` closes it: it is shown as text.',
        'Write `\\{` for the bare character, or close the braces.',
      ),
      tag: error(
        `What begins with \`<${d.name}\` is no tag that can be read: it is shown as text.`,
        'Look for a quotation mark or a `>` that is missing, or write `\\<` for the bare character.',
      ),
      statement: error(
        'A line that begins with `import` or `export` is program code in MDX, and this is none: it is shown as text.',
        'Begin the line with another word.',
      ),
      unclosed: error(
        `Nothing closes this <${d.name}>, so it ends with what stands around it.`,
        `Add \`</${d.name}>\` where it shall end, or write \`\\<\` for the bare character.`,
      ),
      stray: error(
        `Nothing is open here that \`</${d.name}>\` could close, so it is left out.`,
        `Remove it, or add \`<${d.name}>\` where it shall begin.`,
      ),
    })[d.kind],
  'mark-unreadable': (d: { reason: 'text' } | { reason: 'code' } | { reason: 'unclosed' | 'stray'; name: string }) =>
    d.reason === 'code'
      ? error(
          'Code decides here which readers get a part, and nothing in a guide is ever run, so nothing of the page is shown.',
          'Write the attribute itself, with a string or without a value.',
        )
      : d.reason === 'text'
        ? error(
            'Here stands the name of an attribute that hides a part from some readers, and it belongs to no tag, so nothing of the page is shown.',
            'Write the tag around it anew. Where only its name is meant, put it into backticks.',
          )
        : error(
            `The page hides a part from some readers, and ${d.reason === 'stray' ? `this </${d.name}> closes nothing` : `nothing closes this <${d.name}>`}, so it can't be told where that part ends: nothing of the page is shown.`,
            'Open and close each tag of the page.',
          ),
  'mark-unclosed': (d: { mark: string; holds: 'rest' | 'nothing' }) =>
    warning(
      d.holds === 'rest'
        ? `Nothing closes this \`${d.mark}\`, so it holds all that follows.`
        : `Nothing closes this \`${d.mark}\`, so it is shown as text.`,
      `Add a line \`${/^:+/.exec(d.mark)?.[0] ?? d.mark}\` where it shall end.`,
    ),
  'nesting-too-deep': (d: { limit: number }) =>
    error(`Something is nested more than ${d.limit} levels deep.`, 'Flatten the page.'),
  'mdx-lenient': (d: { lenient: string }) =>
    warning(
      `This is not MDX as it stands; it is read as if it were: ${d.lenient}.`,
      'Write it as MDX does, or name the file .md, which is read as Markdown.',
    ),
  'snippet-missing': (d: { path: string }) =>
    error(`There is no snippet ${d.path}.`, 'Correct the path; absolute ones begin at the content folder.'),
  'snippet-cycle': (d: { path: string }) =>
    error(`The snippet ${d.path} holds itself.`, 'Remove one of the imports on the way round.'),
  'snippet-too-deep': (d: { path: string; limit: number }) =>
    error(`The snippet ${d.path} stands in more than ${d.limit} others.`, 'Import it further up.'),
  'too-many-nodes': (d: { limit: number }) =>
    error(`The page comes to more than ${d.limit} parts.`, 'Split the page, or use fewer snippets on it.'),
  'import-unneeded': (d: { names: string; all: boolean }) => ({
    ...warning(`${d.names}: blocks are there without an import.`, 'Remove the import.'),
    ...(d.all ? { edit: { kind: 'remove' } } : {}),
  }),
  'code-refused': (d: { kind: string }) =>
    warning(
      `${d.kind} is code, and nothing in a guide is ever run, so it is left out.`,
      'Write what it comes to here instead, or remove it.',
    ),
  'name-unbound': (d: { name: string }) =>
    warning(
      `Nothing is called \`${d.name}\`, so \`{${d.name}}\` is printed as it stands.`,
      'Write `\\{` for a bare brace, or export the name as a literal.',
    ),
  'brand-word-literal': (d: { word: string; attribute?: string }) =>
    warning(
      `\`${d.word}\` is plain text here, and readers would see it so.`,
      d.attribute === undefined
        ? 'Write the name itself, which the vocabulary of a brand replaces.'
        : `Write an expression: ${d.attribute}={${d.word.slice(1, -1)}}, or ${d.attribute}={\`… $${d.word} …\`}.`,
    ),
  'block-unknown': (d: { name: string; nearest: string | undefined }) =>
    warning(
      `No block is called <${d.name}>; what it holds is shown in a plain container.`,
      meant(d.nearest && `<${d.nearest}>`, 'Check the notation, or remove the tag.'),
    ),
  'block-guessed': (d: { name: string; block: string }) => ({
    ...warning(`No block is called <${d.name}>; it is shown as <${d.block}>.`, `Write <${d.block}> if that is meant.`),
    edit: { kind: 'rename', of: 'tag', from: d.name, to: d.block },
  }),
  'block-prop': (d: { block: string; prop: string; reason: string }) =>
    error(`<${d.block}> can't take this \`${d.prop}\`: ${d.reason}.`, 'Change the value, or leave the attribute out.'),
  'element-refused': (d: { name: string }) =>
    warning(
      `<${d.name}> is not allowed in a guide and is left out.`,
      'Remove it; guides hold text, images, tables and blocks.',
    ),
  'embed-unaddressed': (d: { name: string }) =>
    warning(
      `No address tells what this <${d.name}> shows, so it is left out.`,
      'Give it an address that begins with https:, or write a link instead.',
    ),
  'drawing-refused': (d: { reason: string }) =>
    warning(
      `This <svg> is left out: it has ${d.reason}.`,
      'Draw it with shapes and colors alone, or show it as an image from a file.',
    ),
  'attribute-refused': (d: { name: string; element: string }) =>
    warning(
      `\`${d.name}\` is not allowed on <${d.element}>, where it could run code, and is left out.`,
      'Remove the attribute.',
    ),
  'attribute-unknown': (d: { name: string; element: string; nearest?: string | undefined }) =>
    warning(
      `\`${d.name}\` on <${d.element}> has no effect and is left out.`,
      meant(d.nearest, 'Remove the attribute.'),
    ),
  'attribute-misspelt': (d: { name: string; element: string; meant: string }) => ({
    ...error(
      `\`${d.name}\` on <${d.element}> is no attribute of guides; it is read as \`${d.meant}\`.`,
      `Write \`${d.meant}\` if that is meant; else give it a name that differs more.`,
    ),
    edit: { kind: 'rename', of: 'attribute', from: d.name, to: d.meant },
  }),
  'address-refused': (d: { url: string }) =>
    error(
      `"${d.url}" is not an address that a guide can lead to.`,
      'Use https:, http:, mailto:, tel:, a path or an anchor.',
    ),
  'id-reserved': (d: { id: string }) =>
    error(`The id "${d.id}" is reserved for the page around the guide.`, 'Choose an id without a colon.'),
  'id-taken': (d: { id: string }) =>
    warning(
      `The id "${d.id}" stands at another place of the page already, so links to it lead there.`,
      'Give each place an id of its own.',
    ),
  'scopes-invalid': (d: { attribute: string; reason: string }) =>
    error(`\`${d.attribute}\` can't be read: ${d.reason}.`, 'Give a JSON array, or scopes separated by spaces.'),
  'image-missing': (d: { url: string; nearest: string | undefined }) =>
    warning(
      `There is no image at "${d.url}".`,
      meant(d.nearest, 'Put the file there, counted from the content folder.'),
    ),
  'image-unreadable': (d: { url: string }) =>
    error(
      `The file at "${d.url}" is no picture.`,
      'Put the picture itself there. A short text file in its place may stand for one in Git LFS: run `git lfs pull`.',
    ),
  'image-of-another-brand': (d: { url: string; shown: string; brand: string }) =>
    error(
      `"${d.url}" shows a screen of "${d.shown}", and this page is in the site of "${d.brand}".`,
      `Put a picture of its own at brands/${d.brand}/content/<the same path>, or mark the passage data-whitelabel-hide.`,
    ),
  'image-brand-missing': (d: { url: string; brand: string }) =>
    warning(
      `Nothing says whose product "${d.url}" shows, and this page is in the site of "${d.brand}".`,
      "Put pictures of the provider into its connector's folder, or say it with `data-brand` on the image.",
    ),
  'image-brand-unknown': (d: { shown: string; known: string }) =>
    warning(`\`data-brand\` names no brand: "${d.shown}".`, `Name one of ${d.known}, or leave it out.`),
  'page-missing': (d: { url: string; nearest: string | undefined }) =>
    warning(
      `"${d.url}" leads to no page of this site.`,
      meant(d.nearest, 'Correct the address, or say with `links.elsewhere` in brand.yaml where such pages stand.'),
    ),
  'anchor-missing': (d: { id: string; page: string; nearest: string | undefined }) =>
    warning(
      `${d.page} has no place called "${d.id}".`,
      meant(d.nearest, 'Use the id of a heading or a step, as its # link shows it.'),
    ),
  'image-alt-missing': () => warning('The image has no text.', 'Add `alt="…"`; an empty one for decoration.'),
  'connector-missing': (d: { connector: string; nearest: string | undefined }) =>
    warning(
      `There is no connectors/${d.connector}/connector.yaml, so the page has no form.`,
      meant(d.nearest, 'Add the connector file.'),
    ),
  'method-missing': (d: { connector: string; method: string; known: string; nearest: string | undefined }) =>
    warning(
      `The connector "${d.connector}" has no method "${d.method}", so the page has no form.`,
      meant(d.nearest, `Name the file after one of its methods (${d.known}), or set \`auth\` in the frontmatter.`),
    ),
  'yaml-syntax': (d: { reason: string; fix: string }) => error(`This is not YAML: ${d.reason}.`, d.fix),
  'connector-schema': (d: { key: string; reason: string; fix: string }) =>
    error(`\`${d.key}\` does not fit: ${d.reason}.`, d.fix),
  'field-unknown': (d: { field: string; known: string; nearest: string | undefined }) =>
    error(`There is no field "${d.field}" in this method.`, meant(d.nearest, `Use one of ${d.known}.`)),
  'host-open': (d: { field: string }) =>
    error(
      `Whatever is typed into "${d.field}" would choose the host that is asked.`,
      'Give the field a `host_suffix` and write it behind the value, or let people choose among `options`.',
    ),
  'scope-unknown': (d: { scope: string; nearest: string | undefined }) =>
    error(
      `The scope "${d.scope}" is not listed under \`scopes\`.`,
      meant(d.nearest, 'Add it there with what it allows.'),
    ),
  'guide-scope-unknown': (d: { scope: string; connector: string; nearest: string | undefined }) =>
    error(
      `The connector "${d.connector}" does not list the scope "${d.scope}".`,
      meant(d.nearest, 'Add it under `scopes` in its connector.yaml.'),
    ),
  'pattern-invalid': (d: { field: string }) =>
    error(`The pattern of "${d.field}" is no regular expression.`, 'Write it as in JavaScript, with the `u` flag.'),
  'example-mismatch': (d: { example: string; field: string }) =>
    error(
      `The example "${d.example}" does not match the pattern of "${d.field}".`,
      'Correct the pattern or the example.',
    ),
  'example-verdict': (d: { status: string; key: string; said: string; is: string }) =>
    error(
      `This answer of status ${d.status} comes to the ${d.key} "${d.is}", and the row says "${d.said}".`,
      'Correct the `answers` above the table, or the row.',
    ),
  'step-missing': (d: { step: string; guide: string; nearest: string | undefined }) =>
    error(
      `The guide ${d.guide} has no step "${d.step}".`,
      meant(d.nearest, 'Name the id of one of its steps, or give a step that id.'),
    ),
  'addresses-missing': (d: { brand: string; label: string }) =>
    warning(
      `The value "${d.label}" is made of addresses, and the brand "${d.brand}" names none, so its readers won't see it.`,
      'Add `addresses` to its brand.yaml.',
    ),
  'audience-unknown': (d: { name: string; known: string }) =>
    error(
      d.name === '' ? '`data-audience` names nobody.' : `\`data-audience\` names "${d.name}", which is no brand.`,
      `Use \`vendor\`, \`partners\` or names of brands (${d.known}), separated by spaces.`,
    ),
  'link-into-hidden': (d: { url: string; brand: string }) =>
    error(
      `"${d.url}" leads to a part that readers of "${d.brand}" do not get.`,
      'Hide the link with that part, or let it lead elsewhere.',
    ),
  'link-to-left-out': (d: { url: string; brand: string }) =>
    error(
      `"${d.url}" leads to a page that the site of "${d.brand}" leaves out.`,
      'Hide the link from that brand, or let it lead elsewhere.',
    ),
  'step-hidden': (d: { step: string; brand: string }) =>
    warning(
      `The connector's file names the step "${d.step}", which readers of "${d.brand}" do not get.`,
      'Show the step to all who see the form, or let the connector name another.',
    ),
  'anchor-renamed': (d: { url: string; brand: string; id: string }) =>
    error(
      `What "${d.url}" leads to is called "${d.id}" in the site of "${d.brand}", whose words make another id.`,
      'Give the heading or the step an `id` of its own.',
    ),
  'section-empty': (d: { part: string; brand: string }) =>
    warning(
      `Nothing is left in ${d.part} for readers of "${d.brand}".`,
      'Hide it together with what it held, or leave something in it.',
    ),
  'step-unreachable': (d: { reason: 'audience' | 'scopes' }) =>
    warning(
      d.reason === 'audience'
        ? 'No brand shows this step: its conditions exclude each other.'
        : 'No action asks for a scope of this step, so it goes with the first choice.',
      d.reason === 'audience' ? 'Remove one of the conditions.' : 'Correct the scopes, or remove the step.',
    ),
  'condition-impossible': (d: { reason: 'audience' | 'scopes' | 'nested' }) =>
    warning(
      {
        audience: 'No brand shows this part: its conditions exclude each other.',
        scopes: 'No action asks for a scope of this part, so it goes with the first choice.',
        nested: 'No action asks for a scope of this part and for one of the part around it.',
      }[d.reason],
      'Correct one of the conditions, or remove the part.',
    ),
  'guide-missing': (d: { method: string; path: string }) =>
    warning(`The method "${d.method}" has no guide.`, `Write ${d.path}.`),
  'brand-schema': (d: { key: string; reason: string; fix: string }) =>
    error(`\`${d.key}\` does not fit: ${d.reason}.`, d.fix),
  'blocks-schema': (d: { key: string; reason: string; fix: string }) =>
    error(`\`${d.key}\` does not fit: ${d.reason}.`, d.fix),
  'blocks-target': (d: { target: string; nearest: string }) =>
    error(`No block is called "${d.target}".`, `The nearest name is \`${d.nearest}\`.`),
  'brand-file-missing': (d: { file: string }) =>
    error(`The file "${d.file}" is not there.`, 'Put it beside brand.yaml, or correct the name.'),
  'brand-base': (d: { base: string; reason: 'unknown' | 'circle'; known: string }) =>
    error(
      d.reason === 'unknown'
        ? `There is no brand "${d.base}" to extend.`
        : `Extending "${d.base}" leads back to this brand.`,
      d.known === '' ? 'Leave `extends` out.' : `Extend one of ${d.known}, or leave \`extends\` out.`,
    ),
  'brand-connector-unknown': (d: { connector: string; known: string }) =>
    error(`There is no connector "${d.connector}".`, `Name some of ${d.known}.`),
  'brand-part-unknown': (d: { key: 'hide' | 'show'; part: string }) =>
    error(
      `\`${d.key}\` names "${d.part}", which is on no page.`,
      'Name the id of a heading, a section or a step: `#id`, or `page#id` with the path of its page.',
    ),
  'brand-font-missing': (d: { name: string }) =>
    error(`No package of a typeface is installed as "${d.name}".`, `Run: npm install ${d.name}`),
  'brand-contrast': (d: { key: string; use: string; ratio: number; least: number; suggestion: string }) =>
    error(
      // Rounded down, so that 4.496 is not said to be 4.50.
      `\`${d.key}\` has a contrast of ${(Math.floor(d.ratio * 100) / 100).toFixed(2)}:1 ${d.use}; it takes ${d.least}:1 to be read.`,
      `Write ${d.suggestion}, the nearest color of that hue that can be read everywhere.`,
    ),
  'link-dead': (d: { url: string; status: number } | { host: string }) =>
    'host' in d
      ? error(`There is no host "${d.host}", so what leads there leads nowhere.`, 'Correct the address, or remove it.')
      : error(
          `"${d.url}" leads to nothing any more: it is answered with status ${d.status}.`,
          'Find where the page is now, or remove the address.',
        ),
  'link-moved': (d: { url: string; to: string }) =>
    warning(`"${d.url}" has moved for good, to ${d.to}.`, `Write ${d.to}.`),
  'link-to-home': (d: { url: string; to: string }) =>
    warning(
      `"${d.url}" ends on a home page, ${d.to}: the page that is meant seems to be gone.`,
      'Find where that page is now, or name the home page itself.',
    ),
  'link-unanswered': (d: { reason: string }) =>
    warning(`It is not known whether this address is alive: ${d.reason}.`, 'Open it yourself, or check again later.'),
  'junk-accepted': (d: { method: string }) =>
    error(
      `The check of "${d.method}" lets any key in: one that was made up was accepted.`,
      'Ask for something in `request` that takes a good key, or say under `answers` what a good answer holds.',
    ),
  'junk-not-refused': (d: { method: string; status: number }) =>
    warning(
      `The check of "${d.method}" does not know a wrong key: one that was made up is answered with status ${d.status}, and its reader would hear of an outage.`,
      `Add status ${d.status} to \`answers\` with the verdict \`rejected\`, if that is how the provider refuses a key.`,
    ),
  'junk-unanswered': (d: { reason: string }) =>
    warning(
      `It is not known whether this check refuses a wrong key: ${d.reason}.`,
      'Check again later, or try a wrong key yourself: `keyway try CONNECTOR METHOD --live`.',
    ),
} as const satisfies Record<string, (details: never) => Words>;

export type IssueCode = keyof typeof table;

/** What the words of a code are made from; nothing for codes that need nothing. */
export type Details<Code extends IssueCode> = Parameters<(typeof table)[Code]>;

/** An issue in words. `details` are what its code asks for. */
export function createIssue<Code extends IssueCode>(
  code: Code,
  file: string,
  position: Position,
  ...details: Details<Code>
): Issue {
  const words = (table[code] as (...details: Details<Code>) => Words)(...details);
  const { start, end } = position;
  return { code, ...words, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** Every code there is, for documentation and tests. */
export const issueCodes = Object.keys(table) as IssueCode[];

/** Whether a build must stop. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}

/** Each issue once: what is used in several places has its faults in each of them. */
export function uniqueIssues(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** Issues in reading order: by file, then by place. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  return [...issues].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
