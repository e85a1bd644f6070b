"""The ledger: one SQLite file with every report as it was read, every record and decision."""

from onrecord.ledger.answers import Answers, FigureRow, Hit, PersonRow, StatementRow
from onrecord.ledger.ledger import Ledger, open, open_for_questions
from onrecord.ledger.opened import DEFAULT
from onrecord.ledger.values import (
    Added,
    Decision,
    Progressed,
    State,
    StoredRecord,
    StoredReport,
    Version,
)

__all__ = [
    "DEFAULT",
    "Added",
    "Answers",
    "Decision",
    "FigureRow",
    "Hit",
    "Ledger",
    "PersonRow",
    "Progressed",
    "State",
    "StatementRow",
    "StoredRecord",
    "StoredReport",
    "Version",
    "open",
    "open_for_questions",
]
