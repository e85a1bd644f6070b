"""How a statement's speaker, marks and chain are put into words for people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.values import Entity, Spans, Statement

NOBODY = "nobody named"
UNRESOLVED = "unresolved"
_OPENING = re.compile(r"^(unnamed )?((the|an?) )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a statement is attributed to, as it is shown.

    Attributes:
        name: The resolved name; the words as written where it is unresolved; `nobody named` where
            the report names nobody.
        written: The words as written where they say more or less than the name, else None.
        role: The role that the report gives the entity, or None.
        resolved: Whether the report tells who it is.
    """

    name: str
    written: str | None
    role: str | None
    resolved: bool


def words(text: str, spans: Spans | None) -> str:
    """The words at the spans, pieces joined by " … ", each run of white space one space.

    Stretches outside the text are left out, so that a damaged record still shows the rest.
    """
    pieces = (" ".join(text[max(start, 0) : max(end, 0)].split()) for start, end in spans or ())
    return " … ".join(piece for piece in pieces if piece)


def speaker(statement: Statement, text: str, entities: Sequence[Entity] = ()) -> Speaker:
    """Who said it: the resolved entity first, the words as written second."""
    written = words(text, statement.source)
    name = " ".join((statement.entity or "").split())
    if not name:
        return Speaker(name=written or NOBODY, written=None, role=None, resolved=False)
    role = next((e.role for e in entities if e.id == statement.entity_id and e.role), None)
    if role and role.casefold() in f"{name} {written}".casefold():
        role = None
    differs = bool(written) and _bare(written) != _bare(name)
    return Speaker(name=name, written=written if differs else None, role=role, resolved=True)


def _bare(name: str) -> str:
    # "unnamed officials" for "Officials" tells nothing that the words as written do not.
    return _OPENING.sub("", name.casefold())


def marks(statement: Statement) -> list[str]:
    """What sets the statement apart from a plain one, in a few words each."""
    named = {"speech": "said", "thought": "thought", "intention": "intended"}
    if statement.negated:
        return [f"not {named[statement.kind]}"]
    return [] if statement.kind == "speech" else [statement.kind]


def setting(statement: Statement, text: str) -> str:
    """When and where it was said, in the report's words ("late Friday · Geneva"), or nothing."""
    spans = (statement.time, statement.place)
    return " · ".join(found for span in spans if span and (found := words(text, (span,))))


def chain(statement: Statement) -> str:
    """Who passed it on, nearest first ("Northern Agency ← port figures"), or an empty string."""
    return " ← ".join(" ".join(link.split()) for link in statement.chain)
