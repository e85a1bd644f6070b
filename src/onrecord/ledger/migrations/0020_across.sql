-- What reports have in common: derived from the readings, and rebuilt from them at any time.
-- What each table and column means is in docs/across.md.
CREATE TABLE across_state (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE across_reports (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  reading INTEGER NOT NULL,
  day REAL,
  published TEXT NOT NULL,
  report TEXT NOT NULL,
  shingles BLOB NOT NULL,
  terms BLOB NOT NULL,
  digest BLOB NOT NULL,
  cumulative INTEGER NOT NULL,
  story INTEGER
);
CREATE INDEX across_reports_story ON across_reports (story, published);
CREATE INDEX across_reports_cumulative ON across_reports (day) WHERE cumulative = 1;

CREATE TABLE across_bands (
  band INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (band, report)
) WITHOUT ROWID;

CREATE TABLE across_terms (
  term INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (term, report)
) WITHOUT ROWID;

CREATE TABLE across_copies (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  containment REAL NOT NULL,
  jaccard REAL NOT NULL,
  direction TEXT,
  reasons TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX across_copies_b ON across_copies (b);

CREATE TABLE across_stories (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  first TEXT,
  last TEXT,
  begin REAL,
  end REAL,
  reports INTEGER NOT NULL,
  total BLOB NOT NULL
);
CREATE INDEX across_stories_last ON across_stories (last);

CREATE TABLE across_measures (
  measure TEXT NOT NULL,
  scope TEXT NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (measure, scope, report)
) WITHOUT ROWID;

CREATE TABLE across_discrepancies (
  id TEXT PRIMARY KEY,
  story INTEGER,
  kind TEXT NOT NULL,
  measure TEXT NOT NULL,
  score REAL NOT NULL,
  day TEXT,
  reports TEXT NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX across_discrepancies_story ON across_discrepancies (story);
CREATE INDEX across_discrepancies_score ON across_discrepancies (score DESC);
