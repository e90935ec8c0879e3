/** The table of canned answers of a method: what each comes to, held against what the file says that it comes to. */
import type { Verdict } from '../../contract/hub.ts';
import type { Method, Verification, VerificationExample } from '../schema.ts';
import { type ProviderAnswer, verdictOf } from './verdict.ts';

/** A row of the table, and what its answer comes to. */
export interface TriedExample {
  example: VerificationExample;
  verdict: Verdict;
  /** What the row says and the verdict does not; empty for a row that is right. */
  differences: readonly { key: 'verdict' | 'code' | 'scopes' | 'field' | 'step'; said: string; is: string }[];
}

/** Every row of a method's table, in order. A row is about the members that it has. */
export function tryExamples(method: Method, verify: Verification): TriedExample[] {
  return (verify.examples ?? []).map((example) => {
    const verdict = verdictOf(method, verify, answerOf(example), new Date(0));
    return { example, verdict, differences: differencesOf(example, verdict) };
  });
}

function answerOf({ status, headers = {}, body = {} }: VerificationExample): ProviderAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const named = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return { kind: 'answered', status, headers: new Map(named), body: { kind: 'whole', text } };
}

function differencesOf(example: VerificationExample, verdict: Verdict): TriedExample['differences'] {
  const is = {
    verdict: verdict.kind,
    code: 'code' in verdict ? verdict.code : undefined,
    scopes: 'scopes' in verdict ? verdict.scopes.join(', ') : undefined,
    field: 'field' in verdict ? verdict.field : undefined,
    step: 'step' in verdict ? verdict.step : undefined,
  };
  const said = { ...example, scopes: example.scopes?.join(', ') };
  return (['verdict', 'code', 'scopes', 'field', 'step'] as const).flatMap((key) => {
    const text = said[key];
    return text === undefined || text === is[key] ? [] : [{ key, said: text, is: is[key] ?? 'none' }];
  });
}
