import type { Brand } from './schema.ts';

/** Whether a connector is one of the brand's. */
export function hasConnector({ connectors }: Pick<Brand, 'connectors'>, id: string): boolean {
  if (!connectors) return true;
  return 'only' in connectors ? connectors.only.includes(id) : !connectors.without.includes(id);
}

/** The connectors that a brand's choice names, with the keys under which each stands. */
export function namedConnectors({
  connectors,
}: Pick<Brand, 'connectors'>): { id: string; path: [string, string, number] }[] {
  if (!connectors) return [];
  const [key, ids] =
    'only' in connectors ? (['only', connectors.only] as const) : (['without', connectors.without] as const);
  return ids.map((id, index) => ({ id, path: ['connectors', key, index] }));
}
