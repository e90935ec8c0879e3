import type { Connector } from '../connector/schema.ts';
import type { Brand } from './schema.ts';
import { createWording } from './wording.ts';

/** A connector whose words to readers are the brand's. Keys, patterns, addresses and requests stay as they are. */
export function brandConnector(connector: Connector, brand: Brand): Connector {
  const { reword, readdress } = createWording(brand);
  const optional = <Key extends string>(key: Key, text: string | undefined) =>
    text === undefined ? {} : ({ [key]: reword(text) } as Record<Key, string>);
  const methods = Object.entries(connector.methods).map(([id, method]) => {
    const fields = method.fields.map((field) => ({
      ...field,
      label: reword(field.label),
      ...optional('description', field.description),
      ...optional('placeholder', field.placeholder),
    }));
    const values = method.values.map((told) => ({
      ...told,
      label: reword(told.label),
      value: readdress(told.value),
      ...optional('description', told.description),
    }));
    return [id, { ...method, label: reword(method.label), fields, values }];
  });
  const scopes = Object.entries(connector.scopes).map(([scope, { allows, label }]) => [
    scope,
    { allows: reword(allows), ...optional('label', label) },
  ]);
  return {
    ...connector,
    description: reword(connector.description),
    scopes: Object.fromEntries(scopes),
    actions: connector.actions.map((action) => ({ ...action, label: reword(action.label) })),
    methods: Object.fromEntries(methods),
  };
}
