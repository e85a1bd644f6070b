"""The numbered changes of the ledger's tables, as SQL; `migrating` applies them."""
