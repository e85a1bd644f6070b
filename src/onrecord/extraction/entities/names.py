"""Names: what the network read, with its edges and kinds put where English usage has them.

A name is put within its edges (`edges`), a form that was read twice has one kind, and a second look
finds the sure names where the network passed over them (`spotting`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.entities import edges, extending, spotting
from onrecord.extraction.entities.edges import form
from onrecord.extraction.entities.layout import Layout
from onrecord.language import Name
from onrecord.record import Span

_SHARE: Final = 0.67
"""Share of a form's weight that makes a kind the kind of all its names."""
_LIKE_SURNAME: Final = 2.0
"""How much more than one reading of its own a full name says of a surname alone."""
_JOINT: Final = re.compile(r"(?:-|\s(?:bin|ibn|al|el|de|da|do|dos|della|van|von|der|bint|abu)?\s?)")

_TICKER: Final = re.compile(
    r"\s*\(\s*(?:LSE|LON|AIM|NYSE|Nasdaq|AMEX|OTC\w*|TSXV?|ASX|NZX|SGX|HKE?X?|SEHK|TYO|TSE|BSE|NSE|JSE"
    r"|Euronext|EPA|AMS|FRA|ETR|XETRA|SIX|BME|BIT|STO|OSE|CPH|HEL)\b[^():\n]{0,12}:\s?[A-Z0-9.]{1,8}\b"
    r"[^()\n]{0,30}\)?",
    re.IGNORECASE,
)
"""Where a company's shares are listed, as it stands behind its name: "(LSE: BWA)"."""


def settle(layout: Layout, names: Sequence[Name], sources: Sequence[Span] = ()) -> tuple[Name, ...]:
    """The names of a report, in text order and without overlaps.

    Args:
        layout: The report's layout.
        names: What the network read, in text order.
        sources: Where sources stand: one that is written as a name is one, "the NDP".
    """
    listed = [match.span() for match in _TICKER.finditer(layout.text)]
    clear = _clear_of(listed, _joined(layout.text, names))
    read = [name for name in clear if name.score >= spotting.LEAST]
    whole = extending.extend(layout, read)
    trimmed = [kept for name in whole if (kept := edges.trim(layout.text, name))]
    known = _with(trimmed, spotting.titled(layout))
    known = _with(known, spotting.speaking(layout, sources))
    again = spotting.look_again(layout, _agreed(layout, known))
    return tuple(_agreed(layout, _clear_of(listed, again)))


def _clear_of(listed: Sequence[Span], names: Iterable[Name]) -> list[Name]:
    """The names without what stands in a listing; one that reaches into it ends before it."""
    kept = []
    for name in names:
        start, end = name.span
        cut = next((at for at, stop in listed if at < end and start < stop), end)
        if cut > start:
            kept.append(name if cut == end else replace(name, span=(start, cut)))
    return kept


def _with(names: Sequence[Name], more: Iterable[Name]) -> list[Name]:
    """The names and those of some others that overlap none of them."""
    taken = [name.span for name in names]
    return sorted(
        [*names, *(one for one in more if not spotting.overlaps(taken, one.span))],
        key=lambda name: name.span,
    )


def _joined(text: str, names: Sequence[Name]) -> list[Name]:
    """Names of persons that the network cut in two: "Jan", "de Vries"."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and before.kind == name.kind == "person":
            gap = text[before.span[1] : name.span[0]]
            if _JOINT.fullmatch(gap) and "\n" not in gap:
                span = before.span[0], name.span[1]
                joined[-1] = replace(before, span=span, score=max(before.score, name.score))
                continue
        joined.append(name)
    return joined


def _agreed(layout: Layout, names: Sequence[Name]) -> list[Name]:
    """With one kind a form, where the network was of two minds and one outweighs the other."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        written = form(layout.text, name.span)
        weights[written][name.kind] += name.score
        if name.kind == "person" and " " in written:
            weights[written.split()[-1]]["person"] += _LIKE_SURNAME * name.score
    return [_with_kind(name, weights[form(layout.text, name.span)]) for name in names]


def _with_kind(name: Name, weight: Mapping[str, float]) -> Name:
    kind, most = max(weight.items(), key=lambda item: (item[1], item[0]))
    return replace(name, kind=kind) if most >= _SHARE * sum(weight.values()) else name
