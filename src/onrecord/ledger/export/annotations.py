"""Statements and figures as W3C Web Annotations (W3C Recommendation of 23 February 2017)."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from onrecord.ledger.answers import FigureRow, StatementRow
from onrecord.ledger.ledger import Ledger
from onrecord.record import Figure, Record, Span, Spans, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_HELD = 32


def annotations(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """An annotation for each statement and each figure that holds now.

    Every stretch of its words is a target of its own, with a TextPositionSelector and a
    TextQuoteSelector. Positions count code points from 0, the end excluded, as section 4.2.4 of
    the data model has it: the offsets of the record as they are. They are positions in the text
    that was read, which the target's `state` names; the quotation with the words before and
    after it is found in the page itself as well.

    Args:
        ledger: The ledger.

    Raises:
        LedgerError: The ledger cannot be read.
    """
    records = _Records(ledger)
    for statement in ledger.statements():
        yield _annotation(
            statement,
            "statement",
            statement.spans,
            _about_statement(statement),
            records,
            part=statement.statement,
        )
    for figure in ledger.figures():
        yield _annotation(
            figure, "figure", (figure.span,), _about_figure(figure), records, part=figure.figure
        )


class _Records:
    """The records of versions; rows of one report come after one another."""

    def __init__(self, ledger: Ledger) -> None:
        self.of = lru_cache(maxsize=_HELD)(
            lambda report, version: ledger.stored(report, version=version)
        )


def _annotation(
    row: StatementRow | FigureRow,
    kind: str,
    spans: Spans,
    body: list[dict[str, Any]],
    records: _Records,
    *,
    part: Statement | Figure,
) -> dict[str, Any]:
    stored = records.of(row.report, row.version)
    targets = [_target(row, stored.read_at, stored.record, span) for span in spans]
    plain: dict[str, Any] = (
        {"statements": (part,)} if isinstance(part, Statement) else {"figures": (part,)}
    )
    return {
        "@context": CONTEXT,
        "id": f"urn:onrecord:{kind}:{row.version}:{row.id}",
        "type": "Annotation",
        "motivation": "describing",
        "created": stored.read_at,
        "generator": {
            "id": f"urn:onrecord:engine:{stored.record.engine.sha256}",
            "type": "Software",
            "name": f"onrecord {stored.record.engine.version}, {stored.record.engine.model}",
        },
        "body": [*body, _values(stored.record, plain)],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(
    row: StatementRow | FigureRow, read_at: str, record: Record, span: Span
) -> dict[str, Any]:
    start, end = span
    text = record.report.text
    return {
        "source": row.url or f"urn:onrecord:version:{row.version}",
        "state": {
            "type": "TimeState",
            "sourceDate": read_at,
            "cached": f"urn:onrecord:version:{row.version}",
        },
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }


def _about_statement(row: StatementRow) -> list[dict[str, Any]]:
    who = row.speaker or row.source
    body = [_text("tagging", "statement"), _text("tagging", row.mode)]
    return [*body, _text("identifying", who)] if who else body


def _about_figure(row: FigureRow) -> list[dict[str, Any]]:
    who = row.speaker or row.source
    body = [_text("tagging", "figure"), _text("tagging", row.measure)]
    return [*body, _text("identifying", who)] if who else body


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _values(record: Record, parts: dict[str, Any]) -> dict[str, Any]:
    """All fields of the statement or figure, after docs/contract.md."""
    whole = Record(report=record.report, engine=record.engine, **parts).to_dict()
    (value,) = whole[next(iter(parts))]
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": json.dumps(value, ensure_ascii=False),
    }
