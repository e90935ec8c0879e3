/** Faults of a connector's fields that its schema can't see. */
import { checkPattern } from './check-pattern.ts';
import type { Fault, Path } from './fault.ts';
import type { Field, Method } from './schema.ts';

/** Faults of the fields of a method. */
export async function checkFields({ fields }: Method, at: Path): Promise<Fault[]> {
  const keys = fields.map(({ key }) => key);
  const faults = fields.map(async (field, index): Promise<Fault[]> => {
    const path = [...at, 'fields', index];
    return [
      ...(keys.indexOf(field.key) < index
        ? [{ code: 'field-twice' as const, path: [...path, 'key'], details: { field: field.key } }]
        : []),
      ...checkSecret(field, path),
      ...checkOptions(field, path),
      ...(await checkPattern(field, path)),
      ...checkLabel(field.label, [...path, 'label']),
    ];
  });
  return (await Promise.all(faults)).flat();
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
