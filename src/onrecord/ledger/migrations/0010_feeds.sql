CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  title TEXT,
  etag TEXT,
  modified TEXT,
  checked_at TEXT NOT NULL,
  next_at TEXT,
  failures INTEGER NOT NULL,
  fault TEXT
) WITHOUT ROWID;

CREATE TABLE feed_items (
  feed TEXT NOT NULL REFERENCES feeds,
  digest TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (feed, digest)
) WITHOUT ROWID;
