"""The ledger: one SQLite file with every report as it was read, every record and decision."""

from onrecord.ledger.answers import Answers, FigureRow, Hit, PersonRow, StatementRow
from onrecord.ledger.ledger import DEFAULT, Ledger, open
from onrecord.ledger.values import Added, Decision, State, StoredRecord, StoredReport, Version

__all__ = [
    "DEFAULT",
    "Added",
    "Answers",
    "Decision",
    "FigureRow",
    "Hit",
    "Ledger",
    "PersonRow",
    "State",
    "StatementRow",
    "StoredRecord",
    "StoredReport",
    "Version",
    "open",
]
