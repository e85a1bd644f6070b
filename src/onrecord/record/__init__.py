"""The data types that every stage shares."""

from onrecord.record.record import Document, Record
from onrecord.record.values import (
    Engine,
    Entity,
    EntityKind,
    Figure,
    Furniture,
    FurnitureKind,
    Mode,
    Place,
    Report,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    Time,
)

__all__ = [
    "Document",
    "Engine",
    "Entity",
    "EntityKind",
    "Figure",
    "Furniture",
    "FurnitureKind",
    "Mode",
    "Place",
    "Record",
    "Report",
    "SourceKind",
    "Span",
    "Spans",
    "Statement",
    "StatementKind",
    "Time",
]
