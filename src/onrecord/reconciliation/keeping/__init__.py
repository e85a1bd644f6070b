"""What the reports of a ledger have in common, kept in its file and up to date with it."""

from onrecord.reconciliation.keeping.across import Across
from onrecord.reconciliation.keeping.grouping import Reason

__all__ = ["Across", "Reason"]
