ALTER TABLE versions ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE UNLOGGED TABLE presence (
  workflow  TEXT COLLATE "C" NOT NULL,
  user_name TEXT COLLATE "C" NOT NULL,
  tab       TEXT COLLATE "C" NOT NULL,
  selection TEXT NOT NULL,
  seen_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (workflow, user_name, tab)
);
