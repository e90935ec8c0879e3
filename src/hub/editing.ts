import { placeholder } from '../connector/request-fields.ts';
import { type Field, integrationId, type Method } from '../connector/schema.ts';
import { type EditedAccount, redactedPrefix, type Verdict } from '../contract/hub.ts';
import { credentialHint, parseCredentials, secretTail } from './credentials.ts';
import type { FieldFault } from './field-fault.ts';
import { findIntegration } from './integration.ts';
import { agree, type Disagreement, type LinkingDeps, later } from './linking.ts';
import type { Asker } from './rate-limit.ts';
import { sealAndKeep } from './sealing-key.ts';
import type { Credentials } from './secret.ts';
import type { StoredAccount } from './store/store.ts';

export type StoredValues = Pick<EditedAccount, 'setupInformation' | 'secrets'>;

export type EditOutcome =
  | { kind: 'kept'; account: StoredAccount; verdict: Verdict }
  /** Somebody else changed the account, or removed it, while the provider was asked. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'connector-gone' }
  | Disagreement;

export interface Editing {
  /** What an account's form is filled with; `undefined` if its connector or method is gone. */
  valuesOf(account: StoredAccount): StoredValues | undefined;
  /**
   * Change the fields that were sent; those left out, and secrets that come back redacted, stay as they are. The whole
   * credential is checked again, and the account is as it was unless the provider takes it.
   */
  change(
    asker: Asker,
    account: StoredAccount,
    sent: Readonly<Record<string, string>>,
    check: 'required' | 'skip',
  ): Promise<EditOutcome>;
}

/** Changing accounts that are linked. Rejects with a HubError, or with what the store threw, as linking does. */
export function createEditing(deps: LinkingDeps): Editing {
  const { connectors, store, vault, clock } = deps;
  const integrationOf = ({ connector, method }: StoredAccount) =>
    findIntegration(connectors(), integrationId(connector, method));

  return {
    valuesOf(account) {
      const method = integrationOf(account)?.method;
      return method === undefined ? undefined : shownValues(method, vault.open(account));
    },

    async change(asker, account, sent, check) {
      const integration = integrationOf(account);
      if (integration === undefined) return { kind: 'connector-gone' };
      const { method } = integration;
      const stored = vault.open(account);
      const kept = method.fields.filter((field) => isKept(field, sent));
      const values = new Map(Object.entries(sent));
      for (const { key } of kept) values.set(key, stored.get(key)?.reveal() ?? '');
      const parsed = parseCredentials(method, Object.fromEntries(values));
      if (parsed.kind === 'incomplete') return parsed;
      if (isSentElsewhere(method, stored, parsed.credentials)) {
        const faults = kept.filter(isShownRedacted).map(({ key }): FieldFault => ({ field: key, rule: retypeRule }));
        if (faults.length > 0) return { kind: 'incomplete', faults };
      }
      const agreed = await agree(deps, asker, integration, parsed.credentials, check);
      if (agreed.kind !== 'agreed') return agreed;
      const now = clock();
      let changed: StoredAccount = {
        ...account,
        status: 'active',
        statusReasons: [],
        hint: credentialHint(method, parsed.credentials),
        credentialVersion: account.credentialVersion + 1,
        checkedAt: agreed.verdict.kind === 'accepted' ? now : null,
        updatedAt: later(now, account.updatedAt),
      };
      const outcome = await sealAndKeep({ store, vault }, parsed.credentials, changed, (sealed) => {
        changed = { ...changed, ...sealed };
        return store.replaceAccount(changed);
      });
      if (outcome === 'changed') return { kind: 'changed-meanwhile' };
      return { kind: 'kept', account: changed, verdict: agreed.verdict };
    },
  };
}

const retypeRule = "is to be given again, as the provider's address was changed";

function shownValues(method: Method, credentials: Credentials): StoredValues {
  const shown: StoredValues = { setupInformation: {}, secrets: {} };
  for (const field of method.fields) {
    const secret = credentials.get(field.key);
    if (secret === undefined) continue;
    if (isShownRedacted(field)) shown.secrets[field.key] = redactedPrefix + (secretTail(secret) ?? '');
    else shown.setupInformation[field.key] = secret.reveal();
  }
  return shown;
}

/** Clients take a password for a secret, whatever else is said of it. */
function isShownRedacted({ secret, type }: Field): boolean {
  return secret || type === 'password';
}

function isKept(field: Field, sent: Readonly<Record<string, string>>): boolean {
  if (!Object.hasOwn(sent, field.key)) return true;
  return isShownRedacted(field) && (sent[field.key]?.startsWith(redactedPrefix) ?? false);
}

/** Whether a changed value leads to another host: a secret that is kept must not follow to whom it was not given. */
function isSentElsewhere({ verify }: Method, stored: Credentials, changed: Credentials): boolean {
  const authority = /^https:\/\/([^/?#]*)/.exec(verify?.request.url ?? '')?.[1] ?? '';
  return [...authority.matchAll(placeholder)].some(
    ([, key = '']) => stored.get(key)?.reveal() !== changed.get(key)?.reveal(),
  );
}
