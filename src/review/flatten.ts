/** Every value inside of a value, by the keys that lead to it: `methods.api-key.label` to `API Key`. */
export function flatten(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? new Map() : new Map([[path, String(value)]]);
  }
  const inner = Object.entries(value).map(([key, item]) => flatten(item, path === '' ? key : `${path}.${key}`));
  return new Map(inner.flatMap((values) => [...values]));
}
