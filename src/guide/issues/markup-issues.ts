/** What is said of how a guide is written: its frontmatter, marks, tags, attributes and code. */
import { error, meant, type WordsByCode, warning } from './words.ts';

export const markupIssues = {
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
  'mdx-lenient': (d: { lenient: string }) =>
    warning(
      `This is not MDX as it stands; it is read as if it were: ${d.lenient}.`,
      'Write it as MDX does, or name the file .md, which is read as Markdown.',
    ),
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
} satisfies WordsByCode;
