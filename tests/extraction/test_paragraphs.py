"""Paragraphs: lines are kept apart where they are paragraphs and joined where they were wrapped."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import paragraphs

FIRST = (
    "The harbour council of Port Ellery voted late on Monday to close the northern quay for six "
    "weeks, after divers found cracks in three of its pillars and a fourth that had sunk by the "
    "width of a hand since the spring."
)
SECOND = (
    '"Nobody will be asked to unload there until it is safe," said Maren Dahl, who chairs the '
    "council. She did not say who would pay for the repairs, which engineers put at 4.2 million."
)
THIRD = "The quay handles about a third of the grain that leaves the region every year."


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs.split(text)]


@pytest.mark.parametrize(
    "ending", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\f", "\n\n", "\r\n\r\n"]
)
def test_any_line_ending_parts_paragraphs(ending: str) -> None:
    assert split(ending.join((FIRST, SECOND, THIRD))) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_wrapped_copy_is_joined(width: int, ending: str) -> None:
    wrapped = [ending.join(textwrap.wrap(words, width)) for words in (FIRST, SECOND, THIRD)]
    assert split((ending * 2).join(wrapped)) == wrapped


def test_wrapped_copy_without_empty_lines_is_joined_where_a_sentence_runs_on() -> None:
    text = "\n".join("\n".join(textwrap.wrap(words, 76)) for words in (FIRST, SECOND, THIRD))
    assert [" ".join(words.split()) for words in split(text)] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST, "A crosshead", SECOND, THIRD],
        ["ABCD", "0.0578", FIRST, SECOND],
        ["Quay closed for six weeks", "By Ane Holm", FIRST, SECOND, THIRD],
        ["Bread: 4", "Milk: 3", "Eggs: none", "salt and oil", "nothing else"],
        ["Short paragraphs only.", "Each on a line.", "None of them wrapped."],
    ],
)
def test_a_paragraph_a_line_stays_so(lines: list[str]) -> None:
    assert split("\n".join(lines)) == lines


def test_a_heading_above_wrapped_copy_stays_apart() -> None:
    body = "\n".join(textwrap.wrap(FIRST, 72))
    assert split(f"Quay closed\n\n{body}\n\n{SECOND}")[0] == "Quay closed"


def test_white_space_around_paragraphs_is_left_out() -> None:
    assert split(f"  \t{THIRD}\u00a0 \n   \n\u3000{THIRD}") == [THIRD, THIRD]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\u2028 \f"])
def test_no_words_no_paragraphs(text: str) -> None:
    assert paragraphs.split(text) == ()


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="ab A.,\"'\n\r\f\u2028\u2029\t\x1c\x85\xa0"),
        st.lists(st.text(alphabet="ab .", min_size=30, max_size=90)).map("\n".join),
    )
)
def test_spans_are_in_order_and_cover_every_word(text: str) -> None:
    spans = paragraphs.split(text)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
