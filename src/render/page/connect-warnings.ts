/** What a field says of a value that cannot be sent, or that does not look right. The latter warns, and keeps nobody from checking. */
import type { Field } from '../../connector/index.ts';
import type { FieldFault } from '../../form/field-fault.ts';
import { expectedIn, holdsSecret } from '../../form/form-parts.ts';
import type { Messages } from '../../messages/index.ts';

/** What keeps a value from being sent, in the order in which a field's note holds it. */
export function faultsOf(
  field: Field,
  unsendable: string | undefined,
  provider: string,
  { form }: Messages,
): Warning[] {
  const { problems } = form.field;
  const { type, label } = field;
  const isTyped = type !== 'select' && type !== 'number';
  const faults: { code: FieldFault['code']; text: Warning['text'] }[] = [
    { code: 'missing', text: type === 'select' ? problems.missingChoice(label) : problems.missing(label, provider) },
  ];
  if (isTyped) faults.push({ code: 'too-long', text: problems.tooLong(label) });
  if (isTyped && unsendable !== undefined) faults.push({ code: 'unsendable', text: problems.unsendable(provider) });
  return faults;
}

export interface Warning {
  code: string;
  /** In two parts, where it names what the value looks like. */
  text: string | readonly [before: string, after: string];
}

/** The warnings that a field can show, in the order in which its note holds them. */
export function warningsOf(field: Field, provider: string, { form }: Messages): Warning[] {
  const { hints } = form.field;
  const warnings: (Warning | false)[] = [
    field.pattern !== undefined && { code: 'unlike', text: hints.unlike },
    (holdsSecret(field) || field.pattern !== undefined) && { code: 'masked', text: hints.masked(provider) },
  ];
  if (expectedIn(field)) {
    for (const code of ['command', 'link', 'email', 'id'] as const) warnings.push({ code, text: hints[code] });
    warnings.push({ code: 'expired', text: hints.expired }, { code: 'foreign', text: hints.foreign(provider) });
  }
  return warnings.filter((warning) => warning !== false);
}

/** The text of a warning of one of these fields by its name, `field/<key>/<code>`; `undefined` if there is none of that name. */
export function warningText(
  name: string,
  fields: readonly Field[],
  { provider, messages, aboutOf }: { provider: string; messages: Messages; aboutOf: (key: string) => string },
): string | undefined {
  for (const field of fields) {
    for (const { code, text } of warningsOf(field, provider, messages)) {
      if (name !== `field/${field.key}/${code}`) continue;
      return typeof text === 'string' ? text : text.join(aboutOf(field.key));
    }
  }
  return undefined;
}
