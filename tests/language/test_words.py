"""Words: every offset counts code points of the whole text, whatever the text is made of."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.labels import FEATURES, OUTERMOST, QUOTING
from onrecord.language.model import WEIGHTS
from onrecord.language.words import Splitter, Words

SPLITTER = Splitter(WEIGHTS / "vocab.txt")
PIECES = len((WEIGHTS / "vocab.txt").read_text(encoding="utf-8").splitlines())


MIXED = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "ab.,'\"“” \n\t\u00a0é日本한שלا\U0001f6a2\u200d\u200b\ufe0f\u0301\u00ad\x00"
        ),
    ),
    max_size=40,
)


def split(text: str) -> list[str]:
    (words,) = SPLITTER.split(text, [(0, len(text))])
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


def kept(char: str) -> bool:
    """Whether BERT's normaliser leaves something of a character standing on its own."""
    category = unicodedata.category(char)
    return not (char.isspace() or category[0] in "CM" or char == "\ufffd")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\u00a0\u2028 ", []),
        ("\u200b\x00\ufeff", []),
        ("The ferry won't sail.", ["The", "ferry", "won", "'", "t", "sail", "."]),
        ("a 4.5-km road", ["a", "4", ".", "5", "-", "km", "road"]),
        ("“Sail,” she", ["“", "Sail", ",", "”", "she"]),
        ("“Now we sail. \U0001f6a2”", ["“", "Now", "we", "sail", ".", "\U0001f6a2", "”"]),
        ("\U0001f469\u200d\U0001f680 flew", ["\U0001f469\u200d\U0001f680", "flew"]),
        ("ship \U0001f6a2\ufe0f sails", ["ship", "\U0001f6a2\ufe0f", "sails"]),
        ("José and Jose\u0301 met", ["José", "and", "Jose\u0301", "met"]),
        ("日本で say", ["日", "本", "で", "say"]),
        ("한국어 say", ["한국어", "say"]),
        ("שָׁלוֹם say", ["שָׁלוֹם", "say"]),
        ("ha\u00adven zero\u200bwidth", ["ha\u00adven", "zero\u200bwidth"]),
        ("x" * 400, ["x" * 400]),
    ],
)
def test_words_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_offsets_count_in_the_whole_text() -> None:
    text = "\U0001f6a2 One é.\n\nTwo \U0001f6a2 three."
    spans = [(0, 8), (10, len(text))]
    found = SPLITTER.split(text, spans)
    words = [[text[a:b] for a, b in zip(each.starts, each.ends, strict=True)] for each in found]
    assert words == [["\U0001f6a2", "One", "é", "."], ["Two", "\U0001f6a2", "three", "."]]


@pytest.mark.parametrize(
    ("word", "case"),
    [("ferry", 0), ("Ferry", 1), ("A", 1), ("UN", 2), ("McRae", 1), ("iPhone", 0), ("45", 3),
     (".", 3), ("日", 0), ("Économie", 1)],
)  # fmt: skip
def test_every_word_tells_its_case(word: str, case: int) -> None:
    (words,) = SPLITTER.split(word, [(0, len(word))])
    assert set(words.features.tolist()) == {case * QUOTING}


def test_every_word_tells_its_place_in_a_quotation() -> None:
    text = "He said “we sail” now."
    (words,) = SPLITTER.split(text, [(0, len(text))])
    states = words.features[words.first] % QUOTING
    assert states.tolist() == [0, 0, 2, 1, 1, 2, 0, 0]


def check(words: Words) -> None:
    assert len(words.pieces) == len(words.features)
    assert len(words.first) == len(words.starts) == len(words.ends)
    firsts = words.first.tolist()
    assert firsts == sorted(set(firsts))
    assert firsts[:1] in ([], [0])
    assert all(at < len(words.pieces) for at in firsts)
    assert all(0 <= feature < OUTERMOST < FEATURES for feature in words.features.tolist())
    assert all(0 <= piece < PIECES for piece in words.pieces.tolist())


@given(st.one_of(MIXED, st.text()), MIXED)
def test_words_are_ordered_and_cover_what_the_vocabulary_sees(text: str, before: str) -> None:
    whole, start = before + text, len(before)
    (words,) = SPLITTER.split(whole, [(start, len(whole))])
    check(words)
    position = start
    covered: set[int] = set()
    for begin, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert position <= begin < end <= len(whole)
        assert whole[begin:end] == whole[begin:end].strip()
        covered.update(range(begin, end))
        position = end
    missed = [whole[at] for at in range(start, len(whole)) if at not in covered]
    assert [char for char in missed if kept(char)] == []


@given(MIXED)
def test_a_paragraph_reads_the_same_wherever_it_stands(text: str) -> None:
    (alone,) = SPLITTER.split(text, [(0, len(text))])
    whole = f"“é {text} 日"
    (moved,) = SPLITTER.split(whole, [(3, 3 + len(text))])
    assert moved.pieces.tolist() == alone.pieces.tolist()
    assert moved.features.tolist() == alone.features.tolist()
    assert (moved.starts - 3).tolist() == alone.starts.tolist()
