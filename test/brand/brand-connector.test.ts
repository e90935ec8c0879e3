import { expect, test } from 'vitest';
import { brandConnector, neutralBrand } from '../../src/brand/index.ts';
import { type Connector, connectorSchema } from '../../src/connector/index.ts';

const connector: Connector = {
  id: 'x',
  ...connectorSchema.parse({
    name: 'Provider',
    description: 'Vendor links to it.',
    category: 'C',
    scopes: { 'Vendor:read': { label: 'Vendor access', allows: 'Lets Vendor read' } },
    actions: [{ id: 'Vendor', label: 'Send to Vendor', scopes: ['Vendor:read'] }],
    methods: {
      key: {
        label: 'Vendor key',
        type: 'custom',
        fields: [
          { key: 'Vendor', label: 'For Vendor', type: 'text', description: 'From Vendor', placeholder: 'Vendor' },
        ],
        verify: { request: { url: 'https://api.example.com/Vendor' } },
      },
    },
  }),
};

test('the words of a connector are the brand’s, its keys, scopes and requests are not touched', () => {
  const branded = brandConnector(connector, { ...neutralBrand, vocabulary: { Vendor: 'Acme' } });
  expect(branded).toMatchObject({
    id: 'x',
    description: 'Acme links to it.',
    scopes: { 'Vendor:read': { label: 'Acme access', allows: 'Lets Acme read' } },
    actions: [{ id: 'Vendor', label: 'Send to Acme', scopes: ['Vendor:read'] }],
    methods: {
      key: {
        label: 'Acme key',
        fields: [{ key: 'Vendor', label: 'For Acme', description: 'From Acme', placeholder: 'Acme' }],
        verify: { request: { url: 'https://api.example.com/Vendor' } },
      },
    },
  });
  expect(connector.description).toBe('Vendor links to it.');
});
