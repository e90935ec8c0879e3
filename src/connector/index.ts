/** Connectors, from outside. */
export { actionsOf } from './actions-of.ts';
export { categorySlug } from './category-slug.ts';
export { checkConnector, checkConnectorFile, type GuideSteps } from './check-connector.ts';
export { checkGuideDrift } from './check-guide-drift.ts';
export { patternOf } from './check-pattern.ts';
export type { Fault } from './fault.ts';
export { digits, groupByLetter, type Letter, letterOf, otherScripts } from './letter-groups.ts';
export {
  categoryAddress,
  isOverviewPaged,
  numberedPath,
  type OverviewPage,
  overviewPages,
  overviewPath,
} from './overview-pages.ts';
export { unsendableOf } from './request-fields.ts';
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

export { namedScopes, unknownScopes } from './scopes-in-guide.ts';

export { type TriedExample, tryExamples } from './verdict/try-examples.ts';
