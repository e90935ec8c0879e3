/** DDL in order; the number of those that ran is the database's `user_version`. Never edited, only added to. */
export const migrations: readonly string[] = [
  `CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    link_hash TEXT NOT NULL UNIQUE,
    owner_id TEXT NOT NULL,
    owner_name TEXT NOT NULL,
    username TEXT,
    connector TEXT,
    method TEXT,
    account_id TEXT,
    categories TEXT NOT NULL,
    multiple INTEGER NOT NULL,
    label TEXT,
    metadata TEXT,
    type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
  CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    slot TEXT UNIQUE,
    owner_id TEXT NOT NULL,
    owner_name TEXT NOT NULL,
    username TEXT,
    connector TEXT NOT NULL,
    method TEXT NOT NULL,
    label TEXT,
    status TEXT NOT NULL,
    status_reasons TEXT NOT NULL,
    type TEXT NOT NULL,
    hint TEXT,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    checked_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX accounts_by_owner ON accounts (owner_id, created_at);`,
  `CREATE TABLE feedback (
    page TEXT NOT NULL,
    step TEXT NOT NULL,
    choice TEXT NOT NULL,
    day TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (page, step, choice, day)
  ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE vault_keys (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX accounts_by_key ON accounts (key_id, id);`,
  `DROP INDEX accounts_by_owner;
  CREATE INDEX accounts_by_time ON accounts (created_at DESC, id);
  CREATE INDEX accounts_by_owner ON accounts (owner_id, created_at DESC, id);
  CREATE INDEX accounts_by_connector ON accounts (connector, created_at DESC, id);`,
  'ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;',
  // No program seals with another key than the one that the database knows as the sealing one, however old it is.
  `ALTER TABLE accounts ADD COLUMN credential_version INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE accounts ADD COLUMN wrapped_key BLOB;
  ALTER TABLE vault_keys ADD COLUMN state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'sealing', 'retired'));
  CREATE UNIQUE INDEX one_sealing_key ON vault_keys (state) WHERE state = 'sealing';
  CREATE TRIGGER credential_added BEFORE INSERT ON accounts
    WHEN NEW.key_id <> (SELECT id FROM vault_keys WHERE state = 'sealing')
    BEGIN SELECT RAISE(ABORT, 'vault-key-retired'); END;
  CREATE TRIGGER credential_replaced BEFORE UPDATE OF key_id, wrapped_key, sealed ON accounts
    WHEN NEW.key_id <> (SELECT id FROM vault_keys WHERE state = 'sealing')
      AND (NEW.key_id IS NOT OLD.key_id OR NEW.wrapped_key IS NOT OLD.wrapped_key OR NEW.sealed IS NOT OLD.sealed)
    BEGIN SELECT RAISE(ABORT, 'vault-key-retired'); END;`,
  `CREATE TABLE allowances (
    name TEXT PRIMARY KEY,
    whole_at REAL NOT NULL,
    taken_at REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX allowances_by_time ON allowances (whole_at);
  CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    body_digest TEXT NOT NULL,
    claim TEXT NOT NULL,
    claimed_until INTEGER NOT NULL,
    creation_id TEXT NOT NULL,
    answer_key_id TEXT,
    answer BLOB,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX requests_by_expiry ON requests (expires_at);`,
  'ALTER TABLE sessions ADD COLUMN linked_account_id TEXT;',
];
