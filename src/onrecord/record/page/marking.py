"""The text of a record with its marks, as HTML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record import dates
from onrecord.record.nesting import nest
from onrecord.record.numbers import meaning
from onrecord.record.page.escape import escape
from onrecord.record.page.segments import Mark, Role, Segment
from onrecord.record.values import Figure, Furniture, Place, Statement, Time

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_ROLES: tuple[Role, ...] = ("content", "source", "cue", "addressee")
# What a reader may ask the meaning of.
_MEANT: tuple[Role, ...] = ("figure", "place", "time")
# Deeper levels than this look alike: three lines under a word are the most that can be told apart.
_DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A statement with what the page needs to know of it.

    Attributes:
        anchor: The name it goes by in the page: its id, where that is plain and unique.
        number: What is printed for it: the anchor without its letter.
        statement: The statement.
        depth: How many statements it stands inside.
        size: How many characters its content has.
    """

    anchor: str
    number: str
    statement: Statement
    depth: int
    size: int


def anchored(statements: Sequence[Statement]) -> list[Anchored]:
    """Name every statement, in the order in which the margin shows them."""
    ids = [statement.id for statement in statements]
    plain = len(set(ids)) == len(ids) and all(_PLAIN_ID.fullmatch(id_) for id_ in ids)
    named = []
    for place, nested in enumerate(nest(statements), start=1):
        anchor = nested.statement.id if plain else f"s{place}"
        number = anchor[1:] if re.fullmatch(r"s\d+", anchor) else anchor
        size = sum(end - start for start, end in nested.statement.content)
        named.append(
            Anchored(
                anchor=anchor,
                number=number,
                statement=nested.statement,
                depth=nested.depth,
                size=size,
            )
        )
    return named


def marks_of(
    statements: Sequence[Anchored],
    furniture: Sequence[Furniture],
    figures: Sequence[Figure],
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
) -> list[Mark]:
    """Every span of the record that the text shows, as marks."""
    marks = [Mark(piece.span, "furniture", piece.kind) for piece in furniture]
    marks += [Mark(figure.span, "figure", meaning(figure)) for figure in figures]
    marks += [Mark(place.span, "place", _where(place)) for place in places if place.name]
    marks += [Mark(time.span, "time", when) for time in times if (when := _when(time))]
    for item in statements:
        for role in _ROLES:
            spans = getattr(item.statement, role) or ()
            marks += [Mark(span, role, item.anchor) for span in spans]
    return marks


def render_segment(segment: Segment, text: str, statements: Mapping[str, Anchored]) -> str:
    """One segment: bare text, or a span that names the statements it belongs to.

    `data-on` lists those statements, the innermost first; `data-content`, `data-source`,
    `data-cue` and `data-addressee` list those it has that role for; `data-n` the numbers of the
    contents that begin here.
    """
    start, end = segment.span
    words = escape(text[start:end])
    if not segment.marks:
        return words
    owners: dict[str, list[str]] = {}
    for mark in segment.marks:
        owners.setdefault(mark.role, []).append(mark.owner)
    classes = [role for role in owners if role != "content"]
    attributes = {f"data-{role}": " ".join(owners[role]) for role in _ROLES if role in owners}
    if "content" in owners:
        classes.append(f"level{min(len(owners['content']), _DEEPEST)}")
    numbers = [
        statements[mark.owner].number
        for mark in segment.marks
        if mark.role == "content" and max(mark.span[0], 0) == start
    ]
    attributes["data-n"] = " ".join(numbers)
    attributes["data-on"] = " ".join(inner_first(owners, statements))
    attributes["title"] = "; ".join(
        [meaning for role in _MEANT for meaning in owners.get(role, ())]
    )
    attributes["data-kind"] = " ".join(owners.get("furniture", ()))
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f'<span class="{" ".join(classes)}"{written}>{words}</span>'


def inner_first(owners: Mapping[str, list[str]], statements: Mapping[str, Anchored]) -> list[str]:
    """The statements that have a role in a segment, the innermost first."""
    here = {owner for role in _ROLES for owner in owners.get(role, ())}
    order = list(statements)
    return sorted(here, key=lambda a: (-statements[a].depth, statements[a].size, order.index(a)))


def _where(place: Place) -> str:
    known = [part for part in (place.name, place.country, place.precision) if part]
    if place.lat is not None and place.lon is not None:
        known.append(f"{place.lat:.2f} {place.lon:.2f}")
    return ", ".join(known)


def _when(time: Time) -> str:
    """The days of a time in words; nothing for what has none, such as "six months"."""
    begin, end = dates.spell(time.begin), dates.spell(time.end)
    if begin and end and begin != end:
        return f"{begin} to {end}"
    return begin or end
