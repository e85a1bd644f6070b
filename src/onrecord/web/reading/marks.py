"""Everything that a record lights in its text, as marks and as HTML."""

from collections.abc import Mapping, Sequence

from onrecord.record import Record
from onrecord.record.page.escape import escape
from onrecord.record.page.marking import Anchored, inner_first
from onrecord.record.page.segments import Mark, Role, Segment

ROLES: tuple[Role, ...] = ("content", "source", "cue", "addressee")
_ITEMS = ("figure", "entity", "place", "time")
_DEEPEST = 3


def marks_of(record: Record, statements: Sequence[Anchored]) -> list[Mark]:
    """Every span of the record that the text shows."""
    marks = [Mark(piece.span, "furniture", piece.kind) for piece in record.furniture]
    for item in statements:
        for role in ROLES:
            spans = getattr(item.statement, role) or ()
            marks += [Mark(span, role, item.anchor) for span in spans]
    marks += [Mark(figure.span, "figure", f"f{n}") for n, figure in enumerate(record.figures, 1)]
    marks += [Mark(time.span, "time", f"t{n}") for n, time in enumerate(record.times, 1)]
    marks += [Mark(place.span, "place", f"p{n}") for n, place in enumerate(record.places, 1)]
    for n, entity in enumerate(record.entities, 1):
        names = set(entity.names)
        marks += [Mark(span, "entity", f"e{n}") for span in entity.mentions if span not in names]
        marks += [Mark(span, "named", f"e{n}") for span in entity.names]
    return marks


def render_segment(segment: Segment, text: str, statements: Mapping[str, Anchored]) -> str:
    """One segment: bare text, or a span that names all it belongs to.

    `data-on` lists the statements, the innermost first, and `data-content`, `data-source`,
    `data-cue` and `data-addressee` those it has that role for, as in the page that
    `onrecord read --html` writes; `data-items` lists the figures, entities, places and times.
    """
    start, end = segment.span
    words = escape(text[start:end])
    if not segment.marks:
        return words
    owners: dict[str, list[str]] = {}
    for mark in segment.marks:
        owners.setdefault(mark.role, []).append(mark.owner)
    written = "".join(
        f' {name}="{escape(value)}"'
        for name, value in _attributes(segment, owners, statements).items()
        if value
    )
    return f"<span{written}>{words}</span>"


def _attributes(
    segment: Segment, owners: Mapping[str, list[str]], statements: Mapping[str, Anchored]
) -> dict[str, str]:
    numbers = [
        statements[mark.owner].number
        for mark in segment.marks
        if mark.role == "content" and max(mark.span[0], 0) == segment.span[0]
    ]
    named = owners.get("named", [])
    items = [owner for role in _ITEMS for owner in owners.get(role, ())] + named
    classes = [role for role in owners if role not in ("content", "entity")]
    if "content" in owners:
        classes.append(f"level{min(len(owners['content']), _DEEPEST)}")
    return {
        "class": " ".join(classes),
        **{f"data-{role}": " ".join(owners.get(role, ())) for role in ROLES},
        "data-n": " ".join(numbers),
        "data-on": " ".join(inner_first(owners, statements)),
        "data-items": " ".join(dict.fromkeys(items)),
        "data-kind": " ".join(owners.get("furniture", ())),
    }
