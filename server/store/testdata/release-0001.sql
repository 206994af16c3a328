PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migrations ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" VARCHAR, "group_id" INTEGER, "migrated_at" TIMESTAMP NOT NULL DEFAULT current_timestamp);
INSERT INTO migrations VALUES(1,'0001',1,'2026-11-20 11:12:38');
CREATE TABLE migration_locks ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "table_name" VARCHAR, UNIQUE ("table_name"));
CREATE TABLE users (
  name        TEXT PRIMARY KEY,
  display     TEXT NOT NULL,
  password    TEXT NOT NULL,      -- argon2id; empty: no way in by password
  permissions TEXT NOT NULL,      -- JSON list of permission sets
  disabled    BOOLEAN NOT NULL,
  revision    INTEGER NOT NULL,
  created_at  TIMESTAMP NOT NULL
);
INSERT INTO users VALUES('root','Root','$argon2id$v=19$m=65536,t=1,p=2$c2FsdHNhbHQ$aGFzaGhhc2g','["admin"]',0,1,'2026-11-02 08:00:00.123456+00:00');
INSERT INTO users VALUES('ann','It''s ann','','["designer"]',0,1,'2026-11-02 08:00:00.123456+00:00');
INSERT INTO users VALUES('ben','It''s ben','','["participant"]',0,1,'2026-11-02 08:00:00.123456+00:00');
INSERT INTO users VALUES('cleo','It''s cleo','','["participant"]',0,1,'2026-11-02 08:00:00.123456+00:00');
INSERT INTO users VALUES('dan','It''s dan','','["participant"]',0,1,'2026-11-02 08:00:00.123456+00:00');
INSERT INTO users VALUES('eve','It''s eve','','["participant"]',0,1,'2026-11-02 08:00:00.123456+00:00');
INSERT INTO users VALUES('vera','It''s vera','','["viewer"]',0,1,'2026-11-02 08:00:00.123456+00:00');
CREATE TABLE groups (
  name    TEXT PRIMARY KEY,
  display TEXT NOT NULL
);
INSERT INTO "groups" VALUES('finance','Finance');
INSERT INTO "groups" VALUES('sales','');
CREATE TABLE memberships (
  user_name  TEXT NOT NULL REFERENCES users (name),
  group_name TEXT NOT NULL REFERENCES groups (name),
  PRIMARY KEY (user_name, group_name)
);
INSERT INTO memberships VALUES('ben','finance');
INSERT INTO memberships VALUES('cleo','finance');
INSERT INTO memberships VALUES('cleo','sales');
INSERT INTO memberships VALUES('dan','sales');
CREATE TABLE sessions (
  hash       TEXT PRIMARY KEY,
  user_name  TEXT NOT NULL REFERENCES users (name),
  acting_as  TEXT REFERENCES users (name),
  demo       BOOLEAN NOT NULL,    -- begun in demo mode, and good only there
  created_at TIMESTAMP NOT NULL,
  seen_at    TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
INSERT INTO sessions VALUES('5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b5aa765d61d8327deb882cf99','ann','ben',0,'2026-11-02 08:00:00.123456+00:00','2026-11-02 08:00:00.123456+00:00','2026-11-03 08:00:00.123456+00:00');
CREATE TABLE keys (
  purpose    TEXT PRIMARY KEY,
  hash       TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  claimed_at TIMESTAMP
);
INSERT INTO keys VALUES('first-administrator','0123','2026-11-02 08:00:00.123456+00:00',NULL);
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
INSERT INTO workflows VALUES('claim','A draft nobody has published','',3,'{"key":"claim","name":"A draft nobody has published","roles":[{"name":"payer","default":["group:sales"]}],"states":[{"id":"draft","initial":true,"actors":["starter"],"form":{"fields":[{"name":"amount","type":"number","required":true}]}},{"id":"check","actors":["group:finance"]},{"id":"pay","actors":["role:payer"]}],"transitions":[{"id":"draft-\u003echeck","from":"draft","to":"check","label":"send"},{"id":"check-\u003edraft","from":"check","to":"draft","label":"return","notes":"required"},{"id":"check-\u003epay","from":"check","to":"pay","label":"accept"}]}',3,2,0,'1970-01-01 00:00:00+00:00','2026-11-02 08:00:07.123456+00:00','ann');
INSERT INTO workflows VALUES('board','Board '' \ 🙂','',4,'{"key":"board","name":"Board '' \\ 🙂","states":[{"id":"begin","initial":true,"actors":["anyone"]},{"id":"vote","actors":["group:finance"],"need":"all","otherwise":"reject"},{"id":"yes","actors":["anyone"]},{"id":"no","actors":["anyone"]}],"transitions":[{"id":"begin-\u003evote","from":"begin","to":"vote"},{"id":"vote-\u003eyes","from":"vote","to":"yes","label":"accept"},{"id":"vote-\u003eno","from":"vote","to":"no","label":"reject"}]}',1,1,0,'1970-01-01 00:00:00+00:00','1970-01-01 00:00:00+00:00','ann');
INSERT INTO workflows VALUES('handing','handing','',1,'{"key":"handing","states":[{"id":"work","initial":true,"actors":["group:finance"],"assign":"round-robin"}],"transitions":null}',1,1,0,'1970-01-01 00:00:00+00:00','1970-01-01 00:00:00+00:00','ann');
INSERT INTO workflows VALUES('parallel','parallel','',5,'{"key":"parallel","states":[{"id":"begin","initial":true,"split":"and","actors":["anyone"]},{"id":"join","join":"and","actors":["anyone"]},{"id":"parta","actors":["anyone"]},{"id":"partb","actors":["anyone"]},{"id":"partc","actors":["anyone"]}],"transitions":[{"id":"begin-\u003eparta","from":"begin","to":"parta"},{"id":"parta-\u003ejoin","from":"parta","to":"join"},{"id":"begin-\u003epartb","from":"begin","to":"partb"},{"id":"partb-\u003ejoin","from":"partb","to":"join"},{"id":"begin-\u003epartc","from":"begin","to":"partc"},{"id":"partc-\u003ejoin","from":"partc","to":"join"}]}',1,1,0,'1970-01-01 00:00:00+00:00','1970-01-01 00:00:00+00:00','ann');
INSERT INTO workflows VALUES('stopping','stopping','',3,'{"key":"stopping","states":[{"id":"begin","initial":true,"split":"and","actors":["anyone"]},{"id":"work","actors":["group:finance"]},{"id":"stop","final":"terminate","actors":["group:sales"]}],"transitions":[{"id":"begin-\u003ework","from":"begin","to":"work"},{"id":"begin-\u003estop","from":"begin","to":"stop"}]}',1,1,0,'1970-01-01 00:00:00+00:00','1970-01-01 00:00:00+00:00','ann');
INSERT INTO workflows VALUES('nobody','nobody','',4,'{"key":"nobody","states":[{"id":"begin","initial":true,"actors":["anyone"]},{"id":"vote","actors":["group:nobody"],"need":"all","otherwise":"reject"},{"id":"yes","actors":["anyone"]},{"id":"no","actors":["anyone"]}],"transitions":[{"id":"begin-\u003evote","from":"begin","to":"vote"},{"id":"vote-\u003eyes","from":"vote","to":"yes","label":"accept"},{"id":"vote-\u003eno","from":"vote","to":"no","label":"reject"}]}',1,1,0,'1970-01-01 00:00:00+00:00','1970-01-01 00:00:00+00:00','ann');
CREATE TABLE versions (
  workflow     TEXT NOT NULL REFERENCES workflows ("key"),
  version      INTEGER NOT NULL,
  content      TEXT NOT NULL,     -- JSON
  published_at TIMESTAMP NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (workflow, version)
);
INSERT INTO versions VALUES('claim',1,'{"key":"claim","name":"Claim","roles":[{"name":"payer","default":["group:sales"]}],"states":[{"id":"draft","initial":true,"actors":["starter"],"form":{"fields":[{"name":"amount","type":"number","required":true}]}},{"id":"check","actors":["group:finance"]},{"id":"pay","actors":["role:payer"]}],"transitions":[{"id":"draft-\u003echeck","from":"draft","to":"check","label":"send"},{"id":"check-\u003edraft","from":"check","to":"draft","label":"return","notes":"required"},{"id":"check-\u003epay","from":"check","to":"pay","label":"accept"}]}','2026-11-02 08:00:01.123456+00:00','ann');
INSERT INTO versions VALUES('board',1,'{"key":"board","name":"Board '' \\ 🙂","states":[{"id":"begin","initial":true,"actors":["anyone"]},{"id":"vote","actors":["group:finance"],"need":"all","otherwise":"reject"},{"id":"yes","actors":["anyone"]},{"id":"no","actors":["anyone"]}],"transitions":[{"id":"begin-\u003evote","from":"begin","to":"vote"},{"id":"vote-\u003eyes","from":"vote","to":"yes","label":"accept"},{"id":"vote-\u003eno","from":"vote","to":"no","label":"reject"}]}','2026-11-02 08:00:02.123456+00:00','ann');
INSERT INTO versions VALUES('handing',1,'{"key":"handing","states":[{"id":"work","initial":true,"actors":["group:finance"],"assign":"round-robin"}],"transitions":null}','2026-11-02 08:00:03.123456+00:00','ann');
INSERT INTO versions VALUES('parallel',1,'{"key":"parallel","states":[{"id":"begin","initial":true,"split":"and","actors":["anyone"]},{"id":"join","join":"and","actors":["anyone"]},{"id":"parta","actors":["anyone"]},{"id":"partb","actors":["anyone"]},{"id":"partc","actors":["anyone"]}],"transitions":[{"id":"begin-\u003eparta","from":"begin","to":"parta"},{"id":"parta-\u003ejoin","from":"parta","to":"join"},{"id":"begin-\u003epartb","from":"begin","to":"partb"},{"id":"partb-\u003ejoin","from":"partb","to":"join"},{"id":"begin-\u003epartc","from":"begin","to":"partc"},{"id":"partc-\u003ejoin","from":"partc","to":"join"}]}','2026-11-02 08:00:04.123456+00:00','ann');
INSERT INTO versions VALUES('stopping',1,'{"key":"stopping","states":[{"id":"begin","initial":true,"split":"and","actors":["anyone"]},{"id":"work","actors":["group:finance"]},{"id":"stop","final":"terminate","actors":["group:sales"]}],"transitions":[{"id":"begin-\u003ework","from":"begin","to":"work"},{"id":"begin-\u003estop","from":"begin","to":"stop"}]}','2026-11-02 08:00:05.123456+00:00','ann');
INSERT INTO versions VALUES('nobody',1,'{"key":"nobody","states":[{"id":"begin","initial":true,"actors":["anyone"]},{"id":"vote","actors":["group:nobody"],"need":"all","otherwise":"reject"},{"id":"yes","actors":["anyone"]},{"id":"no","actors":["anyone"]}],"transitions":[{"id":"begin-\u003evote","from":"begin","to":"vote"},{"id":"vote-\u003eyes","from":"vote","to":"yes","label":"accept"},{"id":"vote-\u003eno","from":"vote","to":"no","label":"reject"}]}','2026-11-02 08:00:06.123456+00:00','ann');
INSERT INTO versions VALUES('claim',2,'{"key":"claim","name":"Claim","description":"The second version; it''s longer.","roles":[{"name":"payer","default":["group:sales"]}],"states":[{"id":"draft","initial":true,"actors":["starter"],"form":{"fields":[{"name":"amount","type":"number","required":true}]}},{"id":"check","actors":["group:finance"]},{"id":"pay","actors":["role:payer"]}],"transitions":[{"id":"draft-\u003echeck","from":"draft","to":"check","label":"send"},{"id":"check-\u003edraft","from":"check","to":"draft","label":"return","notes":"required"},{"id":"check-\u003epay","from":"check","to":"pay","label":"accept"}]}','2026-11-02 08:00:07.123456+00:00','ann');
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
INSERT INTO instances VALUES(1,'claim',2,'Claim','Stühle & ''Tische''','dan','completed',0,'[]',31,'{"status":"completed","starter":"dan","started":"2026-11-02T08:00:08.123456Z","ended":"2026-11-02T08:00:16.123456Z","data":{"amount":1e+21},"roles":{"payer":["group:sales"]},"lastActivation":5,"signers":{"check":["ben","cleo"],"draft":["dan"],"pay":["dan"]},"ends":1,"events":31}','2026-11-02 08:00:08.123456+00:00','2026-11-02 08:00:16.123456+00:00');
INSERT INTO instances VALUES(2,'claim',2,'Claim','in the pool','ann','running',0,'["check"]',9,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:17.123456Z","data":{"amount":3},"roles":{"payer":["group:sales"]},"activations":[{"id":2,"state":"check","entered":"2026-11-02T08:00:18.123456Z","task":true}],"lastActivation":2,"signers":{"draft":["ann"]},"events":9}','2026-11-02 08:00:17.123456+00:00',NULL);
INSERT INTO instances VALUES(3,'claim',2,'Claim','claimed','eve','running',0,'["check"]',10,'{"status":"running","starter":"eve","started":"2026-11-02T08:00:19.123456Z","data":{"amount":4},"roles":{"payer":["group:sales"]},"activations":[{"id":2,"state":"check","entered":"2026-11-02T08:00:20.123456Z","task":true,"claimed":"ben"}],"lastActivation":2,"signers":{"draft":["eve"]},"events":10}','2026-11-02 08:00:19.123456+00:00',NULL);
INSERT INTO instances VALUES(4,'claim',2,'Claim','delegated','ann','running',0,'["check"]',10,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:22.123456Z","data":{"amount":5},"roles":{"payer":["group:sales"]},"activations":[{"id":2,"state":"check","entered":"2026-11-02T08:00:23.123456Z","task":true,"delegations":[{"from":{"name":"ben","groups":["finance"]},"to":"eve"}]}],"lastActivation":2,"signers":{"draft":["ann"]},"events":10}','2026-11-02 08:00:22.123456+00:00',NULL);
INSERT INTO instances VALUES(5,'claim',2,'Claim','only dan may','dan','running',0,'["draft"]',4,'{"status":"running","starter":"dan","started":"2026-11-02T08:00:25.123456Z","roles":{"payer":["group:sales"]},"activations":[{"id":1,"state":"draft","entered":"2026-11-02T08:00:25.123456Z","task":true}],"lastActivation":1,"events":4}','2026-11-02 08:00:25.123456+00:00',NULL);
INSERT INTO instances VALUES(6,'board',1,'Board '' \ 🙂','one vote is missing','ann','running',0,'["vote"]',10,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:26.123456Z","activations":[{"id":2,"state":"vote","entered":"2026-11-02T08:00:27.123456Z","task":true,"people":["ben","cleo"],"votes":[{"by":"ben","outcome":"accept"}]}],"lastActivation":2,"signers":{"begin":["ann"],"vote":["ben"]},"events":10}','2026-11-02 08:00:26.123456+00:00',NULL);
INSERT INTO instances VALUES(7,'board',1,'Board '' \ 🙂','decided','ann','running',0,'["no"]',16,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:29.123456Z","activations":[{"id":3,"state":"no","entered":"2026-11-02T08:00:32.123456Z","task":true}],"lastActivation":3,"signers":{"begin":["ann"],"vote":["ben","cleo"]},"events":16}','2026-11-02 08:00:29.123456+00:00',NULL);
INSERT INTO instances VALUES(8,'nobody',1,'nobody','nobody can act','ann','running',1,'["vote"]',10,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:33.123456Z","activations":[{"id":2,"state":"vote","entered":"2026-11-02T08:00:34.123456Z","task":true,"people":[],"incident":{"code":"nobody-can-act","message":"vote needs 1 signature, but nobody may act there: change who may act, then try again."}}],"lastActivation":2,"signers":{"begin":["ann"]},"events":10}','2026-11-02 08:00:33.123456+00:00',NULL);
INSERT INTO instances VALUES(9,'handing',1,'handing','','ann','running',0,'["work"]',4,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:35.123456Z","activations":[{"id":1,"state":"work","entered":"2026-11-02T08:00:35.123456Z","task":true,"claimed":"ben"}],"lastActivation":1,"events":4}','2026-11-02 08:00:35.123456+00:00',NULL);
INSERT INTO instances VALUES(10,'handing',1,'handing','','ann','running',0,'["work"]',4,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:36.123456Z","activations":[{"id":1,"state":"work","entered":"2026-11-02T08:00:36.123456Z","task":true,"claimed":"cleo"}],"lastActivation":1,"events":4}','2026-11-02 08:00:36.123456+00:00',NULL);
INSERT INTO instances VALUES(11,'handing',1,'handing','','ann','completed',0,'[]',8,'{"status":"completed","starter":"ann","started":"2026-11-02T08:00:37.123456Z","ended":"2026-11-02T08:00:38.123456Z","lastActivation":1,"signers":{"work":["ben"]},"ends":1,"events":8}','2026-11-02 08:00:37.123456+00:00','2026-11-02 08:00:38.123456+00:00');
INSERT INTO instances VALUES(12,'parallel',1,'parallel','joins','ann','completed',0,'[]',29,'{"status":"completed","starter":"ann","started":"2026-11-02T08:00:39.123456Z","ended":"2026-11-02T07:58:41.123456Z","lastActivation":5,"signers":{"begin":["ann"],"join":["ann"],"parta":["ann"],"partb":["ann"],"partc":["ann"]},"ends":1,"events":29}','2026-11-02 08:00:39.123456+00:00','2026-11-02 07:58:41.123456+00:00');
INSERT INTO instances VALUES(13,'parallel',1,'parallel','the same moment elsewhere','ann','running',0,'["parta","partb","partc"]',14,'{"status":"running","starter":"ann","started":"2026-11-02T08:00:40.123456Z","activations":[{"id":2,"state":"parta","entered":"2026-11-02T07:58:40.123456Z","task":true},{"id":3,"state":"partb","entered":"2026-11-02T07:58:40.123456Z","task":true},{"id":4,"state":"partc","entered":"2026-11-02T07:58:40.123456Z","task":true}],"lastActivation":4,"signers":{"begin":["ann"]},"events":14}','2026-11-02 08:00:40.123456+00:00',NULL);
INSERT INTO instances VALUES(14,'stopping',1,'stopping','one ends it','dan','completed',0,'[]',16,'{"status":"completed","starter":"dan","started":"2026-11-02T07:58:42.123456Z","ended":"2026-11-02T07:58:44.123456Z","lastActivation":3,"signers":{"begin":["dan"],"stop":["dan"]},"ends":1,"events":16}','2026-11-02 07:58:42.123456+00:00','2026-11-02 07:58:44.123456+00:00');
INSERT INTO instances VALUES(15,'claim',2,'Claim','called off','dan','cancelled',0,'[]',6,'{"status":"cancelled","starter":"dan","started":"2026-11-02T07:58:45.123456Z","ended":"2026-11-02T07:58:46.123456Z","roles":{"payer":["group:sales"]},"lastActivation":1,"events":6}','2026-11-02 07:58:45.123456+00:00','2026-11-02 07:58:46.123456+00:00');
INSERT INTO instances VALUES(16,'claim',2,'Claim','on hold','dan','suspended',0,'["draft"]',6,'{"status":"suspended","starter":"dan","started":"2026-11-02T07:58:47.123456Z","data":{"amount":9,"note":"漢字"},"roles":{"payer":["group:sales"]},"activations":[{"id":1,"state":"draft","entered":"2026-11-02T07:58:47.123456Z","task":true}],"lastActivation":1,"events":6}','2026-11-02 07:58:47.123456+00:00',NULL);
CREATE TABLE events (
  instance INTEGER NOT NULL REFERENCES instances (id),
  sequence INTEGER NOT NULL,
  body     TEXT NOT NULL,         -- JSON
  PRIMARY KEY (instance, sequence)
) WITHOUT ROWID;
INSERT INTO events VALUES(1,1,'{"type":"started","at":"2026-11-02T08:00:08.123456Z","by":"dan"}');
INSERT INTO events VALUES(1,2,'{"type":"role-bound","at":"2026-11-02T08:00:08.123456Z","by":"dan","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(1,3,'{"type":"state-entered","at":"2026-11-02T08:00:08.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(1,4,'{"type":"task-opened","at":"2026-11-02T08:00:08.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(1,5,'{"type":"signed","at":"2026-11-02T08:00:09.123456Z","by":"dan","activation":1,"state":"draft","ready":true,"outcome":"send","notes":"näh\n\"quoted\"","data":{"amount":7.5}}');
INSERT INTO events VALUES(1,6,'{"type":"state-left","at":"2026-11-02T08:00:09.123456Z","activation":1,"state":"draft","outcome":"send"}');
INSERT INTO events VALUES(1,7,'{"type":"transition-taken","at":"2026-11-02T08:00:09.123456Z","activation":1,"state":"draft","transition":"draft-\u003echeck"}');
INSERT INTO events VALUES(1,8,'{"type":"state-entered","at":"2026-11-02T08:00:09.123456Z","activation":2,"state":"check","tokens":["draft-\u003echeck"]}');
INSERT INTO events VALUES(1,9,'{"type":"task-opened","at":"2026-11-02T08:00:09.123456Z","activation":2,"state":"check"}');
INSERT INTO events VALUES(1,10,'{"type":"signed","at":"2026-11-02T08:00:10.123456Z","by":"ben","activation":2,"state":"check","ready":true,"outcome":"return","notes":"too much"}');
INSERT INTO events VALUES(1,11,'{"type":"state-left","at":"2026-11-02T08:00:10.123456Z","activation":2,"state":"check","outcome":"return"}');
INSERT INTO events VALUES(1,12,'{"type":"transition-taken","at":"2026-11-02T08:00:10.123456Z","activation":2,"state":"check","transition":"check-\u003edraft"}');
INSERT INTO events VALUES(1,13,'{"type":"state-entered","at":"2026-11-02T08:00:10.123456Z","activation":3,"state":"draft","tokens":["check-\u003edraft"]}');
INSERT INTO events VALUES(1,14,'{"type":"task-opened","at":"2026-11-02T08:00:10.123456Z","activation":3,"state":"draft"}');
INSERT INTO events VALUES(1,15,'{"type":"signed","at":"2026-11-02T08:00:11.123456Z","by":"dan","activation":3,"state":"draft","ready":true,"outcome":"send","data":{"amount":1e+21}}');
INSERT INTO events VALUES(1,16,'{"type":"state-left","at":"2026-11-02T08:00:11.123456Z","activation":3,"state":"draft","outcome":"send"}');
INSERT INTO events VALUES(1,17,'{"type":"transition-taken","at":"2026-11-02T08:00:11.123456Z","activation":3,"state":"draft","transition":"draft-\u003echeck"}');
INSERT INTO events VALUES(1,18,'{"type":"state-entered","at":"2026-11-02T08:00:11.123456Z","activation":4,"state":"check","tokens":["draft-\u003echeck"]}');
INSERT INTO events VALUES(1,19,'{"type":"task-opened","at":"2026-11-02T08:00:11.123456Z","activation":4,"state":"check"}');
INSERT INTO events VALUES(1,20,'{"type":"task-claimed","at":"2026-11-02T08:00:12.123456Z","by":"ben","activation":4,"state":"check"}');
INSERT INTO events VALUES(1,21,'{"type":"task-released","at":"2026-11-02T08:00:13.123456Z","by":"ben","activation":4,"state":"check"}');
INSERT INTO events VALUES(1,22,'{"type":"task-claimed","at":"2026-11-02T08:00:14.123456Z","by":"cleo","activation":4,"state":"check"}');
INSERT INTO events VALUES(1,23,'{"type":"signed","at":"2026-11-02T08:00:15.123456Z","by":"cleo","activation":4,"state":"check","ready":true,"outcome":"accept"}');
INSERT INTO events VALUES(1,24,'{"type":"state-left","at":"2026-11-02T08:00:15.123456Z","activation":4,"state":"check","outcome":"accept"}');
INSERT INTO events VALUES(1,25,'{"type":"transition-taken","at":"2026-11-02T08:00:15.123456Z","activation":4,"state":"check","transition":"check-\u003epay"}');
INSERT INTO events VALUES(1,26,'{"type":"state-entered","at":"2026-11-02T08:00:15.123456Z","activation":5,"state":"pay","tokens":["check-\u003epay"]}');
INSERT INTO events VALUES(1,27,'{"type":"task-opened","at":"2026-11-02T08:00:15.123456Z","activation":5,"state":"pay"}');
INSERT INTO events VALUES(1,28,'{"type":"signed","at":"2026-11-02T08:00:16.123456Z","by":"dan","activation":5,"state":"pay","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(1,29,'{"type":"state-left","at":"2026-11-02T08:00:16.123456Z","activation":5,"state":"pay","outcome":"Done"}');
INSERT INTO events VALUES(1,30,'{"type":"end-reached","at":"2026-11-02T08:00:16.123456Z","activation":5,"state":"pay"}');
INSERT INTO events VALUES(1,31,'{"type":"completed","at":"2026-11-02T08:00:16.123456Z"}');
INSERT INTO events VALUES(2,1,'{"type":"started","at":"2026-11-02T08:00:17.123456Z","by":"ann"}');
INSERT INTO events VALUES(2,2,'{"type":"role-bound","at":"2026-11-02T08:00:17.123456Z","by":"ann","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(2,3,'{"type":"state-entered","at":"2026-11-02T08:00:17.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(2,4,'{"type":"task-opened","at":"2026-11-02T08:00:17.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(2,5,'{"type":"signed","at":"2026-11-02T08:00:18.123456Z","by":"ann","activation":1,"state":"draft","ready":true,"outcome":"send","data":{"amount":3}}');
INSERT INTO events VALUES(2,6,'{"type":"state-left","at":"2026-11-02T08:00:18.123456Z","activation":1,"state":"draft","outcome":"send"}');
INSERT INTO events VALUES(2,7,'{"type":"transition-taken","at":"2026-11-02T08:00:18.123456Z","activation":1,"state":"draft","transition":"draft-\u003echeck"}');
INSERT INTO events VALUES(2,8,'{"type":"state-entered","at":"2026-11-02T08:00:18.123456Z","activation":2,"state":"check","tokens":["draft-\u003echeck"]}');
INSERT INTO events VALUES(2,9,'{"type":"task-opened","at":"2026-11-02T08:00:18.123456Z","activation":2,"state":"check"}');
INSERT INTO events VALUES(3,1,'{"type":"started","at":"2026-11-02T08:00:19.123456Z","by":"eve"}');
INSERT INTO events VALUES(3,2,'{"type":"role-bound","at":"2026-11-02T08:00:19.123456Z","by":"eve","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(3,3,'{"type":"state-entered","at":"2026-11-02T08:00:19.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(3,4,'{"type":"task-opened","at":"2026-11-02T08:00:19.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(3,5,'{"type":"signed","at":"2026-11-02T08:00:20.123456Z","by":"eve","activation":1,"state":"draft","ready":true,"outcome":"send","data":{"amount":4}}');
INSERT INTO events VALUES(3,6,'{"type":"state-left","at":"2026-11-02T08:00:20.123456Z","activation":1,"state":"draft","outcome":"send"}');
INSERT INTO events VALUES(3,7,'{"type":"transition-taken","at":"2026-11-02T08:00:20.123456Z","activation":1,"state":"draft","transition":"draft-\u003echeck"}');
INSERT INTO events VALUES(3,8,'{"type":"state-entered","at":"2026-11-02T08:00:20.123456Z","activation":2,"state":"check","tokens":["draft-\u003echeck"]}');
INSERT INTO events VALUES(3,9,'{"type":"task-opened","at":"2026-11-02T08:00:20.123456Z","activation":2,"state":"check"}');
INSERT INTO events VALUES(3,10,'{"type":"task-claimed","at":"2026-11-02T08:00:21.123456Z","by":"ben","activation":2,"state":"check"}');
INSERT INTO events VALUES(4,1,'{"type":"started","at":"2026-11-02T08:00:22.123456Z","by":"ann"}');
INSERT INTO events VALUES(4,2,'{"type":"role-bound","at":"2026-11-02T08:00:22.123456Z","by":"ann","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(4,3,'{"type":"state-entered","at":"2026-11-02T08:00:22.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(4,4,'{"type":"task-opened","at":"2026-11-02T08:00:22.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(4,5,'{"type":"signed","at":"2026-11-02T08:00:23.123456Z","by":"ann","activation":1,"state":"draft","ready":true,"outcome":"send","data":{"amount":5}}');
INSERT INTO events VALUES(4,6,'{"type":"state-left","at":"2026-11-02T08:00:23.123456Z","activation":1,"state":"draft","outcome":"send"}');
INSERT INTO events VALUES(4,7,'{"type":"transition-taken","at":"2026-11-02T08:00:23.123456Z","activation":1,"state":"draft","transition":"draft-\u003echeck"}');
INSERT INTO events VALUES(4,8,'{"type":"state-entered","at":"2026-11-02T08:00:23.123456Z","activation":2,"state":"check","tokens":["draft-\u003echeck"]}');
INSERT INTO events VALUES(4,9,'{"type":"task-opened","at":"2026-11-02T08:00:23.123456Z","activation":2,"state":"check"}');
INSERT INTO events VALUES(4,10,'{"type":"task-delegated","at":"2026-11-02T08:00:24.123456Z","by":"ben","to":"eve","activation":2,"state":"check","notes":"away","from":{"name":"ben","groups":["finance"]}}');
INSERT INTO events VALUES(5,1,'{"type":"started","at":"2026-11-02T08:00:25.123456Z","by":"dan"}');
INSERT INTO events VALUES(5,2,'{"type":"role-bound","at":"2026-11-02T08:00:25.123456Z","by":"dan","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(5,3,'{"type":"state-entered","at":"2026-11-02T08:00:25.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(5,4,'{"type":"task-opened","at":"2026-11-02T08:00:25.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(6,1,'{"type":"started","at":"2026-11-02T08:00:26.123456Z","by":"ann"}');
INSERT INTO events VALUES(6,2,'{"type":"state-entered","at":"2026-11-02T08:00:26.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(6,3,'{"type":"task-opened","at":"2026-11-02T08:00:26.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(6,4,'{"type":"signed","at":"2026-11-02T08:00:27.123456Z","by":"ann","activation":1,"state":"begin","ready":true,"outcome":"vote"}');
INSERT INTO events VALUES(6,5,'{"type":"state-left","at":"2026-11-02T08:00:27.123456Z","activation":1,"state":"begin","outcome":"vote"}');
INSERT INTO events VALUES(6,6,'{"type":"transition-taken","at":"2026-11-02T08:00:27.123456Z","activation":1,"state":"begin","transition":"begin-\u003evote"}');
INSERT INTO events VALUES(6,7,'{"type":"state-entered","at":"2026-11-02T08:00:27.123456Z","activation":2,"state":"vote","tokens":["begin-\u003evote"]}');
INSERT INTO events VALUES(6,8,'{"type":"task-opened","at":"2026-11-02T08:00:27.123456Z","activation":2,"state":"vote"}');
INSERT INTO events VALUES(6,9,'{"type":"task-resolved","at":"2026-11-02T08:00:27.123456Z","activation":2,"state":"vote","people":["ben","cleo"]}');
INSERT INTO events VALUES(6,10,'{"type":"signed","at":"2026-11-02T08:00:28.123456Z","by":"ben","activation":2,"state":"vote","outcome":"accept","notes":"yes"}');
INSERT INTO events VALUES(7,1,'{"type":"started","at":"2026-11-02T08:00:29.123456Z","by":"ann"}');
INSERT INTO events VALUES(7,2,'{"type":"state-entered","at":"2026-11-02T08:00:29.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(7,3,'{"type":"task-opened","at":"2026-11-02T08:00:29.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(7,4,'{"type":"signed","at":"2026-11-02T08:00:30.123456Z","by":"ann","activation":1,"state":"begin","ready":true,"outcome":"vote"}');
INSERT INTO events VALUES(7,5,'{"type":"state-left","at":"2026-11-02T08:00:30.123456Z","activation":1,"state":"begin","outcome":"vote"}');
INSERT INTO events VALUES(7,6,'{"type":"transition-taken","at":"2026-11-02T08:00:30.123456Z","activation":1,"state":"begin","transition":"begin-\u003evote"}');
INSERT INTO events VALUES(7,7,'{"type":"state-entered","at":"2026-11-02T08:00:30.123456Z","activation":2,"state":"vote","tokens":["begin-\u003evote"]}');
INSERT INTO events VALUES(7,8,'{"type":"task-opened","at":"2026-11-02T08:00:30.123456Z","activation":2,"state":"vote"}');
INSERT INTO events VALUES(7,9,'{"type":"task-resolved","at":"2026-11-02T08:00:30.123456Z","activation":2,"state":"vote","people":["ben","cleo"]}');
INSERT INTO events VALUES(7,10,'{"type":"signed","at":"2026-11-02T08:00:31.123456Z","by":"ben","activation":2,"state":"vote","outcome":"accept"}');
INSERT INTO events VALUES(7,11,'{"type":"signed","at":"2026-11-02T08:00:32.123456Z","by":"cleo","activation":2,"state":"vote","outcome":"reject"}');
INSERT INTO events VALUES(7,12,'{"type":"decided","at":"2026-11-02T08:00:32.123456Z","activation":2,"state":"vote","outcome":"reject"}');
INSERT INTO events VALUES(7,13,'{"type":"state-left","at":"2026-11-02T08:00:32.123456Z","activation":2,"state":"vote","outcome":"reject"}');
INSERT INTO events VALUES(7,14,'{"type":"transition-taken","at":"2026-11-02T08:00:32.123456Z","activation":2,"state":"vote","transition":"vote-\u003eno"}');
INSERT INTO events VALUES(7,15,'{"type":"state-entered","at":"2026-11-02T08:00:32.123456Z","activation":3,"state":"no","tokens":["vote-\u003eno"]}');
INSERT INTO events VALUES(7,16,'{"type":"task-opened","at":"2026-11-02T08:00:32.123456Z","activation":3,"state":"no"}');
INSERT INTO events VALUES(8,1,'{"type":"started","at":"2026-11-02T08:00:33.123456Z","by":"ann"}');
INSERT INTO events VALUES(8,2,'{"type":"state-entered","at":"2026-11-02T08:00:33.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(8,3,'{"type":"task-opened","at":"2026-11-02T08:00:33.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(8,4,'{"type":"signed","at":"2026-11-02T08:00:34.123456Z","by":"ann","activation":1,"state":"begin","ready":true,"outcome":"vote"}');
INSERT INTO events VALUES(8,5,'{"type":"state-left","at":"2026-11-02T08:00:34.123456Z","activation":1,"state":"begin","outcome":"vote"}');
INSERT INTO events VALUES(8,6,'{"type":"transition-taken","at":"2026-11-02T08:00:34.123456Z","activation":1,"state":"begin","transition":"begin-\u003evote"}');
INSERT INTO events VALUES(8,7,'{"type":"state-entered","at":"2026-11-02T08:00:34.123456Z","activation":2,"state":"vote","tokens":["begin-\u003evote"]}');
INSERT INTO events VALUES(8,8,'{"type":"task-opened","at":"2026-11-02T08:00:34.123456Z","activation":2,"state":"vote"}');
INSERT INTO events VALUES(8,9,'{"type":"task-resolved","at":"2026-11-02T08:00:34.123456Z","activation":2,"state":"vote","people":[]}');
INSERT INTO events VALUES(8,10,'{"type":"incident-raised","at":"2026-11-02T08:00:34.123456Z","activation":2,"state":"vote","incident":{"code":"nobody-can-act","message":"vote needs 1 signature, but nobody may act there: change who may act, then try again."}}');
INSERT INTO events VALUES(9,1,'{"type":"started","at":"2026-11-02T08:00:35.123456Z","by":"ann"}');
INSERT INTO events VALUES(9,2,'{"type":"state-entered","at":"2026-11-02T08:00:35.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(9,3,'{"type":"task-opened","at":"2026-11-02T08:00:35.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(9,4,'{"type":"task-assigned","at":"2026-11-02T08:00:35.123456Z","by":"system:server","to":"ben","activation":1,"state":"work"}');
INSERT INTO events VALUES(10,1,'{"type":"started","at":"2026-11-02T08:00:36.123456Z","by":"ann"}');
INSERT INTO events VALUES(10,2,'{"type":"state-entered","at":"2026-11-02T08:00:36.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(10,3,'{"type":"task-opened","at":"2026-11-02T08:00:36.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(10,4,'{"type":"task-assigned","at":"2026-11-02T08:00:36.123456Z","by":"system:server","to":"cleo","activation":1,"state":"work"}');
INSERT INTO events VALUES(11,1,'{"type":"started","at":"2026-11-02T08:00:37.123456Z","by":"ann"}');
INSERT INTO events VALUES(11,2,'{"type":"state-entered","at":"2026-11-02T08:00:37.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(11,3,'{"type":"task-opened","at":"2026-11-02T08:00:37.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(11,4,'{"type":"task-assigned","at":"2026-11-02T08:00:37.123456Z","by":"system:server","to":"ben","activation":1,"state":"work"}');
INSERT INTO events VALUES(11,5,'{"type":"signed","at":"2026-11-02T08:00:38.123456Z","by":"ben","activation":1,"state":"work","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(11,6,'{"type":"state-left","at":"2026-11-02T08:00:38.123456Z","activation":1,"state":"work","outcome":"Done"}');
INSERT INTO events VALUES(11,7,'{"type":"end-reached","at":"2026-11-02T08:00:38.123456Z","activation":1,"state":"work"}');
INSERT INTO events VALUES(11,8,'{"type":"completed","at":"2026-11-02T08:00:38.123456Z"}');
INSERT INTO events VALUES(12,1,'{"type":"started","at":"2026-11-02T08:00:39.123456Z","by":"ann"}');
INSERT INTO events VALUES(12,2,'{"type":"state-entered","at":"2026-11-02T08:00:39.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(12,3,'{"type":"task-opened","at":"2026-11-02T08:00:39.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(12,4,'{"type":"signed","at":"2026-11-02T08:00:40.123456Z","by":"ann","activation":1,"state":"begin","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(12,5,'{"type":"state-left","at":"2026-11-02T08:00:40.123456Z","activation":1,"state":"begin","outcome":"Done"}');
INSERT INTO events VALUES(12,6,'{"type":"transition-taken","at":"2026-11-02T08:00:40.123456Z","activation":1,"state":"begin","transition":"begin-\u003eparta"}');
INSERT INTO events VALUES(12,7,'{"type":"transition-taken","at":"2026-11-02T08:00:40.123456Z","activation":1,"state":"begin","transition":"begin-\u003epartb"}');
INSERT INTO events VALUES(12,8,'{"type":"transition-taken","at":"2026-11-02T08:00:40.123456Z","activation":1,"state":"begin","transition":"begin-\u003epartc"}');
INSERT INTO events VALUES(12,9,'{"type":"state-entered","at":"2026-11-02T08:00:40.123456Z","activation":2,"state":"parta","tokens":["begin-\u003eparta"]}');
INSERT INTO events VALUES(12,10,'{"type":"task-opened","at":"2026-11-02T08:00:40.123456Z","activation":2,"state":"parta"}');
INSERT INTO events VALUES(12,11,'{"type":"state-entered","at":"2026-11-02T08:00:40.123456Z","activation":3,"state":"partb","tokens":["begin-\u003epartb"]}');
INSERT INTO events VALUES(12,12,'{"type":"task-opened","at":"2026-11-02T08:00:40.123456Z","activation":3,"state":"partb"}');
INSERT INTO events VALUES(12,13,'{"type":"state-entered","at":"2026-11-02T08:00:40.123456Z","activation":4,"state":"partc","tokens":["begin-\u003epartc"]}');
INSERT INTO events VALUES(12,14,'{"type":"task-opened","at":"2026-11-02T08:00:40.123456Z","activation":4,"state":"partc"}');
INSERT INTO events VALUES(12,15,'{"type":"signed","at":"2026-11-02T08:00:40.123456Z","by":"ann","activation":2,"state":"parta","ready":true,"outcome":"join"}');
INSERT INTO events VALUES(12,16,'{"type":"state-left","at":"2026-11-02T08:00:40.123456Z","activation":2,"state":"parta","outcome":"join"}');
INSERT INTO events VALUES(12,17,'{"type":"transition-taken","at":"2026-11-02T08:00:40.123456Z","activation":2,"state":"parta","transition":"parta-\u003ejoin"}');
INSERT INTO events VALUES(12,18,'{"type":"signed","at":"2026-11-02T08:00:40.123456Z","by":"ann","activation":3,"state":"partb","ready":true,"outcome":"join"}');
INSERT INTO events VALUES(12,19,'{"type":"state-left","at":"2026-11-02T08:00:40.123456Z","activation":3,"state":"partb","outcome":"join"}');
INSERT INTO events VALUES(12,20,'{"type":"transition-taken","at":"2026-11-02T08:00:40.123456Z","activation":3,"state":"partb","transition":"partb-\u003ejoin"}');
INSERT INTO events VALUES(12,21,'{"type":"signed","at":"2026-11-02T07:59:40.123456Z","by":"ann","activation":4,"state":"partc","ready":true,"outcome":"join"}');
INSERT INTO events VALUES(12,22,'{"type":"state-left","at":"2026-11-02T07:59:40.123456Z","activation":4,"state":"partc","outcome":"join"}');
INSERT INTO events VALUES(12,23,'{"type":"transition-taken","at":"2026-11-02T07:59:40.123456Z","activation":4,"state":"partc","transition":"partc-\u003ejoin"}');
INSERT INTO events VALUES(12,24,'{"type":"state-entered","at":"2026-11-02T07:59:40.123456Z","activation":5,"state":"join","tokens":["parta-\u003ejoin","partb-\u003ejoin","partc-\u003ejoin"]}');
INSERT INTO events VALUES(12,25,'{"type":"task-opened","at":"2026-11-02T07:59:40.123456Z","activation":5,"state":"join"}');
INSERT INTO events VALUES(12,26,'{"type":"signed","at":"2026-11-02T07:58:41.123456Z","by":"ann","activation":5,"state":"join","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(12,27,'{"type":"state-left","at":"2026-11-02T07:58:41.123456Z","activation":5,"state":"join","outcome":"Done"}');
INSERT INTO events VALUES(12,28,'{"type":"end-reached","at":"2026-11-02T07:58:41.123456Z","activation":5,"state":"join"}');
INSERT INTO events VALUES(12,29,'{"type":"completed","at":"2026-11-02T07:58:41.123456Z"}');
INSERT INTO events VALUES(13,1,'{"type":"started","at":"2026-11-02T08:00:40.123456Z","by":"ann"}');
INSERT INTO events VALUES(13,2,'{"type":"state-entered","at":"2026-11-02T08:00:40.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(13,3,'{"type":"task-opened","at":"2026-11-02T08:00:40.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(13,4,'{"type":"signed","at":"2026-11-02T07:58:40.123456Z","by":"ann","activation":1,"state":"begin","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(13,5,'{"type":"state-left","at":"2026-11-02T07:58:40.123456Z","activation":1,"state":"begin","outcome":"Done"}');
INSERT INTO events VALUES(13,6,'{"type":"transition-taken","at":"2026-11-02T07:58:40.123456Z","activation":1,"state":"begin","transition":"begin-\u003eparta"}');
INSERT INTO events VALUES(13,7,'{"type":"transition-taken","at":"2026-11-02T07:58:40.123456Z","activation":1,"state":"begin","transition":"begin-\u003epartb"}');
INSERT INTO events VALUES(13,8,'{"type":"transition-taken","at":"2026-11-02T07:58:40.123456Z","activation":1,"state":"begin","transition":"begin-\u003epartc"}');
INSERT INTO events VALUES(13,9,'{"type":"state-entered","at":"2026-11-02T07:58:40.123456Z","activation":2,"state":"parta","tokens":["begin-\u003eparta"]}');
INSERT INTO events VALUES(13,10,'{"type":"task-opened","at":"2026-11-02T07:58:40.123456Z","activation":2,"state":"parta"}');
INSERT INTO events VALUES(13,11,'{"type":"state-entered","at":"2026-11-02T07:58:40.123456Z","activation":3,"state":"partb","tokens":["begin-\u003epartb"]}');
INSERT INTO events VALUES(13,12,'{"type":"task-opened","at":"2026-11-02T07:58:40.123456Z","activation":3,"state":"partb"}');
INSERT INTO events VALUES(13,13,'{"type":"state-entered","at":"2026-11-02T07:58:40.123456Z","activation":4,"state":"partc","tokens":["begin-\u003epartc"]}');
INSERT INTO events VALUES(13,14,'{"type":"task-opened","at":"2026-11-02T07:58:40.123456Z","activation":4,"state":"partc"}');
INSERT INTO events VALUES(14,1,'{"type":"started","at":"2026-11-02T07:58:42.123456Z","by":"dan"}');
INSERT INTO events VALUES(14,2,'{"type":"state-entered","at":"2026-11-02T07:58:42.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(14,3,'{"type":"task-opened","at":"2026-11-02T07:58:42.123456Z","activation":1,"state":"begin"}');
INSERT INTO events VALUES(14,4,'{"type":"signed","at":"2026-11-02T07:58:43.123456Z","by":"dan","activation":1,"state":"begin","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(14,5,'{"type":"state-left","at":"2026-11-02T07:58:43.123456Z","activation":1,"state":"begin","outcome":"Done"}');
INSERT INTO events VALUES(14,6,'{"type":"transition-taken","at":"2026-11-02T07:58:43.123456Z","activation":1,"state":"begin","transition":"begin-\u003ework"}');
INSERT INTO events VALUES(14,7,'{"type":"transition-taken","at":"2026-11-02T07:58:43.123456Z","activation":1,"state":"begin","transition":"begin-\u003estop"}');
INSERT INTO events VALUES(14,8,'{"type":"state-entered","at":"2026-11-02T07:58:43.123456Z","activation":2,"state":"work","tokens":["begin-\u003ework"]}');
INSERT INTO events VALUES(14,9,'{"type":"task-opened","at":"2026-11-02T07:58:43.123456Z","activation":2,"state":"work"}');
INSERT INTO events VALUES(14,10,'{"type":"state-entered","at":"2026-11-02T07:58:43.123456Z","activation":3,"state":"stop","tokens":["begin-\u003estop"]}');
INSERT INTO events VALUES(14,11,'{"type":"task-opened","at":"2026-11-02T07:58:43.123456Z","activation":3,"state":"stop"}');
INSERT INTO events VALUES(14,12,'{"type":"signed","at":"2026-11-02T07:58:44.123456Z","by":"dan","activation":3,"state":"stop","ready":true,"outcome":"Done"}');
INSERT INTO events VALUES(14,13,'{"type":"state-left","at":"2026-11-02T07:58:44.123456Z","activation":3,"state":"stop","outcome":"Done"}');
INSERT INTO events VALUES(14,14,'{"type":"end-reached","at":"2026-11-02T07:58:44.123456Z","activation":3,"state":"stop"}');
INSERT INTO events VALUES(14,15,'{"type":"activation-cancelled","at":"2026-11-02T07:58:44.123456Z","activation":2,"state":"work"}');
INSERT INTO events VALUES(14,16,'{"type":"completed","at":"2026-11-02T07:58:44.123456Z","state":"stop"}');
INSERT INTO events VALUES(15,1,'{"type":"started","at":"2026-11-02T07:58:45.123456Z","by":"dan"}');
INSERT INTO events VALUES(15,2,'{"type":"role-bound","at":"2026-11-02T07:58:45.123456Z","by":"dan","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(15,3,'{"type":"state-entered","at":"2026-11-02T07:58:45.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(15,4,'{"type":"task-opened","at":"2026-11-02T07:58:45.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(15,5,'{"type":"activation-cancelled","at":"2026-11-02T07:58:46.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(15,6,'{"type":"cancelled","at":"2026-11-02T07:58:46.123456Z","by":"ann","notes":"not needed"}');
INSERT INTO events VALUES(16,1,'{"type":"started","at":"2026-11-02T07:58:47.123456Z","by":"dan"}');
INSERT INTO events VALUES(16,2,'{"type":"role-bound","at":"2026-11-02T07:58:47.123456Z","by":"dan","role":"payer","actors":["group:sales"]}');
INSERT INTO events VALUES(16,3,'{"type":"state-entered","at":"2026-11-02T07:58:47.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(16,4,'{"type":"task-opened","at":"2026-11-02T07:58:47.123456Z","activation":1,"state":"draft"}');
INSERT INTO events VALUES(16,5,'{"type":"data-set","at":"2026-11-02T07:58:48.123456Z","by":"ann","data":{"amount":9,"note":"漢字"}}');
INSERT INTO events VALUES(16,6,'{"type":"suspended","at":"2026-11-02T07:58:49.123456Z","by":"ann","notes":"wait"}');
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
INSERT INTO tasks VALUES(1,1,'draft','draft','["user:dan"]','dan','',2,'2026-11-02 08:00:08.123456+00:00','2026-11-02 08:00:09.123456+00:00');
INSERT INTO tasks VALUES(1,2,'check','check','["group:finance"]','','',2,'2026-11-02 08:00:09.123456+00:00','2026-11-02 08:00:10.123456+00:00');
INSERT INTO tasks VALUES(1,3,'draft','draft','["user:dan"]','dan','',2,'2026-11-02 08:00:10.123456+00:00','2026-11-02 08:00:11.123456+00:00');
INSERT INTO tasks VALUES(1,4,'check','check','["group:finance"]','','cleo',5,'2026-11-02 08:00:11.123456+00:00','2026-11-02 08:00:15.123456+00:00');
INSERT INTO tasks VALUES(1,5,'pay','pay','["group:sales"]','','',2,'2026-11-02 08:00:15.123456+00:00','2026-11-02 08:00:16.123456+00:00');
INSERT INTO tasks VALUES(2,1,'draft','draft','["user:ann"]','ann','',2,'2026-11-02 08:00:17.123456+00:00','2026-11-02 08:00:18.123456+00:00');
INSERT INTO tasks VALUES(2,2,'check','check','["group:finance"]','','',1,'2026-11-02 08:00:18.123456+00:00',NULL);
INSERT INTO tasks VALUES(3,1,'draft','draft','["user:eve"]','eve','',2,'2026-11-02 08:00:19.123456+00:00','2026-11-02 08:00:20.123456+00:00');
INSERT INTO tasks VALUES(3,2,'check','check','["group:finance"]','','ben',2,'2026-11-02 08:00:20.123456+00:00',NULL);
INSERT INTO tasks VALUES(4,1,'draft','draft','["user:ann"]','ann','',2,'2026-11-02 08:00:22.123456+00:00','2026-11-02 08:00:23.123456+00:00');
INSERT INTO tasks VALUES(4,2,'check','check','["group:finance"]','','',1,'2026-11-02 08:00:23.123456+00:00',NULL);
INSERT INTO tasks VALUES(5,1,'draft','draft','["user:dan"]','dan','',1,'2026-11-02 08:00:25.123456+00:00',NULL);
INSERT INTO tasks VALUES(6,1,'begin','begin','["anyone"]','','',2,'2026-11-02 08:00:26.123456+00:00','2026-11-02 08:00:27.123456+00:00');
INSERT INTO tasks VALUES(6,2,'vote','vote','["group:finance"]','','',2,'2026-11-02 08:00:27.123456+00:00',NULL);
INSERT INTO tasks VALUES(7,1,'begin','begin','["anyone"]','','',2,'2026-11-02 08:00:29.123456+00:00','2026-11-02 08:00:30.123456+00:00');
INSERT INTO tasks VALUES(7,2,'vote','vote','["group:finance"]','','',3,'2026-11-02 08:00:30.123456+00:00','2026-11-02 08:00:32.123456+00:00');
INSERT INTO tasks VALUES(7,3,'no','no','["anyone"]','','',1,'2026-11-02 08:00:32.123456+00:00',NULL);
INSERT INTO tasks VALUES(8,1,'begin','begin','["anyone"]','','',2,'2026-11-02 08:00:33.123456+00:00','2026-11-02 08:00:34.123456+00:00');
INSERT INTO tasks VALUES(8,2,'vote','vote','["group:nobody"]','','',1,'2026-11-02 08:00:34.123456+00:00',NULL);
INSERT INTO tasks VALUES(9,1,'work','work','["group:finance"]','','ben',1,'2026-11-02 08:00:35.123456+00:00',NULL);
INSERT INTO tasks VALUES(10,1,'work','work','["group:finance"]','','cleo',1,'2026-11-02 08:00:36.123456+00:00',NULL);
INSERT INTO tasks VALUES(11,1,'work','work','["group:finance"]','','ben',2,'2026-11-02 08:00:37.123456+00:00','2026-11-02 08:00:38.123456+00:00');
INSERT INTO tasks VALUES(12,1,'begin','begin','["anyone"]','','',2,'2026-11-02 08:00:39.123456+00:00','2026-11-02 08:00:40.123456+00:00');
INSERT INTO tasks VALUES(12,2,'parta','parta','["anyone"]','','',2,'2026-11-02 08:00:40.123456+00:00','2026-11-02 08:00:40.123456+00:00');
INSERT INTO tasks VALUES(12,3,'partb','partb','["anyone"]','','',2,'2026-11-02 08:00:40.123456+00:00','2026-11-02 08:00:40.123456+00:00');
INSERT INTO tasks VALUES(12,4,'partc','partc','["anyone"]','','',2,'2026-11-02 08:00:40.123456+00:00','2026-11-02 07:59:40.123456+00:00');
INSERT INTO tasks VALUES(12,5,'join','join','["anyone"]','','',2,'2026-11-02 07:59:40.123456+00:00','2026-11-02 07:58:41.123456+00:00');
INSERT INTO tasks VALUES(13,1,'begin','begin','["anyone"]','','',2,'2026-11-02 08:00:40.123456+00:00','2026-11-02 07:58:40.123456+00:00');
INSERT INTO tasks VALUES(13,2,'parta','parta','["anyone"]','','',1,'2026-11-02 07:58:40.123456+00:00',NULL);
INSERT INTO tasks VALUES(13,3,'partb','partb','["anyone"]','','',1,'2026-11-02 07:58:40.123456+00:00',NULL);
INSERT INTO tasks VALUES(13,4,'partc','partc','["anyone"]','','',1,'2026-11-02 07:58:40.123456+00:00',NULL);
INSERT INTO tasks VALUES(14,1,'begin','begin','["anyone"]','','',2,'2026-11-02 07:58:42.123456+00:00','2026-11-02 07:58:43.123456+00:00');
INSERT INTO tasks VALUES(14,2,'work','work','["group:finance"]','','',2,'2026-11-02 07:58:43.123456+00:00','2026-11-02 07:58:44.123456+00:00');
INSERT INTO tasks VALUES(14,3,'stop','stop','["group:sales"]','','',2,'2026-11-02 07:58:43.123456+00:00','2026-11-02 07:58:44.123456+00:00');
INSERT INTO tasks VALUES(15,1,'draft','draft','["user:dan"]','dan','',2,'2026-11-02 07:58:45.123456+00:00','2026-11-02 07:58:46.123456+00:00');
INSERT INTO tasks VALUES(16,1,'draft','draft','["user:dan"]','dan','',1,'2026-11-02 07:58:47.123456+00:00',NULL);
CREATE TABLE task_actors (
  actor      TEXT NOT NULL,
  instance   INTEGER NOT NULL,
  activation INTEGER NOT NULL,
  PRIMARY KEY (actor, instance, activation),
  FOREIGN KEY (instance, activation) REFERENCES tasks (instance, activation)
) WITHOUT ROWID;
INSERT INTO task_actors VALUES('user:dan',1,1);
INSERT INTO task_actors VALUES('group:finance',1,2);
INSERT INTO task_actors VALUES('user:dan',1,3);
INSERT INTO task_actors VALUES('group:finance',1,4);
INSERT INTO task_actors VALUES('group:sales',1,5);
INSERT INTO task_actors VALUES('user:ann',2,1);
INSERT INTO task_actors VALUES('group:finance',2,2);
INSERT INTO task_actors VALUES('user:eve',3,1);
INSERT INTO task_actors VALUES('group:finance',3,2);
INSERT INTO task_actors VALUES('user:ann',4,1);
INSERT INTO task_actors VALUES('group:finance',4,2);
INSERT INTO task_actors VALUES('user:dan',5,1);
INSERT INTO task_actors VALUES('anyone',6,1);
INSERT INTO task_actors VALUES('group:finance',6,2);
INSERT INTO task_actors VALUES('anyone',7,1);
INSERT INTO task_actors VALUES('group:finance',7,2);
INSERT INTO task_actors VALUES('anyone',7,3);
INSERT INTO task_actors VALUES('anyone',8,1);
INSERT INTO task_actors VALUES('group:nobody',8,2);
INSERT INTO task_actors VALUES('group:finance',9,1);
INSERT INTO task_actors VALUES('group:finance',10,1);
INSERT INTO task_actors VALUES('group:finance',11,1);
INSERT INTO task_actors VALUES('anyone',12,1);
INSERT INTO task_actors VALUES('anyone',12,2);
INSERT INTO task_actors VALUES('anyone',12,3);
INSERT INTO task_actors VALUES('anyone',12,4);
INSERT INTO task_actors VALUES('anyone',12,5);
INSERT INTO task_actors VALUES('anyone',13,1);
INSERT INTO task_actors VALUES('anyone',13,2);
INSERT INTO task_actors VALUES('anyone',13,3);
INSERT INTO task_actors VALUES('anyone',13,4);
INSERT INTO task_actors VALUES('anyone',14,1);
INSERT INTO task_actors VALUES('group:finance',14,2);
INSERT INTO task_actors VALUES('group:sales',14,3);
INSERT INTO task_actors VALUES('user:dan',15,1);
INSERT INTO task_actors VALUES('user:dan',16,1);
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
INSERT INTO sign_offs VALUES(1,5,1,'draft','dan','send',replace('näh\n"quoted"','\n',char(10)),'{"amount":7.5}',1,'2026-11-02 08:00:09.123456+00:00');
INSERT INTO sign_offs VALUES(1,10,2,'check','ben','return','too much','null',1,'2026-11-02 08:00:10.123456+00:00');
INSERT INTO sign_offs VALUES(1,15,3,'draft','dan','send','','{"amount":1e+21}',1,'2026-11-02 08:00:11.123456+00:00');
INSERT INTO sign_offs VALUES(1,23,4,'check','cleo','accept','','null',4,'2026-11-02 08:00:15.123456+00:00');
INSERT INTO sign_offs VALUES(1,28,5,'pay','dan','Done','','null',1,'2026-11-02 08:00:16.123456+00:00');
INSERT INTO sign_offs VALUES(2,5,1,'draft','ann','send','','{"amount":3}',1,'2026-11-02 08:00:18.123456+00:00');
INSERT INTO sign_offs VALUES(3,5,1,'draft','eve','send','','{"amount":4}',1,'2026-11-02 08:00:20.123456+00:00');
INSERT INTO sign_offs VALUES(4,5,1,'draft','ann','send','','{"amount":5}',1,'2026-11-02 08:00:23.123456+00:00');
INSERT INTO sign_offs VALUES(6,4,1,'begin','ann','vote','','null',1,'2026-11-02 08:00:27.123456+00:00');
INSERT INTO sign_offs VALUES(6,10,2,'vote','ben','accept','yes','null',1,'2026-11-02 08:00:28.123456+00:00');
INSERT INTO sign_offs VALUES(7,4,1,'begin','ann','vote','','null',1,'2026-11-02 08:00:30.123456+00:00');
INSERT INTO sign_offs VALUES(7,10,2,'vote','ben','accept','','null',1,'2026-11-02 08:00:31.123456+00:00');
INSERT INTO sign_offs VALUES(7,11,2,'vote','cleo','reject','','null',2,'2026-11-02 08:00:32.123456+00:00');
INSERT INTO sign_offs VALUES(8,4,1,'begin','ann','vote','','null',1,'2026-11-02 08:00:34.123456+00:00');
INSERT INTO sign_offs VALUES(11,5,1,'work','ben','Done','','null',1,'2026-11-02 08:00:38.123456+00:00');
INSERT INTO sign_offs VALUES(12,4,1,'begin','ann','Done','','null',1,'2026-11-02 08:00:40.123456+00:00');
INSERT INTO sign_offs VALUES(12,15,2,'parta','ann','join','','null',1,'2026-11-02 08:00:40.123456+00:00');
INSERT INTO sign_offs VALUES(12,18,3,'partb','ann','join','','null',1,'2026-11-02 08:00:40.123456+00:00');
INSERT INTO sign_offs VALUES(12,21,4,'partc','ann','join','','null',1,'2026-11-02 07:59:40.123456+00:00');
INSERT INTO sign_offs VALUES(12,26,5,'join','ann','Done','','null',1,'2026-11-02 07:58:41.123456+00:00');
INSERT INTO sign_offs VALUES(13,4,1,'begin','ann','Done','','null',1,'2026-11-02 07:58:40.123456+00:00');
INSERT INTO sign_offs VALUES(14,4,1,'begin','dan','Done','','null',1,'2026-11-02 07:58:43.123456+00:00');
INSERT INTO sign_offs VALUES(14,12,3,'stop','dan','Done','','null',1,'2026-11-02 07:58:44.123456+00:00');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('migrations',2);
INSERT INTO sqlite_sequence VALUES('instances',16);
CREATE UNIQUE INDEX "migrations_name_unique" ON migrations ("name");
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TRIGGER versions_never_change BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'versions never change'); END;
CREATE INDEX instances_by_workflow ON instances (workflow, status);
CREATE INDEX instances_by_starter ON instances (starter);
CREATE INDEX task_actors_by_task ON task_actors (instance, activation);
CREATE INDEX sign_offs_by_signer ON sign_offs (signer, instance, activation);
COMMIT;
