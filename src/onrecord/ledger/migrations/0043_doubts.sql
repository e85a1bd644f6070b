-- A reading whose decision was taken back is one that nobody has decided about: it waits again.
DROP INDEX statements_doubt;
DROP INDEX figures_doubt;
CREATE INDEX statements_doubt ON statements (score) WHERE current = 1 AND decision IS NULL;
CREATE INDEX figures_doubt ON figures (score) WHERE current = 1 AND decision IS NULL;
