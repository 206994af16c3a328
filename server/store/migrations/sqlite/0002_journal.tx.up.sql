-- One journal holds every change in the order of the commits: what happened to
-- instances, and what people changed besides. It is their history, the audit log
-- and what streams read from. Tables of open work lose what is closed; the
-- journal has it.

CREATE TABLE journal (
  id       INTEGER PRIMARY KEY,   -- without gaps
  at       INTEGER NOT NULL,      -- microseconds since 1970, UTC
  actor    TEXT NOT NULL,
  action   TEXT NOT NULL,
  object   TEXT NOT NULL,         -- what it was about, where that is no instance
  instance INTEGER REFERENCES instances (id),
  sequence INTEGER,               -- of the first of its events
  body     BLOB NOT NULL,         -- packed: events, or what was changed
  hash     BLOB NOT NULL          -- SHA-256 of the entry and of the hash before it
);
CREATE UNIQUE INDEX journal_by_instance ON journal (instance, sequence) WHERE instance IS NOT NULL;
CREATE INDEX journal_by_object ON journal (object, id) WHERE instance IS NULL;

-- The entry the next one follows.
CREATE TABLE journal_head (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  id   INTEGER NOT NULL,
  hash BLOB NOT NULL
);

-- Events that one command caused carry one moment. Their entries are packed and
-- chained by the program, which finds them by their empty hash.
INSERT INTO journal (id, at, actor, action, object, instance, sequence, body, hash)
SELECT row_number() OVER (ORDER BY unixepoch(at, 'subsec'), instance, first), 0, '', 'step', '', instance, first, CAST(body AS BLOB), x''
FROM (
  SELECT instance, at, min(sequence) AS first, '[' || group_concat(body, ',' ORDER BY sequence) || ']' AS body
  FROM (
    -- The same in neighbours of one moment, whatever the clock did between others.
    SELECT *, sequence - row_number() OVER (PARTITION BY instance, at ORDER BY sequence) AS run
    FROM (SELECT instance, sequence, body, json_extract(body, '$.at') AS at FROM events)
  ) GROUP BY instance, at, run
);
INSERT INTO journal_head (one, id, hash) VALUES (1, 0, x'');

-- Who has to do with an instance, and so may see it: who started it, was asked
-- or signed.
CREATE TABLE involved (
  actor    TEXT NOT NULL,
  instance INTEGER NOT NULL REFERENCES instances (id),
  PRIMARY KEY (actor, instance)
) WITHOUT ROWID;
CREATE INDEX involved_by_instance ON involved (instance);
INSERT OR IGNORE INTO involved SELECT 'user:' || starter, id FROM instances WHERE starter <> '' AND substr(starter, 1, 7) <> 'system:';
INSERT OR IGNORE INTO involved SELECT actor, instance FROM task_actors;
INSERT OR IGNORE INTO involved SELECT 'user:' || signer, instance FROM sign_offs;

-- Who signed what, newest first for each person.
CREATE TABLE signed (
  signer     TEXT NOT NULL,
  entry      INTEGER NOT NULL,    -- of the journal
  activation INTEGER NOT NULL,
  PRIMARY KEY (signer, entry, activation)
) WITHOUT ROWID;
INSERT OR IGNORE INTO signed
SELECT signer, (SELECT j.id FROM journal AS j WHERE j.instance = s.instance AND j.sequence <= s.sequence ORDER BY j.sequence DESC LIMIT 1), activation
FROM sign_offs AS s;

-- Who was handed a task of a state last, for handing them out in turn.
CREATE TABLE handed_out (
  workflow TEXT NOT NULL,
  state    TEXT NOT NULL,
  person   TEXT NOT NULL,
  at       TIMESTAMP NOT NULL,
  PRIMARY KEY (workflow, state, person)
) WITHOUT ROWID;
INSERT INTO handed_out
SELECT i.workflow, t.state, t.claimed, max(t.opened_at) FROM tasks AS t JOIN instances AS i ON i.id = t.instance
WHERE t.claimed <> '' GROUP BY i.workflow, t.state, t.claimed;

DROP TABLE events;
DROP TABLE sign_offs;
CREATE TABLE open_tasks (
  instance   INTEGER NOT NULL REFERENCES instances (id),
  activation INTEGER NOT NULL,
  state      TEXT NOT NULL,       -- id
  state_name TEXT NOT NULL,
  actors     TEXT NOT NULL,       -- JSON list
  sole       TEXT NOT NULL,       -- the only person who may act, if it is one
  claimed    TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  opened_at  TIMESTAMP NOT NULL,
  PRIMARY KEY (instance, activation)
) WITHOUT ROWID;
INSERT INTO open_tasks SELECT instance, activation, state, state_name, actors, sole, claimed, revision, opened_at FROM tasks WHERE closed_at IS NULL;
CREATE TABLE open_task_actors (
  actor      TEXT NOT NULL,
  instance   INTEGER NOT NULL,
  activation INTEGER NOT NULL,
  PRIMARY KEY (actor, instance, activation),
  FOREIGN KEY (instance, activation) REFERENCES open_tasks (instance, activation)
) WITHOUT ROWID;
INSERT INTO open_task_actors SELECT a.actor, a.instance, a.activation FROM task_actors AS a JOIN open_tasks USING (instance, activation);
DROP TABLE task_actors;
DROP TABLE tasks;
ALTER TABLE open_tasks RENAME TO tasks;
ALTER TABLE open_task_actors RENAME TO task_actors;
CREATE INDEX task_actors_by_task ON task_actors (instance, activation);
CREATE INDEX tasks_by_holder ON tasks (claimed) WHERE claimed <> '';

-- What has been asked with an Idempotency-Key, and what came of it.
CREATE TABLE requests (
  caller TEXT NOT NULL,
  key    TEXT NOT NULL,
  hash   BLOB NOT NULL,           -- SHA-256 of what was asked
  result TEXT NOT NULL,           -- what it made or changed, as the API calls it
  at     TIMESTAMP NOT NULL,
  PRIMARY KEY (caller, key)
) WITHOUT ROWID;
CREATE INDEX requests_by_age ON requests (at);

-- Who may do what with one workflow, where that differs from the workspace.
CREATE TABLE workflow_rights (
  workflow TEXT NOT NULL REFERENCES workflows ("key"),
  may      TEXT NOT NULL,         -- design, publish, start, operate or see
  actor    TEXT NOT NULL,         -- user or group
  PRIMARY KEY (workflow, may, actor)
) WITHOUT ROWID;

CREATE TABLE api_keys (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  hash       TEXT NOT NULL UNIQUE,
  owner      TEXT NOT NULL REFERENCES users (name),
  name       TEXT NOT NULL,
  scopes     TEXT NOT NULL,       -- JSON list of permissions
  demo       BOOLEAN NOT NULL,    -- made in demo mode, and good only there
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_at    TIMESTAMP,
  revoked_at TIMESTAMP
);
CREATE INDEX api_keys_by_owner ON api_keys (owner);

-- What the database itself remembers, such as that it was restored.
CREATE TABLE notes (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

ALTER TABLE instances ADD COLUMN search TEXT NOT NULL DEFAULT ''; -- title and name in lower case
ALTER TABLE workflows ADD COLUMN archived_at TIMESTAMP;
ALTER TABLE workflows ADD COLUMN deleted_at TIMESTAMP;
ALTER TABLE workflows ADD COLUMN rights_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN manager TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN password_until TIMESTAMP; -- of a one-time password; null: the user's own
ALTER TABLE groups ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
UPDATE sessions SET id = substr(hash, 1, 16);
CREATE INDEX sessions_by_user ON sessions (user_name);
CREATE INDEX memberships_by_group ON memberships (group_name);
CREATE INDEX users_by_manager ON users (manager) WHERE manager <> '';
