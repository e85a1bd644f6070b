-- The statements and figures that nobody has looked at, the least certain first.
CREATE INDEX statements_doubt ON statements (score) WHERE current = 1 AND decided IS NULL;
CREATE INDEX figures_doubt ON figures (score) WHERE current = 1 AND decided IS NULL;
