-- The reports of an outlet, and which outlets there are.
CREATE INDEX reports_publisher ON reports (publisher, day);
