/** A form with a field of every kind. */
import { connectorSchema, methodSchema } from '../../../src/connector/schema.ts';
import type { ConnectFormData, NamedMethod } from '../../../src/render/page/page-data.ts';

const connector = connectorSchema.parse({
  name: 'Provider',
  description: 'A provider.',
  category: 'Test',
  scopes: { 'read:all': 'Read everything.', 'write:all': 'Write <everything>.' },
  methods: {},
});

export const method: NamedMethod = {
  id: 'key',
  ...methodSchema.parse({
    label: 'Key',
    type: 'custom',
    fields: [
      {
        key: 'token',
        label: 'Token',
        type: 'password',
        secret: true,
        step: 'copy',
        description: 'Begins with `tok_`.',
      },
      { key: 'note', label: 'Note', type: 'text', required: false },
      { key: 'file', label: 'File', type: 'text_area' },
      { key: 'hidden', label: 'Hidden file', type: 'text_area', secret: true },
      { key: 'count', label: 'Count', type: 'number' },
      { key: 'host', label: 'Host', type: 'text', host_suffix: '.example.com' },
      {
        key: 'region',
        label: 'Region',
        type: 'select',
        options: [
          { label: 'Europe', value: 'eu' },
          { label: 'America', value: 'us' },
        ],
      },
    ],
  }),
};

export const sampleForm: ConnectFormData = {
  connector: { id: 'provider', ...connector },
  method,
  path: '/connectors/provider/guides/link-account/key/',
  steps: [
    { id: 'make', title: 'Make it', number: 1 },
    { id: 'copy', title: 'Copy it', number: 2 },
  ],
  scopeSteps: new Map([['read:all', 'make']]),
};
