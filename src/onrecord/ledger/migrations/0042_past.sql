-- The readings that no longer hold: so many fewer of those after a number are to be compared.
CREATE INDEX readings_past ON readings (number) WHERE current = 0;
