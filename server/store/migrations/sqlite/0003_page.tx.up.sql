ALTER TABLE versions ADD COLUMN note TEXT NOT NULL DEFAULT ''; -- what is new

-- Who has a draft open in which tab. Rows are good for less than a minute.
CREATE TABLE presence (
  workflow  TEXT NOT NULL,
  user_name TEXT NOT NULL,
  tab       TEXT NOT NULL,
  selection TEXT NOT NULL,        -- JSON list of ids
  seen_at   TIMESTAMP NOT NULL,
  PRIMARY KEY (workflow, user_name, tab)
) WITHOUT ROWID;
