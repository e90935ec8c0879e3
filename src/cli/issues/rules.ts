/** What a house says of codes: how much they weigh with it, and where they do not count at all. */
import { matchesGlob } from 'node:path/posix';
import type { Issue, IssueCode } from '../../guide/index.ts';
import { issueCodes } from '../../guide/index.ts';
import { type CheckRule, HouseConfigInvalid } from '../../house/index.ts';
import { nearestWord } from '../nearest-word.ts';

/**
 * Codes of what keeps a promise: who gets a part, whose screens are shown, where a credential is sent, and whether a file
 * was read at all. No rule makes less of them and no baseline passes over them.
 */
export const safetyCodes: ReadonlySet<string> = new Set<IssueCode>([
  'attribute-misspelt',
  'audience-unknown',
  'brand-part-unknown',
  'mark-unreadable',
  'link-into-hidden',
  'image-of-another-brand',
  'host-open',
  'junk-accepted',
  'file-unreadable',
  'file-too-large',
  'file-too-slow',
  'yaml-syntax',
  'connector-schema',
  'brand-schema',
  'blocks-schema',
]);

/**
 * Rules that can be gone by.
 * @throws {HouseConfigInvalid} If a rule names no code, or makes less of a safety code.
 */
export function requireSound(rules: readonly CheckRule[]): readonly CheckRule[] {
  for (const rule of rules) checkRule(rule);
  return rules;
}

/** The issues as rules weigh them. Of several rules on one issue the last counts. */
export function applyRules(issues: readonly Issue[], rules: readonly CheckRule[]): Issue[] {
  if (rules.length === 0) return [...issues];
  return issues.flatMap((issue) => {
    const rule = rules.findLast(({ code, paths }) => code === issue.code && isAmong(issue.file, paths));
    if (rule === undefined) return [issue];
    return rule.severity === 'off' ? [] : [{ ...issue, severity: rule.severity }];
  });
}

function checkRule({ code, severity }: CheckRule): void {
  if (!issueCodes.some((known) => known === code)) {
    const nearest = nearestWord(code, issueCodes);
    const advice =
      nearest === undefined ? '`keyway check` tells the code of each issue.' : `Did you mean "${nearest}"?`;
    throw new HouseConfigInvalid(`A rule of \`check\` in keyway.config names "${code}", which is no code. ${advice}`);
  }
  if (severity !== 'error' && safetyCodes.has(code)) {
    throw new HouseConfigInvalid(
      `A rule of \`check\` in keyway.config sets "${code}" to "${severity}", and it keeps a promise to readers: it stays an error.`,
    );
  }
}

/** A pattern stands for the files that it matches, and for all in folders that it matches. */
function isAmong(file: string, paths: readonly string[] | undefined): boolean {
  return paths === undefined || paths.some((path) => matchesGlob(file, path) || matchesGlob(file, `${path}/**`));
}
