-- Times are UTC text that sorts as it reads. JSON is kept as text, to the byte.

CREATE TABLE users (
  name        TEXT PRIMARY KEY,
  display     TEXT NOT NULL,
  password    TEXT NOT NULL,      -- argon2id; empty: no way in by password
  permissions TEXT NOT NULL,      -- JSON list of permission sets
  disabled    BOOLEAN NOT NULL,
  revision    INTEGER NOT NULL,
  created_at  TIMESTAMP NOT NULL
);

CREATE TABLE groups (
  name    TEXT PRIMARY KEY,
  display TEXT NOT NULL
);

CREATE TABLE memberships (
  user_name  TEXT NOT NULL REFERENCES users (name),
  group_name TEXT NOT NULL REFERENCES groups (name),
  PRIMARY KEY (user_name, group_name)
);

-- A session is found by the hash of what the browser holds.
CREATE TABLE sessions (
  hash       TEXT PRIMARY KEY,
  user_name  TEXT NOT NULL REFERENCES users (name),
  acting_as  TEXT REFERENCES users (name),
  demo       BOOLEAN NOT NULL,    -- begun in demo mode, and good only there
  created_at TIMESTAMP NOT NULL,
  seen_at    TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- One-time keys, by what they are for.
CREATE TABLE keys (
  purpose    TEXT PRIMARY KEY,
  hash       TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  claimed_at TIMESTAMP
);

CREATE TABLE workflows (
  "key"       TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  description TEXT NOT NULL,
  states      INTEGER NOT NULL,   -- how many the draft has
  draft       TEXT NOT NULL,      -- JSON
  revision    INTEGER NOT NULL,   -- of the draft
  version     INTEGER NOT NULL,   -- newest published, 0 is none
  example     BOOLEAN NOT NULL,
  created_at  TIMESTAMP NOT NULL,
  updated_at  TIMESTAMP NOT NULL,
  updated_by  TEXT NOT NULL
);

CREATE TABLE versions (
  workflow     TEXT NOT NULL REFERENCES workflows ("key"),
  version      INTEGER NOT NULL,
  content      TEXT NOT NULL,     -- JSON
  published_at TIMESTAMP NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (workflow, version)
);
CREATE TRIGGER versions_never_change BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'versions never change'); END;

CREATE TABLE instances (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  workflow   TEXT NOT NULL,
  version    INTEGER NOT NULL,
  name       TEXT NOT NULL,       -- of the workflow
  title      TEXT NOT NULL,
  starter    TEXT NOT NULL,
  status     TEXT NOT NULL,
  attention  BOOLEAN NOT NULL,    -- an incident is open
  waiting    TEXT NOT NULL,       -- JSON list of names of states
  sequence   INTEGER NOT NULL,    -- of the last event; guards every change
  fold       TEXT NOT NULL,       -- JSON of the events' fold
  started_at TIMESTAMP NOT NULL,
  ended_at   TIMESTAMP,
  FOREIGN KEY (workflow, version) REFERENCES versions (workflow, version)
);
CREATE INDEX instances_by_workflow ON instances (workflow, status);
CREATE INDEX instances_by_starter ON instances (starter);

CREATE TABLE events (
  instance INTEGER NOT NULL REFERENCES instances (id),
  sequence INTEGER NOT NULL,
  body     TEXT NOT NULL,         -- JSON
  PRIMARY KEY (instance, sequence)
) WITHOUT ROWID;

CREATE TABLE tasks (
  instance   INTEGER NOT NULL REFERENCES instances (id),
  activation INTEGER NOT NULL,
  state      TEXT NOT NULL,       -- id
  state_name TEXT NOT NULL,
  actors     TEXT NOT NULL,       -- JSON list
  sole       TEXT NOT NULL,       -- the only person who may act, if it is one
  claimed    TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  opened_at  TIMESTAMP NOT NULL,
  closed_at  TIMESTAMP,
  PRIMARY KEY (instance, activation)
) WITHOUT ROWID;

-- One row for each actor of a task, so that lists are filtered by the query.
CREATE TABLE task_actors (
  actor      TEXT NOT NULL,
  instance   INTEGER NOT NULL,
  activation INTEGER NOT NULL,
  PRIMARY KEY (actor, instance, activation),
  FOREIGN KEY (instance, activation) REFERENCES tasks (instance, activation)
) WITHOUT ROWID;
CREATE INDEX task_actors_by_task ON task_actors (instance, activation);

CREATE TABLE sign_offs (
  instance   INTEGER NOT NULL,
  sequence   INTEGER NOT NULL,    -- of the event
  activation INTEGER NOT NULL,
  state      TEXT NOT NULL,
  signer     TEXT NOT NULL,
  outcome    TEXT NOT NULL,
  notes      TEXT NOT NULL,
  data       TEXT NOT NULL,       -- JSON
  seen       INTEGER NOT NULL,    -- revision of the task the signer saw
  signed_at  TIMESTAMP NOT NULL,
  PRIMARY KEY (instance, sequence),
  FOREIGN KEY (instance, activation) REFERENCES tasks (instance, activation)
) WITHOUT ROWID;
CREATE INDEX sign_offs_by_signer ON sign_offs (signer, instance, activation);
