"""A record with what people have decided about it."""

import dataclasses
from dataclasses import dataclass
from typing import TypeVar

from onrecord.ledger import Decision, StoredRecord
from onrecord.ledger.correcting import corrected, find_standing, match
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A decision that holds.

    Attributes:
        subject: What it is about.
        part: The statement or figure of the record that it is about, as it was read.
        decision: The decision.
    """

    subject: str
    part: Statement | Figure
    decision: Decision


def held(reader: Reader, stored: StoredRecord) -> list[Held]:
    """The decisions that hold about the statements and figures of a record.

    A decision finds its part again by its characters: a newer reading may number them anew.

    Raises:
        LedgerError: The file cannot be read.
    """
    found: dict[str, list[Decision]] = {}
    for kind in ("statement", "figure"):
        for decision in reader.ledger.decisions(subject=f"{kind}:{stored.version}:*"):
            found.setdefault(decision.subject, []).append(decision)
    holding = []
    for subject, made in found.items():
        standing = find_standing(made)
        figures = subject.startswith("figure:")
        parts = stored.record.figures if figures else stored.record.statements
        part = match(parts, made[0].anchor) if standing else None
        if standing and part is not None:
            holding.append(Held(subject=subject, part=part, decision=standing))
    return holding


def apply_decisions(reader: Reader, stored: StoredRecord) -> tuple[Record, tuple[Aside, ...]]:
    """The record without what was rejected and with what was corrected, and what was rejected.

    Raises:
        LedgerError: The file cannot be read.
    """
    record = stored.record
    holding = [each for each in held(reader, stored) if each.decision.action != "accept"]
    decided = {id(each.part): each.decision for each in holding}
    aside = tuple(
        Aside(subject=each.subject, words=_words(record, each.part), decision=each.decision)
        for each in holding
        if each.decision.action == "reject"
    )
    changed = dataclasses.replace(
        record,
        statements=tuple(_applied(record.statements, decided)),
        figures=tuple(_applied(record.figures, decided)),
    )
    return (changed if holding else record), aside


def _applied(parts: tuple[Part, ...], decided: dict[int, Decision]) -> list[Part]:
    kept = []
    for part in parts:
        decision = decided.get(id(part))
        if decision is None:
            kept.append(part)
        elif decision.action == "correct":
            kept.append(corrected(part, decision.value))
    return kept


def _words(record: Record, part: Statement | Figure) -> str:
    spans = part.content if isinstance(part, Statement) else (part.span,)
    return speakers.words(record.report.text, spans)
