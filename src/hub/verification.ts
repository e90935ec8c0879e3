import type { Method } from '../connector/schema.ts';
import { verdictOf } from '../connector/verdict/verdict.ts';
import type { Verdict } from '../contract/hub.ts';
import type { Outbound } from './egress.ts';
import type { FieldFault } from './field-fault.ts';
import { expandRequest } from './request-template.ts';
import type { Credentials } from './secret.ts';

export type Checked = { kind: 'verdict'; verdict: Verdict } | { kind: 'unfit'; faults: FieldFault[] };

/**
 * The verdict on a credential about which nobody is asked. Values that could not be sent are no credential all the same.
 * @throws {HubError} `verification-template-broken`: a fault in connector.yaml.
 */
export function goUnchecked(method: Method, credentials: Credentials): Checked {
  const expanded = method.verify && expandRequest(method, method.verify.request, credentials);
  return expanded?.kind === 'unfit' ? expanded : { kind: 'verdict', verdict: { kind: 'unchecked' } };
}

/**
 * Ask the provider whether a credential is good. A refusal and an outage are both verdicts; a connector that says
 * nothing of how to check yields `unchecked`. `unfit` names fields whose values cannot be sent at all.
 * @throws {HubError} `verification-template-broken`: a fault in connector.yaml.
 */
export async function verify(
  method: Method,
  credentials: Credentials,
  { outbound, clock }: { outbound: Outbound; clock: () => Date },
): Promise<Checked> {
  if (method.verify === undefined) return { kind: 'verdict', verdict: { kind: 'unchecked' } };
  const expanded = expandRequest(method, method.verify.request, credentials);
  if (expanded.kind === 'unfit') return expanded;
  const answer = await outbound(expanded.request);
  return { kind: 'verdict', verdict: verdictOf(method, method.verify, answer, clock()) };
}
