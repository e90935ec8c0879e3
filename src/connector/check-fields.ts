/** Faults of a connector's fields that its schema can't see. */
import type { Fault, Path } from './fault.ts';
import type { Field, Method } from './schema.ts';

/** Faults of the fields of a method. Patterns that take too long are found elsewhere, because that takes long itself. */
export function checkFields({ fields }: Method, at: Path): Fault[] {
  const keys = fields.map(({ key }) => key);
  return fields.flatMap((field, index): Fault[] => {
    const path = [...at, 'fields', index];
    return [
      ...(keys.indexOf(field.key) < index
        ? [{ code: 'field-twice' as const, path: [...path, 'key'], details: { field: field.key } }]
        : []),
      ...checkSecret(field, path),
      ...checkOptions(field, path),
      ...checkPattern(field, path),
      ...checkLabel(field.label, [...path, 'label']),
    ];
  });
}

/** A label with blanks at its ends is not what the provider calls anything. */
export function checkLabel(label: string, path: Path): Fault[] {
  return label === label.trim() ? [] : [{ code: 'label-untidy', path, details: undefined }];
}

function checkSecret({ key, type, secret }: Field, path: Path): Fault[] {
  if (type === 'password' && !secret) {
    return [{ code: 'secret-mismatch', path: [...path, 'type'], details: { field: key, is: 'password' } }];
  }
  const isShown = secret && type !== 'password' && type !== 'text_area';
  return isShown ? [{ code: 'secret-mismatch', path: [...path, 'type'], details: { field: key, is: 'shown' } }] : [];
}

function checkOptions({ key, type, options }: Field, path: Path): Fault[] {
  if (type === 'select' && (options ?? []).length === 0) {
    return [{ code: 'options-missing', path: [...path, 'type'], details: { field: key } }];
  }
  if (!options) return [];
  const values = options.map(({ value }) => value);
  const twice = values.findIndex((value, index) => values.indexOf(value) < index);
  if (twice !== -1) {
    return [{ code: 'options-unfit', path: [...path, 'options', twice], details: { field: key, is: 'twice' } }];
  }
  return type === 'select'
    ? []
    : [{ code: 'options-unfit', path: [...path, 'options'], details: { field: key, is: 'unused' } }];
}

function checkPattern(field: Field, at: Path): Fault[] {
  const { key, pattern, placeholder } = field;
  if (!pattern) return [];
  const path = [...at, 'pattern'];
  const regex = patternOf(field);
  if (!regex) return [{ code: 'pattern-invalid', path: [...path, 'regex'], details: { field: key } }];
  const faults: Fault[] = pattern.examples
    .filter((example) => !regex.test(example))
    .map((example) => ({ code: 'example-mismatch', path: [...path, 'examples'], details: { example, field: key } }));
  if (/^(?:\^?)[([]*(?:\.|\[\\s\\S\]|\[\^\])[*+]\)*\$?$/.test(pattern.regex)) {
    faults.push({ code: 'pattern-loose', path: [...path, 'regex'], details: { field: key } });
  } else if (/^\^|(?<!\\)\$$/.test(pattern.regex)) {
    faults.push({ code: 'pattern-anchored', path: [...path, 'regex'], details: { field: key } });
  }
  // `…` and `xxxx` stand for letters, and no pattern takes them. The beginning of a value says how values begin.
  const isValue = placeholder !== undefined && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(placeholder);
  const isBeginning = pattern.examples.some((example) => example.startsWith(placeholder ?? ''));
  if (isValue && !isBeginning && !/\.\.\.|x{3}|[<>*]/i.test(placeholder) && !regex.test(placeholder)) {
    faults.push({ code: 'placeholder-mismatch', path: [...at, 'placeholder'], details: { field: key } });
  }
  return faults;
}

/** A field's pattern, anchored at both ends; `undefined` if it has none or it is no regular expression. */
export function patternOf({ pattern }: Field): RegExp | undefined {
  if (!pattern) return undefined;
  try {
    return new RegExp(`^(?:${pattern.regex})$`, 'u');
  } catch {
    return undefined;
  }
}
