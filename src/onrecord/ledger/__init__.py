"""The ledger: one file that keeps every report, record, version and decision."""
