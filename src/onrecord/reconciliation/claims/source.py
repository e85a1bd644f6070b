"""On whose word a figure is given."""

import re
from collections.abc import Iterable, Mapping

from onrecord.reconciliation.claims.giver import find_giver
from onrecord.reconciliation.entities import Party, party_of, plain
from onrecord.reconciliation.utterances import speaker_of
from onrecord.record import Figure, Record, Span, Statement

_OWNED = re.compile(r"(.+)['’]s (?:[a-z]+ )?[a-z]+$")
# What bodies are called: the fire chief speaks for the fire service.
_BODIES = frozenset(
    ("service", "department", "ministry", "office", "agency", "authority", "brigade", "council")
)


def find_statement(
    record: Record, figure: Figure, statements: Mapping[str, Statement]
) -> Statement | None:
    """The statement that a figure rests on; one that names nobody gives way to one around it.

    Args:
        record: What was read.
        figure: The figure.
        statements: The statements of the record by id.
    """
    given = statements.get(figure.statement or "")
    if given is not None and (given.source or given.entity):
        return given
    around = [
        each
        for each in record.statements
        if each.source
        and any(begin <= figure.span[0] and figure.span[1] <= end for begin, end in each.content)
    ]
    return min(around, key=_length, default=given)


def find_source(
    record: Record,
    figure: Figure,
    statement: Statement | None,
    parties: Mapping[str, Party],
    *,
    sentence: Span,
) -> Party | None:
    """On whose word a figure is given: the speaker's body, the speaker, whoever gives it, or None.

    Args:
        record: What was read.
        figure: The figure.
        statement: The statement it rests on, or None.
        parties: The entities of the record by id.
        sentence: Where its sentence stands.
    """
    speaker = _speaker(record, statement, parties) if statement else None
    return speaker or _giver_of(record, figure, sentence)


def _length(statement: Statement) -> int:
    return sum(end - begin for begin, end in statement.content)


def _giver_of(record: Record, figure: Figure, sentence: Span) -> Party | None:
    who = find_giver(record.report.text, figure.span, sentence)
    if who is None:
        return None
    names = set(plain(who))
    for entity in record.entities:
        if entity.kind == "organization" and names and names <= set(plain(entity.name)):
            return party_of(record, entity)
    return Party(report=record.report.id, name=who)


def _speaker(record: Record, statement: Statement, parties: Mapping[str, Party]) -> Party | None:
    party = speaker_of(record, statement, parties)
    if party is None or party.kind != "person":
        return party
    return _body(party, parties.values()) or party


def _body(person: Party, others: Iterable[Party]) -> Party | None:
    """The body for which a person speaks, as the report gives it."""
    if person.affiliation:
        return Party(report=person.report, name=person.affiliation, kind="organization")
    owner = _OWNED.match(person.name)
    if owner:
        return Party(report=person.report, name=owner[1], kind="organization")
    role = set(plain((person.role or "").lower()))
    bodies = [other for other in others if other.kind == "organization"] if role else []
    for other in bodies:
        names = [set(plain(name.lower())) for name in (other.name, *other.aliases)]
        telling = [name - _BODIES or name for name in names]
        if any(name and name <= role for name in telling):
            return other
    return None
