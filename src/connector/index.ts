/** Connectors, from outside. */
export { actionsOf } from './actions-of.ts';
export { checkConnector, type Fault, type GuideSteps, patternOf } from './check-connector.ts';
export {
  type Connector,
  connectorSchema,
  type Field,
  integrationId,
  type Method,
  parseStoredConnector,
  type Verification,
  type VerificationAnswer,
} from './schema.ts';
export { unknownScopes } from './scopes-in-guide.ts';
