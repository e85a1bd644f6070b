-- The roles that reports give somebody are counted in the index alone.
DROP INDEX entities_key;
CREATE INDEX entities_key ON entities (key, role);
