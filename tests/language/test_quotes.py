"""Quotations of a paragraph: which characters stand inside marks, whatever marks they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import quotes

MARKS = "\"'“”„‟«»`‘’‚‹›"
HOSTILE = st.text(alphabet=MARKS + "as .,-—(\n\u00a01é\U0001f6a2", max_size=60)


def quoted(text: str) -> list[str]:
    return [text[slice(*each.span)] for each in quotes.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The ford is open," Lisk said.', ['"The ford is open,"']),
        ("“The ford is open,” Lisk said.", ["“The ford is open,”"]),
        ("„The ford is open“, Lisk said.", ["„The ford is open“"]),
        ("„The ford is open”, Lisk said.", ["„The ford is open”"]),
        ("«The ford is open», Lisk said.", ["«The ford is open»"]),
        ("``The ford is open,'' Lisk said.", ["``The ford is open,''"]),
        ("''The ford is open,'' Lisk said.", ["''The ford is open,''"]),
        ("‘The ford is open,’ Lisk said.", ["‘The ford is open,’"]),
        ("'The ford is open,' Lisk said.", ["'The ford is open,'"]),
        ("‹The ford is open›, Lisk said.", ["‹The ford is open›"]),
        ('"Open," Lisk said. "Since noon."', ['"Open,"', '"Since noon."']),
        ('Lisk called it (again) a "muddy" and "slow" ford.', ['"muddy"', '"slow"']),
        ('The ford—"the old one"—is open.', ['"the old one"']),
        ("Lisk's dogs' ford isn't open, the farmers' guild said.", []),
        ("'It isn't the dogs' fault,' Lisk said.", ["'It isn't the dogs' fault,'"]),
        ("‘It isn’t the dogs’ fault,’ Lisk said.", ["‘It isn’t the dogs’ fault,’"]),
        ("“The ‘old’ ford is open,” Lisk said.", ["“The ‘old’ ford is open,”"]),
        ("'The \"old\" ford is open,' Lisk said.", ["'The \"old\" ford is open,'"]),
        ('“The ford is open," Lisk said.', ['“The ford is open,"']),
        ('"The ford is open,” Lisk said.', ['"The ford is open,”']),
        ('The 6" pipe and the 8" pipe burst.', []),
        ('"', []),
        ("", []),
        ("Lisk said nothing.", []),
    ],
)
def test_quotations_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("mark", ['"', "“", "«", "„", "``"])
def test_an_unclosed_quotation_runs_to_the_end(mark: str) -> None:
    text = f"Lisk said: {mark}The ford is open."
    (found,) = quotes.find(text)
    assert found.closed is False
    assert found.span == (text.index(mark), len(text))
    assert text[slice(*found.inner)] == "The ford is open."


@pytest.mark.parametrize("text", ["Lisk said: 'The ford is open.", "Lisk said: ‘The ford is open."])
def test_an_unclosed_single_mark_is_an_apostrophe(text: str) -> None:
    assert quotes.find(text) == ()


def test_only_the_paragraph_asked_for_is_read() -> None:
    text = 'Before "one. Lisk said "two" here. After" three.'
    start, end = text.index("Lisk"), text.index(" After")
    (found,) = quotes.find(text, start, end)
    assert text[slice(*found.span)] == '"two"'
    assert text[slice(*found.inner)] == "two"


@pytest.mark.parametrize(("text", "single"), [("'Yes,' he said", True), ('"Yes," he said', False)])
def test_single_marks_are_told_from_double(text: str, single: bool) -> None:
    (found,) = quotes.find(text)
    assert found.single is single


@given(st.one_of(HOSTILE, st.text()), st.integers(0, 10), st.integers(0, 10))
def test_spans_are_ordered_disjoint_and_inside(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    position = start
    for found in quotes.find(text, start, end):
        (begin, stop), (inner, inner_end) = found.span, found.inner
        assert position <= begin < inner <= inner_end <= stop <= end
        assert text[begin] in MARKS
        assert found.closed == (stop > inner_end) or stop == inner_end == end
        position = stop


@given(HOSTILE)
def test_text_before_and_after_a_paragraph_changes_nothing(text: str) -> None:
    moved = quotes.find(f'x" {text}" x', 3, 3 + len(text))
    assert [(a.span[0] - 3, a.span[1] - 3) for a in moved] == [a.span for a in quotes.find(text)]


@pytest.mark.parametrize("part", [" 'a", " ‘a", ' "a', "s' ", "'", '"', "“", "‚", "`` "])
def test_long_paragraphs_of_marks_take_time_in_proportion(part: str) -> None:
    text = part * 30_000
    begun = time.process_time()
    quotes.find(text)
    assert time.process_time() - begun < 5
