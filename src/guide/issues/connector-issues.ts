/** What is said of a connector's file, and of a guide and a connector that say two things. */
import { error, meant, type WordsByCode, warning } from './words.ts';

export const connectorIssues = {
  'file-misnamed': (d: { name: string; expected: string }) =>
    error(`Nothing reads a file of the name ${d.name}.`, `Call it ${d.expected}.`),
  'connector-insecure': (d: { key: string }) =>
    warning(`\`${d.key}\` begins with http:, so that others can read and change what comes.`, 'Write https: instead.'),
  'template-foreign': (d: { written: string; field: string; unchanged: boolean }) =>
    error(
      d.unchanged
        ? `\`${d.written}\` is sent as it stands: no value takes its place.`
        : `\`${d.written}\` is sent with its signs around the value.`,
      `Write \`{${d.field}}\`.`,
    ),
  'field-unused': (d: { field: string }) =>
    warning(
      `No request uses "${d.field}", so nothing tells whether it is right.`,
      `Write \`{${d.field}}\` where the provider wants it, or remove the field.`,
    ),
  'field-twice': (d: { field: string }) =>
    error(`Another field of this method has the key "${d.field}".`, 'Give each field a key of its own.'),
  'field-stepless': (d: { field: string; guide: string }) =>
    warning(
      `No step of ${d.guide} is said to yield "${d.field}".`,
      'Name one with `step`: the form and its errors lead there.',
    ),
  'action-twice': (d: { action: string }) =>
    error(`Another action has the id "${d.action}".`, 'Give each action an id of its own.'),
  'value-word-unknown': (d: { word: string; known: string; nearest: string | undefined }) =>
    error(`\`{${d.word}}\` is no word of a value.`, meant(d.nearest && `{${d.nearest}}`, `Use one of ${d.known}.`)),
  'secret-mismatch': (d: { field: string; is: 'password' | 'shown' }) =>
    d.is === 'password'
      ? warning(
          `"${d.field}" is typed as a password and kept as no secret.`,
          'Add `secret: true`, or change the type to `text`.',
        )
      : warning(
          `"${d.field}" is a secret that everyone near the screen can read.`,
          'Write `type: password`, or `text_area` for one of several lines.',
        ),
  'pattern-loose': (d: { field: string }) =>
    warning(
      `Everything fits the pattern of "${d.field}", so it warns of nothing.`,
      'Say what a value looks like, or remove the pattern.',
    ),
  'pattern-slow': (d: { field: string }) =>
    error(
      `The pattern of "${d.field}" may take minutes to refuse a value, and the reader's browser stands still.`,
      'Repeat one thing once: `[0-9a-f]+` in the place of `([0-9a-f]+)+`, and name ends for each repetition.',
    ),
  'pattern-anchored': (d: { field: string }) =>
    warning(
      `The pattern of "${d.field}" is anchored twice.`,
      'Leave out `^` and `$`: the whole value must match anyway.',
    ),
  'placeholder-mismatch': (d: { field: string }) =>
    warning(`The placeholder of "${d.field}" does not match its own pattern.`, 'Correct the one or the other.'),
  'options-missing': (d: { field: string }) =>
    error(`There is nothing to choose for "${d.field}".`, 'Add `options`, or change the type to `text`.'),
  'options-unfit': (d: { field: string; is: 'twice' | 'unused' }) =>
    warning(
      d.is === 'twice'
        ? `Two options of "${d.field}" have one value.`
        : `"${d.field}" has options and is no \`select\`.`,
      d.is === 'twice' ? 'Give each option a value of its own.' : 'Write `type: select`, or remove the options.',
    ),
  'answer-unreachable': (d: { status: number }) =>
    warning(
      `An answer before this one takes every ${d.status} already.`,
      'Put the one with the narrower condition first, or remove one.',
    ),
  'answer-unfit': (d: { key: 'scopes' | 'code'; verdict: string }) =>
    warning(
      `\`${d.key}\` has no effect with the verdict \`${d.verdict}\`.`,
      `Remove it, or write \`verdict: ${d.key === 'code' ? 'rejected' : 'rights-missing'}\`.`,
    ),
  'secret-in-address': (d: { field: string }) =>
    warning(
      `The secret "${d.field}" stands in the address, which logs keep.`,
      'Send it in a header, if the provider takes it there.',
    ),
  'header-unencoded': () =>
    error(
      'Basic wants its name and password encoded, and this sends them as they are.',
      'Write `basic: { username: …, password: … }` in the place of the header.',
    ),
  'header-unknown': (d: { header: string; nearest: string }) =>
    warning(`No provider is known to read a header "${d.header}".`, `Write \`${d.nearest}\` if that is meant.`),
  'host-suffix-drift': (d: { field: string; suffix: string; found: string }) =>
    error(
      `"${d.field}" has the suffix ${d.suffix}, and ${d.found} stands behind it in this address.`,
      'Write the same in both places.',
    ),
  'label-untidy': () => warning('Spaces stand before or behind this label.', 'Remove them.'),
  'scope-unused': (d: { scope: string }) =>
    warning(`No action, method or guide needs the scope "${d.scope}".`, 'Add it where it is needed, or remove it.'),
  'title-drift': (d: { is: 'provider' | 'method'; named: string; own: string }) =>
    error(
      d.is === 'provider'
        ? `The title names ${d.named}, and the page links ${d.own}.`
        : `The title names the method ${d.named}, and the page links by ${d.own}.`,
      'Correct the title, or the place of the file.',
    ),
  'label-drift': (d: { label: string; known: string; nearest: string | undefined }) =>
    error(
      `The form has no field "${d.label}".`,
      meant(d.nearest, `Name the fields as connector.yaml does: ${d.known}.`),
    ),
  'field-unlisted': (d: { label: string }) =>
    error(`The form asks for "${d.label}" as well, and this list does not say so.`, 'Add it to the list.'),
  'example-drift': (d: { example: string; field: string; looksLike: string }) =>
    error(
      `"${d.example}" does not look like "${d.field}" in connector.yaml.`,
      `There a value is: ${d.looksLike}. Correct the example or the pattern.`,
    ),
  'host-drift': (d: { host: string; expected: string }) =>
    error(
      `"${d.host}" is not where connector.yaml says the provider is.`,
      `Write ${d.expected}, or correct \`host_suffix\`.`,
    ),
  'action-drift': (d: { action: string; nearest: string | undefined }) =>
    error(
      `connector.yaml has no action "${d.action}".`,
      meant(d.nearest, 'Add it under `actions`, or remove it here.'),
    ),
  'snippet-unused': () => warning('No page uses this snippet.', 'Import it, or remove the file.'),
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
  'guide-missing': (d: { method: string; path: string }) =>
    warning(`The method "${d.method}" has no guide.`, `Write ${d.path}.`),
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
} satisfies WordsByCode;
