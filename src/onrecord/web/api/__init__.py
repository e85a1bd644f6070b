"""The JSON API: the same contract as `onrecord read --json`, and the ledger's rows as they are."""
