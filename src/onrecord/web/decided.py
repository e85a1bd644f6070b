"""A record with what people have decided about it."""

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.ledger import Decision, StoredRecord
from onrecord.record import Figure, Record, Statement, speakers
from onrecord.web.shelf import Reader

Part = TypeVar("Part", bound=Statement | Figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that was rejected.

    Attributes:
        subject: What the decision is about, as the ledger names it.
        words: The words it was read from.
        decision: The decision.
    """

    subject: str
    words: str
    decision: Decision


def standing(reader: Reader, version: str) -> dict[str, Decision]:
    """The decision that holds about each statement and figure of a version, by its subject."""
    found: dict[str, list[Decision]] = {}
    for kind in ("statement", "figure"):
        for decision in reader.ledger.decisions(subject=f"{kind}:{version}:*"):
            made = found.setdefault(decision.subject, [])
            if decision.action == "withdraw":
                del made[-1:]
            else:
                made.append(decision)
    return {subject: made[-1] for subject, made in found.items() if made}


def apply_decisions(reader: Reader, stored: StoredRecord) -> tuple[Record, tuple[Aside, ...]]:
    """The record without what was rejected and with what was corrected, and what was rejected.

    A correction that names other entities or spans is shown as it was decided; where it does not
    fit the record any more, the record is shown as it was read.
    """
    decisions = standing(reader, stored.version)
    if not decisions:
        return stored.record, ()
    record = stored.record
    aside: list[Aside] = []
    statements = _applied(record, "statement", record.statements, stored.version, decisions, aside)
    figures = _applied(record, "figure", record.figures, stored.version, decisions, aside)
    return dataclasses.replace(record, statements=statements, figures=figures), tuple(aside)


def _applied(
    record: Record,
    kind: str,
    parts: tuple[Part, ...],
    version: str,
    decisions: dict[str, Decision],
    aside: list[Aside],
) -> tuple[Part, ...]:
    kept: list[Part] = []
    for part in parts:
        subject = f"{kind}:{version}:{part.id}"
        decision = decisions.get(subject)
        if decision is None or decision.action not in ("reject", "correct"):
            kept.append(part)
        elif decision.action == "reject":
            spans = part.content if isinstance(part, Statement) else (part.span,)
            words = speakers.words(record.report.text, spans)
            aside.append(Aside(subject=subject, words=words, decision=decision))
        else:
            kept.append(corrected(part, decision.value))
    return tuple(kept)


def corrected(part: Part, value: object) -> Part:
    """The part with the fields of a correction in place of those read."""
    if not isinstance(value, dict):
        return part
    known = {field.name for field in dataclasses.fields(part)}
    changes: dict[str, Any] = {name: _frozen(item) for name, item in value.items() if name in known}
    if isinstance(part, Statement) and "entity" in changes and "entity_id" not in changes:
        changes["entity_id"] = None
    return dataclasses.replace(part, **changes)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
