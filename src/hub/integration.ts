import type { Connector, Method } from '../connector/schema.ts';

/** One method of one connector, as an integration id names it. */
export interface Integration {
  connector: Connector;
  methodId: string;
  method: Method;
}

/** The connector and method that an integration id (`<connector>.<method>`) names, if we have them. */
export function findIntegration(
  connectors: ReadonlyMap<string, Connector>,
  integration: string,
): Integration | undefined {
  const [connectorId = '', methodId = '', ...more] = integration.split('.');
  const connector = connectors.get(connectorId);
  if (connector === undefined || more.length > 0 || !Object.hasOwn(connector.methods, methodId)) return undefined;
  const method = connector.methods[methodId];
  return method === undefined ? undefined : { connector, methodId, method };
}

/** Every method of every connector. */
export function listLinkables(connectors: ReadonlyMap<string, Connector>): Integration[] {
  return [...connectors.values()].flatMap((connector) =>
    Object.entries(connector.methods).map(([methodId, method]) => ({ connector, methodId, method })),
  );
}
