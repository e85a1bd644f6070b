"""What people decided, as data to train and to measure a reader with."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from onrecord.errors import LedgerError
from onrecord.ledger.correcting import corrected
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import Decision
from onrecord.record import Figure, Record, Spans, Statement

_KINDS = {"statement": "statements", "figure": "figures"}
_DECIDED = ("accept", "reject", "correct")


def corrections(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """For each statement or figure that a decision holds about: as it was read, and as decided.

    Each is an object with `report` (as in the contract, its text included), `version`, `kind`,
    `action`, `read`, `decided` (None when rejected), `why`, `at` and `engine`. Who decided is left
    out: training data travels.

    Args:
        ledger: The ledger.

    Raises:
        LedgerError: The ledger cannot be read.
    """
    subjects: dict[str, list[Decision]] = {}
    for decision in ledger.decisions():
        subjects.setdefault(decision.subject, []).append(decision)
    for subject, decisions in subjects.items():
        kind, _, rest = subject.partition(":")
        standing = _standing(decisions)
        if kind in _KINDS and standing is not None:
            version, _, _ = rest.rpartition(":")
            row = _row(ledger, kind, version, decisions[0].anchor, standing)
            if row is not None:
                yield row


def _standing(decisions: list[Decision]) -> Decision | None:
    held: list[Decision] = []
    for decision in decisions:
        if decision.action == "withdraw":
            del held[-1:]
        elif decision.action in _DECIDED:
            held.append(decision)
    return held[-1] if held else None


def _row(
    ledger: Ledger, kind: str, version: str, anchor: Spans, standing: Decision
) -> dict[str, Any] | None:
    try:
        record = ledger.record(version, version=version)
    except LedgerError:
        return None
    name = _KINDS[kind]
    part = next((p for p in getattr(record, name) if _spans(p) == anchor), None)
    read = _plain(record, name, part) if part is not None else None
    decided = None
    if standing.action == "correct":
        # As the ledger shows it: a speaker who is named anew is no longer the entity that was read.
        whole = part and corrected(part, standing.value)
        decided = _plain(record, name, whole) if whole else standing.value
    elif standing.action == "accept":
        decided = read
    return {
        "report": record.to_dict()["report"],
        "version": version,
        "kind": kind,
        "action": standing.action,
        "spans": [list(span) for span in anchor],
        "read": read,
        "decided": decided,
        "why": standing.why,
        "at": standing.at,
        "engine": dataclasses.asdict(record.engine),
    }


def _spans(part: Statement | Figure) -> Spans:
    return part.content if isinstance(part, Statement) else (part.span,)


def _plain(record: Record, name: str, part: Statement | Figure) -> dict[str, Any]:
    parts: dict[str, Any] = {name: (part,)}
    (value,) = Record(report=record.report, engine=record.engine, **parts).to_dict()[name]
    return dict(value)
