-- The five-word runs that stand only in furniture: they count once reports share words of their own.
ALTER TABLE across_reports ADD COLUMN aside BLOB NOT NULL DEFAULT x'';
