"""A ledger in other forms: tables, JSON lines, annotations, evidence, a copy, training data."""

from onrecord.ledger.export.annotations import annotations
from onrecord.ledger.export.copies import copy_plain
from onrecord.ledger.export.corrections import corrections
from onrecord.ledger.export.evidence import write_evidence
from onrecord.ledger.export.lines import lines
from onrecord.ledger.export.parquet import write_parquet
from onrecord.ledger.export.tables import TABLES, write_csv

__all__ = [
    "TABLES",
    "annotations",
    "copy_plain",
    "corrections",
    "lines",
    "write_csv",
    "write_evidence",
    "write_parquet",
]
