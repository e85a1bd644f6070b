"""Whether two parties of different reports are one: a score, and the reasons for it."""

import re
from dataclasses import dataclass

from onrecord.reconciliation.entities.party import Party, initials, is_pronoun, names_of, plain

SAME = 0.75
"""Score from which two parties are taken for one."""

_NEAR = 0.25
_CLAUSE = re.compile(r",| who | which | that ")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely two things are one, and why.

    Attributes:
        score: 0 to 1.
        reasons: What speaks for it and against it, strongest first.
    """

    score: float
    reasons: tuple[str, ...]


def compare(a: Party, b: Party, *, near: bool) -> Likeness:
    """Compare two parties.

    A full name is enough anywhere, unless roles or affiliations disagree. A surname alone, a short
    form or a role ("the ministry") is enough only in reports of one story.

    Args:
        a: One party.
        b: The other.
        near: Whether their reports are of one story.
    """
    if is_pronoun(a.name) or is_pronoun(b.name) or _kinds_differ(a, b):
        return Likeness(0.0, ("nothing names both",))
    person = "person" in (a.kind, b.kind)
    found = [_names(one, other, person=person) for one, other in _pairs(a, b)]
    score, reason = max([*found, _by_role(a, b)], key=lambda each: each[0])
    if not score:
        return Likeness(0.0, (reason,))
    reasons = [reason]
    if near:
        score += _NEAR
        reasons.append("in reports of one story")
    elif _disagree(a, b):
        score -= 0.5
        reasons.append("but roles or affiliations disagree")
    elif _agree(a, b):
        score += 0.15
        reasons.append("with the same role or affiliation")
    return Likeness(round(min(max(score, 0.0), 1.0), 3), tuple(reasons))


def _pairs(a: Party, b: Party) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one, other) for one in names_of(a) for other in names_of(b)]


def _kinds_differ(a: Party, b: Party) -> bool:
    return a.kind != b.kind and "person" in (a.kind, b.kind) and None not in (a.kind, b.kind)


def _names(one: tuple[str, ...], other: tuple[str, ...], *, person: bool) -> tuple[float, str]:
    written = f"{' '.join(one)} / {' '.join(other)}"
    if one == other:
        return (0.95 if len(one) > 1 or not person else 0.6), f"same name ({' '.join(one)})"
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if person:
        return _people(short, long, written)
    if len(short) == 1 and len(long) > 1 and short[0] == initials(long):
        return 0.85, f"acronym ({written})"
    if set(short) <= set(long):
        return 0.55, f"short form ({written})"
    return 0.0, f"different names ({written})"


def _by_role(a: Party, b: Party) -> tuple[float, str]:
    """Words such as "the prime minister" against the role of somebody named."""
    for named, other in ((a, b), (b, a)):
        if named.kind == "person" and other.kind != "person" and named.role:
            words = set(plain(_CLAUSE.split(other.name)[0].lower()))
            if words and words <= set(plain(named.role.lower())):
                return 0.5, f"the role of {named.name} ({named.role})"
    return 0.0, "nothing names both"


def _people(short: tuple[str, ...], long: tuple[str, ...], written: str) -> tuple[float, str]:
    if len(short) > 1 and long[-len(short) :] == short:
        return 0.9, f"same name with a role before it ({written})"
    if short[-1] != long[-1]:
        return 0.0, f"different surnames ({written})"
    if len(short) == 1:
        return 0.55, f"surname of the other ({written})"
    if short[0] == long[0]:
        return 0.9, f"same first name and surname ({written})"
    if short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0])):
        return 0.7, f"same surname, initial fits ({written})"
    return 0.0, f"different first names ({written})"


def _agree(a: Party, b: Party) -> bool:
    return _common(a.role, b.role) is True or _common(a.affiliation, b.affiliation) is True


def _disagree(a: Party, b: Party) -> bool:
    """Whether both give a role or a body and no word of it is common."""
    return not _agree(a, b) and (
        _common(a.role, b.role) is False or _common(a.affiliation, b.affiliation) is False
    )


def _common(one: str | None, other: str | None) -> bool | None:
    if not one or not other:
        return None
    return bool(set(plain(one)) & set(plain(other)))
