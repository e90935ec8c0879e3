/** Issues as a log of SARIF 2.1.0, for code scanning and editors. */
import type { Issue } from '../../guide/index.ts';
import type { SourceLines } from '../../loader/index.ts';
import { keywayVersion } from '../keyway-version.ts';
import { fingerprintsOf } from './fingerprint.ts';

interface SarifDeps {
  lines: SourceLines;
  pathOf: (file: string) => string;
}

/** The log, with one run. A rule is listed for each code that occurs. */
export function sarifLog(issues: readonly Issue[], deps: SarifDeps) {
  const rules = [...Map.groupBy(issues, ({ code }) => code).values()].flatMap(([first]) =>
    first ? [ruleOf(first)] : [],
  );
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprints = fingerprintsOf(issues, deps.lines);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Keyway', semanticVersion: keywayVersion(), rules } },
        columnKind: 'utf16CodeUnits',
        results: issues.map((issue, index) => ({
          ruleId: issue.code,
          ruleIndex: indexOf.get(issue.code) ?? -1,
          level: issue.severity,
          message: { text: `${issue.what} ${issue.fix}` },
          locations: [{ physicalLocation: physicalLocation(issue, deps) }],
          ...relatedLocations(issue, deps),
          partialFingerprints: { 'keyway/v1': fingerprints[index] },
        })),
      },
    ],
  };
}

function ruleOf({ code, severity, what, fix }: Issue) {
  return {
    id: code,
    shortDescription: { text: what },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

function relatedLocations({ related }: Issue, deps: SarifDeps) {
  if (!related) return {};
  return {
    relatedLocations: [{ message: { text: related.what }, physicalLocation: physicalLocation(related, deps) }],
  };
}

type Place = Pick<Issue, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>;

function physicalLocation({ file, line, column, endLine, endColumn }: Place, { pathOf }: SarifDeps) {
  const uri = pathOf(file).split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}
