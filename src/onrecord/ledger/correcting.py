"""What a decision does to a statement or a figure, and how one is found again by its characters."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from onrecord.errors import LedgerError
from onrecord.ledger.values import Decision
from onrecord.record import Figure, Record, Spans, Statement
from onrecord.record.checking import check_record

Part = TypeVar("Part", bound=Statement | Figure)

SHOWN = ("accept", "reject", "correct", "withdraw")
"""The actions that show in the answers."""

_FIXED = ("id", "score")
_OVERLAP = 0.5


def read_value(kind: type[Part], value: str | None) -> Part | None:
    """A statement or figure from a row that a decision made; None for a row as read."""
    if value is None:
        return None
    data = json.loads(value)
    # A record's own reader knows which of its fields are spans.
    name = "statements" if kind is Statement else "figures"
    whole = Record.from_dict({"report": {"id": "", "text": ""}, "engine": _NOBODY, name: [data]})
    return cast("Part", getattr(whole, name)[0])


_NOBODY = {"version": "", "model": "", "sha256": ""}


def find_standing(decisions: list[Decision]) -> Decision | None:
    """The decision that holds: the last that was not taken back.

    A withdrawal takes back the decision whose number is its value, else the last one.
    """
    standing: list[Decision] = []
    for decision in decisions:
        if decision.action == "withdraw" and isinstance(decision.value, int):
            standing = [kept for kept in standing if kept.number != decision.value]
        elif decision.action == "withdraw":
            del standing[-1:]
        elif decision.action in SHOWN:
            standing.append(decision)
    return standing[-1] if standing else None


def corrected(part: Part, value: object) -> Part:
    """The part with the fields of a correction in place of its own.

    Raises:
        LedgerError: There are no fields, or one is not one that can be put right.
    """
    names = {field.name for field in dataclasses.fields(part)} - set(_FIXED)
    if not isinstance(value, Mapping) or not value:
        raise LedgerError("a correction needs the fields to put right, such as {'entity': …}")
    unknown = sorted(set(value) - names)
    if unknown:
        raise LedgerError(
            f"a {type(part).__name__.lower()} has no field {', '.join(unknown)} to correct; it has "
            f"{', '.join(sorted(names))}"
        )
    changed: dict[str, Any] = {**dataclasses.asdict(part), **value}
    if isinstance(part, Statement) and "entity" in value and "entity_id" not in value:
        # The entity that was read is not the one that the person names.
        changed["entity_id"] = None
    try:
        made = read_value(type(part), write_value(changed))
        assert made is not None
    except (TypeError, ValueError) as fault:
        raise LedgerError(f"that correction cannot be made: {fault}") from fault
    return made


def check_part(record: Record, part: Statement | Figure) -> None:
    """Refuse a corrected part whose values are not of their types or point outside the text.

    Raises:
        LedgerError: It is such a one.
    """
    try:
        check_record(
            dataclasses.replace(
                record,
                statements=(part,) if isinstance(part, Statement) else (),
                figures=(part,) if isinstance(part, Figure) else (),
            )
        )
    except ValueError as fault:
        raise LedgerError(f"that correction cannot be made: {fault}") from fault


def match(parts: tuple[Any, ...], anchor: Spans) -> Any | None:
    """The part at the same characters, else the one that shares the most of them."""
    wanted = {at for start, end in anchor for at in range(start, end)}

    def share(part: Any) -> float:
        own = {at for start, end in spans_of(part) for at in range(start, end)}
        return len(wanted & own) / max(1, len(wanted | own))

    best = max(parts, key=share, default=None)
    return best if best is not None and share(best) >= _OVERLAP else None


def spans_of(part: Statement | Figure) -> Spans:
    """The characters that a decision about it is about: what is said, or the number."""
    return part.content if isinstance(part, Statement) else (part.span,)


def write_value(value: object) -> str:
    """A decided value as JSON.

    Raises:
        LedgerError: JSON cannot hold it.
    """
    try:
        return json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError) as fault:
        raise LedgerError(f"the value of a decision has to be JSON: {fault}") from fault
