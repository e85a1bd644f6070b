"""Prose: what is read of each paragraph, furniture cut out or cut off."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import paragraphs, prose
from onrecord.record import Furniture, FurnitureKind, Span

KINDS: tuple[FurnitureKind, ...] = get_args(FurnitureKind)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(0, 20), (22, 40)]),
        ([("dateline", 0, 6)], [(6, 20), (22, 40)]),
        ([("crosshead", 0, 6)], [(0, 6), (6, 20), (22, 40)]),
        ([("caption", 10, 20)], [(0, 10), (10, 20), (22, 40)]),
        ([("sign-off", 14, 20)], [(0, 14), (22, 40)]),
        ([("boilerplate", 22, 40)], [(0, 20)]),
        ([("title", 0, 20)], [(0, 20), (22, 40)]),
        ([("ticker", 0, 40)], []),
        ([("credit", 15, 30)], [(0, 15), (30, 40)]),
        ([("caption", 15, 30)], [(0, 15), (15, 20), (22, 30), (30, 40)]),
        ([("byline", 3, 5), ("credit", 8, 10)], [(0, 3), (5, 8), (10, 20), (22, 40)]),
        ([("credit", 8, 10), ("byline", 3, 5)], [(0, 3), (5, 8), (10, 20), (22, 40)]),
        ([("update", 20, 22)], [(0, 20), (22, 40)]),
        ([("update", 40, 50)], [(0, 20), (22, 40)]),
    ],
)
def test_what_is_read(marks: list[tuple[FurnitureKind, int, int]], expected: list[Span]) -> None:
    furniture = [Furniture(kind=kind, span=(start, end)) for kind, start, end in marks]
    assert list(prose.select([(0, 20), (22, 40)], furniture)) == expected


@st.composite
def disjoint(draw: st.DrawFn) -> list[Span]:
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=12)))
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(disjoint(), disjoint(), st.data())
def test_all_is_read_but_furniture_that_says_nothing(
    paragraphs: list[Span], places: list[Span], data: st.DataObject
) -> None:
    marks = [Furniture(kind=data.draw(st.sampled_from(KINDS)), span=place) for place in places]
    unread = {at for mark in marks if mark.kind in prose.UNREAD for at in range(*mark.span)}
    expected = [at for span in paragraphs for at in range(*span) if at not in unread]
    found = prose.select(paragraphs, marks)
    assert all(start < end for start, end in found)
    assert [at for span in found for at in range(*span)] == expected
    edges = {edge for mark in marks for edge in mark.span}
    assert not any(start < edge < end for start, end in found for edge in edges)


def test_headings_are_the_stretches_of_furniture_that_is_read() -> None:
    text = "Ford shut\nThe ford is shut.\n- 'Ask me' -\nIt rained."
    marks = (
        Furniture(kind="title", span=(0, 9)),
        Furniture(kind="crosshead", span=(28, 40)),
    )
    stretches = prose.select(paragraphs.split(text), marks)
    assert [text[a:b] for a, b in stretches] == text.split("\n")
    assert prose.find_headings(stretches, marks) == {0, 2}
