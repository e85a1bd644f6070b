"""Numbers, bounds, addresses and words as the pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web import topics, wording
from onrecord.web.pages.discrepancies import differing


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (14, 14, "14"),
        (14, None, "14 or more"),
        (None, 14, "up to 14"),
        (14000, 20000.5, "14,000 to 20,000.5"),
        (0, 0, "0"),
        (None, None, ""),
    ],
)
def test_bounds(low: float | None, high: float | None, told: str) -> None:
    assert wording.bounds(low, high) == told


@pytest.mark.parametrize(
    ("segments", "path"),
    [
        (("reports", "a/b"), "/reports/a%2Fb"),
        (("people", "person:é ?#"), "/people/person%3A%C3%A9%20%3F%23"),
        (("x", "\ud800"), "/x/%3F"),
    ],
)
def test_paths_hold_whatever_a_report_is_called(segments: tuple[str, ...], path: str) -> None:
    assert wording.path(*segments) == path


@given(st.text(), st.text())
def test_lit_words_are_the_same_words(words: str, asked: str) -> None:
    assert "".join(piece for piece, _ in wording.lit(words, asked)) == words


def test_what_is_asked_for_is_lit() -> None:
    pieces = wording.lit("The wave struck. Waves?", '"wave" strik')
    assert [piece for piece, found in pieces if found] == ["wave", "Waves"]


@given(st.text(), st.text())
def test_differing_words_are_the_same_words(words: str, other: str) -> None:
    assert "".join(piece for piece, _ in differing(words, other)) == words
    assert not any(differs for _, differs in differing(words, words))


def test_a_changed_word_differs() -> None:
    assert [w for w, d in differing("the light was red", "The light was green") if d] == ["red"]


def test_topics_leave_out_what_everybody_says() -> None:
    texts = ["The harbour said Ann’s boats were lost", "boats and the HARBOUR", "nothing"]
    assert topics.most_used(texts, without="Ann") == (("boats", 2), ("harbour", 2))


@pytest.mark.parametrize(
    ("code", "language"), [("en", "en"), ("pt-BR", "pt-BR"), (None, "en"), ('"><x', "en")]
)
def test_language(code: str | None, language: str) -> None:
    assert wording.language(code) == language
