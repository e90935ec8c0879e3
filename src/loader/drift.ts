/** Drift between guides and their connectors: an error, but where the connector's file says that it is mended later. */
import type { Issue, IssueCode } from '../guide/index.ts';
import type { ConnectorFacts } from './facts.ts';

/** What is said where a guide and its connector say two things. */
const driftCodes: ReadonlySet<string> = new Set<IssueCode>([
  'title-drift',
  'label-drift',
  'field-unlisted',
  'example-drift',
  'host-drift',
  'action-drift',
  'guide-scope-unknown',
  'step-missing',
]);

const dayMs = 86_400_000;

/** The issues of a page or of a connector's file as they weigh at a time, in milliseconds since 1970. */
export function weighDrift(issues: readonly Issue[], connector: ConnectorFacts | undefined, now: number): Issue[] {
  const later = connector?.driftLater;
  // The day is not over before it is so everywhere.
  const isLater = later !== undefined && now < Date.parse(`${later}T00:00:00Z`) + 1.5 * dayMs;
  return issues.map((issue) => {
    if (!driftCodes.has(issue.code)) return issue;
    if (isLater) return { ...issue, severity: 'warning' };
    const over = later === undefined ? laterLine : `The day of \`drift: { later: ${later} }\` is over.`;
    return { ...issue, fix: `${issue.fix} ${over}` };
  });
}

const laterLine = 'To mend it later, write `drift: { later: YYYY-MM-DD }` into connector.yaml.';
