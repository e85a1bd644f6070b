"""Nesting: what stands inside what, without rings, and no statement twice."""

import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.extraction import nesting
from onrecord.language import Attribution
from onrecord.record import Span

Tell = Callable[..., Attribution]


def draft(content: Sequence[Span], source: Span | None, anchor: Span, score: float) -> Attribution:
    return Attribution(
        anchor=anchor,
        cued=True,
        paragraph=0,
        content=tuple(content),
        source=(source,) if source else (),
        cue=(anchor,),
        addressee=(),
        kind="speech",
        negated=0.0,
        score=score,
    )


@st.composite
def drafts(draw: st.DrawFn) -> Attribution:
    cuts = sorted(draw(st.sets(st.integers(0, 40), min_size=2, max_size=5)))
    begin, source = draw(st.integers(0, 44)), draw(st.none() | st.integers(0, 44))
    return draft(
        list(zip(cuts[::2], cuts[1::2], strict=False)),
        None if source is None else (source, source + 1),
        (begin, begin + 1),
        draw(st.sampled_from([0.5, 0.7, 0.9])),
    )


RING = [
    draft([(0, 115)], (220, 225), (230, 233), 0.9),
    draft([(0, 105)], (210, 215), (300, 303), 0.9),
    draft([(0, 100)], (200, 205), (107, 110), 0.9),
]
"""Each of these holds the next, and the last the first, if a tenth is passed over each time."""


def test_a_statement_inside_another(tell: Tell) -> None:
    text = "Lisk said the guild believed the ford was safe."
    found = [
        tell(text, "the guild believed the ford was safe", source="Lisk", cue="said"),
        tell(text, "the ford was safe", source="the guild", cue="believed"),
    ]
    assert nesting.parents(found) == [None, 0]


def test_three_deep_each_in_the_smallest(tell: Tell) -> None:
    text = "Lisk said the guild believed Oren knew the ford was safe."
    found = [
        tell(text, "the guild believed Oren knew the ford was safe", source="Lisk", cue="said"),
        tell(text, "Oren knew the ford was safe", source="the guild", cue="believed"),
        tell(text, "the ford was safe", source="Oren", cue="knew"),
    ]
    assert nesting.parents(found) == [None, 0, 1]


def test_side_by_side(tell: Tell) -> None:
    text = "Lisk said the ford was safe. Oren said the bridge was not."
    found = [
        tell(text, "the ford was safe", source="Lisk", cue="said"),
        tell(text, "the bridge was not", source="Oren", cue="said#1"),
    ]
    assert nesting.parents(found) == [None, None]


def test_who_passes_on_one_content_stands_outside(tell: Tell) -> None:
    text = "The Post, quoting Lisk, said the ford was safe."
    found = [
        tell(text, "the ford was safe", source="The Post", cue="said"),
        tell(text, "the ford was safe", source="Lisk", cue="quoting"),
    ]
    assert nesting.parents(found) == [None, 0]


def test_what_is_attributed_outside_a_content_is_not_inside_it(tell: Tell) -> None:
    text = "Lisk said the ford was safe and the bridge shut, the guild noted."
    found = [
        tell(text, "the ford was safe and the bridge shut", source="Lisk", cue="said"),
        tell(text, "the bridge shut", source="the guild", cue="noted"),
    ]
    assert nesting.parents(found) == [None, None]


def test_a_cue_between_the_pieces_of_a_content_is_not_inside_it(tell: Tell) -> None:
    text = "“We go,” Lisk said, and the guild agreed they go. “Now.”"
    found = [
        tell(text, ["“We go,”", "“Now.”"], source="Lisk", cue="said"),
        tell(text, "they go", source="the guild", cue="agreed"),
    ]
    assert nesting.parents(found) == [None, None]


def test_the_weaker_of_two_equal_readings_goes(tell: Tell) -> None:
    text = "Lisk said, adding that the ford was safe."
    weak = tell(text, "the ford was safe", source="Lisk", cue="adding", score=0.6)
    strong = tell(text, "the ford was safe", source="Lisk", cue="said", score=0.8)
    assert nesting.thin([weak, strong]) == [strong]
    nobody = tell(text, "the ford was safe", cue="adding", score=0.6)
    assert nesting.thin([nobody, strong]) == [strong]


def test_two_sources_of_one_content_stay(tell: Tell) -> None:
    text = "The Post, quoting Lisk, said the ford was safe."
    found = [
        tell(text, "the ford was safe", source="The Post", cue="said", score=0.9),
        tell(text, "the ford was safe", source="Lisk", cue="quoting", score=0.6),
    ]
    assert nesting.thin(found) == found


def test_a_ring_is_broken() -> None:
    assert nesting.parents(RING).count(None) == 1


@given(st.lists(drafts(), max_size=7))
@example(RING)
def test_no_statement_stands_inside_itself(found: list[Attribution]) -> None:
    found = sorted(found, key=nesting.order)
    above = nesting.parents(found)
    assert len(above) == len(found)
    for index in range(len(found)):
        seen, at = {index}, above[index]
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]


@given(st.lists(drafts(), max_size=7))
def test_a_child_lies_in_its_parent(found: list[Attribution]) -> None:
    """Nine tenths of it at the least: edges of two readings may differ by a word."""
    found = sorted(found, key=nesting.order)
    for child, parent in zip(found, nesting.parents(found), strict=True):
        if parent is not None:
            common = nesting.shared(found[parent].content, child.content)
            assert common >= 0.9 * nesting.size(child.content)


@given(st.lists(drafts(), max_size=7, unique_by=lambda d: d.anchor), st.randoms())
def test_thinning_does_not_depend_on_the_order(
    found: list[Attribution], chance: random.Random
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    once = nesting.thin(found)
    assert nesting.thin(shuffled) == once
    assert nesting.thin(once) == once


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([], [(0, 5)], 0),
        ([(0, 5)], [(5, 9)], 0),
        ([(0, 5)], [(3, 9)], 2),
        ([(0, 5), (7, 9)], [(3, 8)], 3),
    ],
)
def test_shared_characters(a: list[Span], b: list[Span], expected: int) -> None:
    assert nesting.shared(tuple(a), tuple(b)) == nesting.shared(tuple(b), tuple(a)) == expected
