"""The ledger measured: what adding costs, how quickly questions answer, what memory it needs."""
