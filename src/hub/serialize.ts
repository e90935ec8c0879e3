import { hash } from 'node:crypto';
import { type Connector, type Field, integrationId } from '../connector/schema.ts';
import type { Account, HubSettings, SessionOwner } from '../contract/hub.ts';
import type { Integration } from './integration.ts';
import type { StoredAccount, StoredSession } from './store/store.ts';

/** An account as everyone but the vault sees it. */
export function accountView(account: StoredAccount, connectors: ReadonlyMap<string, Connector>): Account {
  return {
    id: account.id,
    provider: account.connector,
    provider_name: connectors.get(account.connector)?.name ?? account.connector,
    integration_id: integrationId(account.connector, account.method),
    origin_owner_id: account.ownerId,
    origin_owner_name: account.ownerName,
    origin_username: account.username,
    label: account.label,
    status: account.status,
    status_reasons: account.statusReasons,
    type: account.type,
    credential_hint: account.hint,
    checked_at: account.checkedAt?.toISOString() ?? null,
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
  };
}

/** What can be done with an account, as far as the hub knows: it links accounts, and has no models of their data. */
export function accountMetaView({ id, category }: Connector) {
  return { provider: id, category: category.toLowerCase(), models: {} };
}

/** A session as the server that opened it reads it back. */
export function sessionView(session: StoredSession) {
  return {
    id: sessionNumber(session.id),
    organization_id: 1,
    project_id: 'default',
    origin_owner_id: session.ownerId,
    origin_owner_name: session.ownerName,
    origin_username: session.username,
    provider: session.connector,
    integration_id: boundIntegration(session),
    account_id: session.accountId,
    categories: session.categories,
    label: session.label,
    metadata: session.metadata,
    multiple: session.multiple,
    type: session.type,
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}

/** A session as the browser sees it: no more than the page needs. */
export function settingsView(session: StoredSession, linkUnchecked: 'allow' | 'never'): HubSettings {
  return {
    enabled_features: linkUnchecked === 'allow' ? ['link_unchecked'] : [],
    ...(session.accountId === null ? {} : { existing_account_id: session.accountId }),
    session: {
      ...ownerView(session),
      origin_owner_id: session.ownerId,
      ...(session.connector === null ? {} : { provider: session.connector }),
      expires_at: session.expiresAt.toISOString(),
      ...(session.linkedAccountId === null ? {} : { linked_account_id: session.linkedAccountId }),
    },
  };
}

/** Whose a session is. */
export function ownerView({ id, ownerName, username }: StoredSession): SessionOwner {
  return { id, origin_owner_name: ownerName, ...(username === null ? {} : { origin_username: username }) };
}

/** One method in the list of what can be linked. */
export function integrationView({ connector, methodId, method }: Integration) {
  return {
    active: method.type !== 'oauth2',
    name: connector.name,
    provider: connector.id,
    type: clientType(method.type),
    version: '1',
    authentication_config_key: methodId,
    environment: 'production',
    integration_id: integrationId(connector.id, methodId),
    logo_url: null,
  };
}

/** One method with its form. */
export function configView({ connector, method }: Integration, guideUrl: string) {
  return {
    config: {
      key: connector.id,
      name: connector.name,
      label: method.label,
      type: clientType(method.type),
      grantType: method.type === 'oauth2' ? 'authorization_code' : null,
      configFields: method.fields.map(fieldView),
      configNotices: [],
      support: { link: guideUrl, description: `${connector.name}: ${method.label}` },
      assets: { icon: null },
    },
    hub_settings: { configured_webhook_events: {}, project_settings: {} },
  };
}

function fieldView(field: Field) {
  return {
    key: field.key,
    label: field.label,
    type: field.type,
    required: field.required,
    readOnly: false,
    secret: field.secret,
    placeholder: field.placeholder ?? '',
    description: field.description ?? null,
    ...(field.options === undefined ? {} : { options: field.options }),
    // A pattern is advice. Clients that were given it as `validation` would block whatever is unlike it.
    ...(field.pattern === undefined ? {} : { tooltip: `It usually looks like this: ${field.pattern.looks_like}.` }),
  };
}

function clientType(type: Integration['method']['type']): 'custom' | 'oauth2' {
  // Existing clients know these two; to them HTTP Basic is a form like any other.
  return type === 'oauth2' ? 'oauth2' : 'custom';
}

/** 48 bits, as clients take a session's id for a number. It names a session in their records, and opens nothing. */
function sessionNumber(id: string): number {
  return hash('sha256', id, 'buffer').readUIntBE(0, 6);
}

function boundIntegration({ connector, method }: StoredSession): string | null {
  return connector === null || method === null ? null : integrationId(connector, method);
}
