-- What each table and column means is in docs/ledger.md; a test compares the two.
CREATE TABLE engines (
  number INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  model TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  UNIQUE (version, model, sha256)
);

CREATE TABLE originals (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
);

CREATE TABLE reports (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  versions INTEGER NOT NULL,
  day TEXT NOT NULL,
  published TEXT,
  publisher TEXT,
  agency TEXT,
  title TEXT,
  byline TEXT,
  dateline TEXT,
  url TEXT,
  path TEXT,
  language TEXT,
  statements INTEGER NOT NULL,
  figures INTEGER NOT NULL
);
CREATE INDEX reports_day ON reports (day);

CREATE TABLE versions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES reports,
  ordinal INTEGER NOT NULL,
  content TEXT NOT NULL,
  original INTEGER REFERENCES originals,
  given TEXT,
  day TEXT NOT NULL,
  published TEXT,
  publisher TEXT,
  title TEXT,
  read_at TEXT NOT NULL,
  known_at TEXT NOT NULL,
  UNIQUE (report, ordinal)
);

CREATE TABLE readings (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES reports,
  version INTEGER NOT NULL REFERENCES versions,
  engine INTEGER NOT NULL REFERENCES engines,
  read_at TEXT NOT NULL,
  known_at TEXT NOT NULL,
  current INTEGER NOT NULL,
  replaces INTEGER REFERENCES readings,
  record BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  rows_sha256 TEXT NOT NULL,
  seal TEXT NOT NULL
);
CREATE INDEX readings_report ON readings (report, number);
CREATE INDEX readings_engine ON readings (engine, current);

CREATE TABLE inputs (
  number INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,
  place TEXT,
  version INTEGER NOT NULL REFERENCES versions
);
CREATE INDEX inputs_digest ON inputs (digest);
CREATE INDEX inputs_place ON inputs (place, number) WHERE place IS NOT NULL;

CREATE TABLE decisions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL,
  action TEXT NOT NULL,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  anchor TEXT,
  seal TEXT NOT NULL
);
CREATE INDEX decisions_subject ON decisions (subject, number);

CREATE TABLE sequences (
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO sequences (name, next) VALUES ('rows', 16);
