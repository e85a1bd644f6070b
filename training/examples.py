"""Windows with labels: what the network learns from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language.labels import KINDS, NAMES, ROLES
from onrecord.language.windows import SIZE, Window, pack
from onrecord.language.words import Ints, Splitter, Words
from onrecord.record import Spans
from training.corpora import Gold, Text

NDArrayBool = NDArray[np.bool_]
IGNORE = -100
LIGHT = {
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "will",
    "would", "may", "might", "could", "should", "can", "must", "do", "does", "did", "also", "not",
    "n", "t", "to", "ve", "d", "s", "'", "’", ",", "then", "later", "now", "just", "already", "in",
    "a", "the", "his", "her", "their", "its", "and", "-", "“", "\"", "”", "by", "as", "widely",
    "long", "previously", "repeatedly",
}  # fmt: skip
"""Words of a cue that are not its head unless it has no other."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels; K anchors over W words.

    Attributes:
        window: What the encoder reads.
        anchors: Anchor label of each word, IGNORE where the corpus leaves it open, [W]; or None.
        at: Word index of each anchor, [K].
        roles: Role label of each word for each anchor, IGNORE outside its paragraph, [K, W].
        open_roles: True where an O of the roles may also be an addressee.
        sorts: Kind of each anchor's statement, IGNORE where open, [K].
        negated: 0, 1 or IGNORE, [K].
        names: Name label of each word, [W]; or None.
    """

    window: Window
    anchors: Ints | None
    at: Ints
    roles: Ints
    open_roles: bool
    sorts: Ints
    negated: Ints
    names: Ints | None


def windows(
    text: Text, words: Sequence[Words], splitter: Splitter, *, size: int = SIZE, skip: int = 0
) -> Iterator[Example]:
    """The labelled windows of one text."""
    for window in pack(words, cls=splitter.cls, sep=splitter.sep, size=size, skip=skip):
        yield label(text, window)


def label(text: Text, window: Window) -> Example:
    """A window with the labels that its text's annotation gives."""
    count = len(window.first)
    names = None if text.names is None else _names(text, window)
    none = np.zeros(0, dtype=np.int64)
    if text.statements is None:
        empty = np.zeros((0, count), dtype=np.int64)
        return Example(
            window, None, none, empty, open_roles=False, sorts=none, negated=none, names=names
        )
    anchors = np.zeros(count, dtype=np.int64)
    if text.outermost:
        for statement in text.statements:
            anchors[covered(window, statement.content)] = IGNORE
    at, roles, sorts, negated = [], [], [], []
    for statement in text.statements:
        place = find_anchor(text.text, window, statement)
        if place is None:
            continue
        anchors[place] = 1 if statement.cue else 2
        at.append(place)
        roles.append(_roles(window, statement, place))
        sorts.append(KINDS.index(statement.kind) if statement.kind else IGNORE)
        negated.append(IGNORE if statement.negated is None else int(statement.negated))
    return Example(
        window,
        anchors,
        np.array(at, dtype=np.int64),
        np.array(roles, dtype=np.int64).reshape(len(at), count),
        text.outermost,
        np.array(sorts, dtype=np.int64),
        np.array(negated, dtype=np.int64),
        names,
    )


def covered(window: Window, spans: Spans) -> NDArrayBool:
    """Which words of the window lie inside the spans (touching counts), [W]."""
    inside = np.zeros(len(window.first), dtype=bool)
    for start, end in spans:
        inside |= (window.starts < end) & (window.ends > start)
    return inside


def find_anchor(text: str, window: Window, statement: Gold) -> int | None:
    """The word a statement hangs on: its cue's head, else its content's first word."""
    spans = statement.cue or statement.content[:1]
    places = np.flatnonzero(covered(window, spans))
    if not len(places):
        return None
    if not statement.cue:
        return int(places[0]) if window.starts[places[0]] <= spans[0][0] else None
    for place in places:
        if text[window.starts[place] : window.ends[place]].lower() not in LIGHT:
            return int(place)
    return int(places[0])


def _roles(window: Window, statement: Gold, place: int) -> Ints:
    tags = np.zeros(len(window.first), dtype=np.int64)
    for name, spans in (
        ("C", statement.content),
        ("Q", statement.cue),
        ("A", statement.addressee),
        ("S", statement.source),
    ):
        for span in spans:
            _tag(tags, covered(window, (span,)), ROLES.index(f"B-{name}"))
    tags[window.paragraph != window.paragraph[place]] = IGNORE
    return tags


def _names(text: Text, window: Window) -> Ints:
    tags = np.zeros(len(window.first), dtype=np.int64)
    for start, end, kind in text.names or ():
        _tag(tags, covered(window, ((start, end),)), NAMES.index(f"B-{kind}"))
    return tags


def _tag(tags: Ints, inside: NDArrayBool, begin: int) -> None:
    """Write B- on the first covered word and I- (which follows it in the labels) on the rest."""
    places = np.flatnonzero(inside)
    if len(places):
        tags[places] = begin + 1
        tags[places[0]] = begin
