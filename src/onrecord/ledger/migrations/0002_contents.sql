CREATE TABLE statements (
  number INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings,
  id TEXT NOT NULL,
  current INTEGER NOT NULL,
  speaker TEXT,
  speaker_key TEXT,
  speaker_names TEXT,
  source TEXT,
  source_kind TEXT,
  cue TEXT,
  addressee TEXT,
  content TEXT NOT NULL,
  mode TEXT NOT NULL,
  kind TEXT NOT NULL,
  negated INTEGER NOT NULL,
  parent TEXT,
  chain TEXT,
  places TEXT,
  outlet TEXT,
  spans TEXT NOT NULL,
  score REAL NOT NULL,
  decision TEXT,
  decided INTEGER REFERENCES decisions,
  replaced INTEGER REFERENCES decisions,
  value TEXT
);
CREATE INDEX statements_reading ON statements (reading);
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content, speaker_names, source, addressee, places, outlet,
  content = 'statements', content_rowid = 'number', columnsize = 0,
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE figures (
  number INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings,
  id TEXT NOT NULL,
  current INTEGER NOT NULL,
  measure TEXT NOT NULL,
  low REAL,
  high REAL,
  qualifier TEXT,
  unit TEXT,
  words TEXT NOT NULL,
  counted TEXT,
  per TEXT,
  composition TEXT,
  place TEXT,
  place_from TEXT,
  places TEXT,
  time TEXT,
  statement TEXT,
  speaker TEXT,
  speaker_key TEXT,
  speaker_names TEXT,
  source TEXT,
  part_of TEXT,
  same_as TEXT,
  outlet TEXT,
  sentence TEXT NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  score REAL NOT NULL,
  decision TEXT,
  decided INTEGER REFERENCES decisions,
  replaced INTEGER REFERENCES decisions,
  value TEXT
);
CREATE INDEX figures_reading ON figures (reading);
CREATE VIRTUAL TABLE figure_words USING fts5 (
  measure, sentence, speaker_names, source, places, outlet,
  content = 'figures', content_rowid = 'number', columnsize = 0,
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE entities (
  reading INTEGER NOT NULL REFERENCES readings,
  id TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  affiliation TEXT,
  names TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX entities_key ON entities (key, reading);

CREATE TABLE people (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  names TEXT NOT NULL,
  reports INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL
);
CREATE INDEX people_statements ON people (statements DESC);
CREATE VIRTUAL TABLE people_words USING fts5 (
  names,
  content = 'people', content_rowid = 'number', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE places (
  reading INTEGER NOT NULL REFERENCES readings,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  words TEXT NOT NULL,
  name TEXT,
  geonames_id INTEGER,
  lat REAL,
  lon REAL,
  country TEXT,
  precision TEXT,
  PRIMARY KEY (reading, begin, end)
) WITHOUT ROWID;

CREATE TABLE times (
  reading INTEGER NOT NULL REFERENCES readings,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  words TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  PRIMARY KEY (reading, begin, end)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text,
  content = '',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
