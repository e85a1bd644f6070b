"""Extending: names of bodies that the network cut short, taken whole.

"Karsk Highway Safety" before "Administration" and "Board of Tides for" before "Karsk" go on; what
stands before "and Salt Service" begins it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.entities.edges import is_title
from onrecord.extraction.entities.layout import Layout
from onrecord.extraction.entities.lexicon import BODIES, COMPANIES, STOPS
from onrecord.language import Name
from onrecord.record import Span

_ON: Final = re.compile(r"(?:\s(?:of|for|on)(?:\sthe)?)?\s(?P<word>[A-Z][\w’'&-]*)")
_BACK: Final = re.compile(r"(?P<word>[A-Z][\w’'-]+)\s(?:and|&|of|for)\s$")
_LINKED: Final = re.compile(r"\s(?:of|for|and|&)(?:\sthe)?$")
_MOST: Final = 4


def extend(layout: Layout, names: Sequence[Name]) -> list[Name]:
    """The names, those of bodies as far as their capitals and their last word say they go.

    Args:
        layout: The report's layout.
        names: What the network read, in text order and without overlaps.
    """
    whole: list[Name] = []
    for name in _linked(layout.text, names):
        before = whole[-1].span[1] if whole else 0
        if name.span[0] >= before:
            whole.append(_whole(layout, name, before))
    return whole


def _linked(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """With two names of bodies made one where the first ends in a link: "Movement for" "Tides"."""
    held: Name | None = None
    for name in names:
        if held and _LINKED.search(text, *held.span) and text[held.span[1] : name.span[0]] == " ":
            held = replace(held, span=(held.span[0], name.span[1]))
            continue
        if held:
            yield held
        held = name if name.kind == "organization" else None
        if held is None:
            yield name
    if held:
        yield held


def _whole(layout: Layout, name: Name, before: int) -> Name:
    if name.kind != "organization":
        return name
    start, end = name.span
    end = _on(layout, end)
    last = layout.text[start:end].split()[-1].lower()
    if last in BODIES:
        start = _back(layout, start, before)
    if (start, end) == name.span:
        return name
    return replace(name, span=(start, end), kind="organization")


def _on(layout: Layout, end: int) -> int:
    """Behind the last word of a body that follows in capitals: "Administration".

    No "and" is passed: "the Reed Party and Salt Party" are two.
    """
    at, furthest = end, end
    for _ in range(_MOST):
        match = _ON.match(layout.text, at)
        if not match or "\n" in match.group():
            break
        word = match["word"].lower()
        if is_title(word) or word in STOPS:
            break
        at = match.end()
        if word in BODIES or word in COMPANIES:
            furthest = at
    return furthest


def _back(layout: Layout, start: int, before: int) -> int:
    """Where a body's name begins before its "and": "Tides and Salt Service"."""
    span: Span = (max(before, layout.sentences[layout.sentence_at(start)][0]), start)
    match = _BACK.search(layout.text, *span)
    if not match or match["word"].lower() in STOPS or is_title(match["word"]):
        return start
    opening = match.start() == span[0]
    return start if opening else match.start()
