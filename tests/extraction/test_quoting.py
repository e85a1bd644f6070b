"""Quotations and statements: where a content's edges are, and whether it is quoted."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import quoting
from onrecord.record import Mode, Span

At = Callable[[str, str], Span]
OPEN = "“The ford is open,” Mara Lisk said."


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (OPEN, ["The ford is open"], ["“The ford is open,”"]),
        (OPEN, ["The ford is open,"], ["“The ford is open,”"]),
        (OPEN, ["“The ford is open"], ["“The ford is open,”"]),
        (OPEN, ["“The ford is open,”"], ["“The ford is open,”"]),
        (OPEN, ["“The ford"], ["“The ford"]),
        (OPEN, ["“"], []),
        (OPEN, ["“The ford is open", ",”"], ["“The ford is open,”"]),
        (OPEN.replace("“", '"').replace("”", '"'), ["The ford is open"], ['"The ford is open,"']),
        ("«The ford is open», she said.", ["The ford is open"], ["«The ford is open»"]),
        ("'The ford is open,' she said.", ["The ford is open"], ["'The ford is open,'"]),
        ("„The ford is open“, she said.", ["The ford is open"], ["„The ford is open“"]),
        ("``The ford is open,'' she said.", ["The ford is open"], ["``The ford is open,''"]),
        ("She called it “muddy”.", ["it “muddy"], ["it “muddy”"]),
        ("She called it “muddy”.", ["muddy"], ["“muddy”"]),
        ("She called it “muddy.”", ["it “muddy"], ["it “muddy.”"]),
        ("She called it “muddy”.", ["it “muddy”."], ["it “muddy”"]),
        ("“Yes,” she said. “Now.”", ["Yes", "Now"], ["“Yes,”", "“Now.”"]),
        ("She said: “The ford is open.", ["The ford is open."], ["“The ford is open"]),
        ("She said the ford is open.", ["the ford is open."], ["the ford is open"]),
        ("The ford, she said, is open.", ["The ford,", ", is open."], ["The ford", "is open"]),
        ("She said - the ford is open -", ["the ford is open -"], ["the ford is open"]),
        ("She said: -5 degrees.", [": -5 degrees"], ["-5 degrees"]),
        ("She said —\nthe ford\u00a0–", ["—\nthe ford\u00a0–"], ["the ford"]),
        ("She said it is in the U.S.", ["it is in the U.S."], ["it is in the U.S."]),
        ("She said it is at 4 a.m.", ["it is at 4 a.m."], ["it is at 4 a.m."]),
        ("She said he has a Ph.D.", ["he has a Ph.D."], ["he has a Ph.D."]),
        ("She said it cost 3.5.", ["it cost 3.5."], ["it cost 3.5"]),
        ("She said it is No. 5.", ["it is No. 5."], ["it is No. 5"]),
        ("She said she waited...", ["she waited..."], ["she waited..."]),
        ("She asked: is it open?", ["is it open?"], ["is it open?"]),
        ("She said — .", ["— ."], []),
    ],
)
def test_edges_are_where_the_guidelines_put_them(
    text: str, content: list[str], expected: list[str], at: At
) -> None:
    (found,) = quoting.find(text, [(0, len(text))])
    settled = quoting.settle(text, tuple(at(text, words) for words in content), found)
    assert [text[start:end] for start, end in settled] == expected


@st.composite
def contents(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    text = draw(st.text(alphabet="aB5 .,-—\"“”'’«»`\n\u00a0", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, tuple(zip(cuts[::2], cuts[1::2], strict=False))


@given(contents())
def test_settled_spans_are_disjoint_and_hold_no_white_space_at_their_ends(
    case: tuple[str, tuple[Span, ...]],
) -> None:
    text, content = case
    position = 0
    (found,) = quoting.find(text, [(0, len(text))])
    for start, end in quoting.settle(text, content, found):
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end


@pytest.mark.parametrize(
    ("text", "content", "cue", "mode"),
    [
        (OPEN, ["“The ford is open,”"], "said", "direct"),
        ('"The ford is open," she said.', ['"The ford is open,"'], "said", "direct"),
        ("'The ford is open,' she said.", ["'The ford is open,'"], "said", "direct"),
        ("«The ford is open», she said.", ["«The ford is open»"], "said", "direct"),
        ("„The ford is open“, she said.", ["„The ford is open“"], "said", "direct"),
        ("“The ford,” she said, “is open.”", ["“The ford,”", "“is open.”"], "said", "direct"),
        ("She said: “The ford is open.", ["“The ford is open"], "said", "direct"),
        ("She said the ford was open.", ["the ford was open"], "said", "indirect"),
        ("She said the farmers' ford was Lisk's.", ["the farmers' ford was Lisk's"], "said",
         "indirect"),
        ("She said the ford was “muddy”.", ["the ford was “muddy”"], "said", "mixed"),
        ("She said the ford was 'muddy'.", ["the ford was 'muddy'"], "said", "mixed"),
        ("“The guild says the ford is open,” she said.", ["the ford is open"], "says", "indirect"),
        ("“The guild says the ford is open,” she said.",
         ["“The guild says the ford is open,”"], "said", "direct"),
        ("“The guild says ‘it is open’,” she said.", ["‘it is open’"], "says", "direct"),
        ("“The guild says the ford is ‘open’,” she said.", ["the ford is ‘open’"], "says", "mixed"),
        ("Ford ‘open’, guild says", ["Ford ‘open’"], "says", "mixed"),
        ("‘Ford open’ - guild", ["‘Ford open’"], "", "direct"),
        ("She said “...”", ["“...”"], "said", "indirect"),
    ],
)  # fmt: skip
def test_mode(text: str, content: list[str], cue: str, mode: Mode, at: At) -> None:
    (found,) = quoting.find(text, [(0, len(text))])
    spans = tuple(at(text, words) for words in content)
    assert quoting.mode_of(text, spans, at(text, cue) if cue else None, found) == mode


@pytest.mark.parametrize(
    ("paragraph", "whole"),
    [
        ("“The ford is open.”", True),
        ("“The ford is open.", True),
        ("“The ford is open”.", True),
        ("“It is.” “It was.”", True),
        ("‘The ford is open.’", True),
        ("“The ford is open,” she said.", False),
        ("She said: “The ford is open.”", False),
        ("— “The ford is open.”", False),
        ("The ford is open.", False),
        ("“...”", False),
    ],
)
def test_paragraphs_that_are_one_quotation(paragraph: str, whole: bool) -> None:
    text = f"Before.\n{paragraph}"
    spans = [(0, 7), (8, len(text))]
    expected = ((1, spans[1]),) if whole else ()
    assert quoting.continued(text, spans, quoting.find(text, spans)) == expected
