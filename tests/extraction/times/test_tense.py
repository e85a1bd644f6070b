import pytest

from onrecord.extraction.times import tense


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("the mill burned on X .", "past"),
        ("the mill will burn on X .", "future"),
        ("the mill is to close on X .", "future"),
        ("he told them he would go on X .", "future"),
        ("they plan to go on X .", "future"),
        ("they are meeting on X .", "future"),
        ("the vote is scheduled for X .", "future"),
        ("it has rained since X .", "past"),
        ("on X the mill burned .", "past"),
        ("on X the mill will close .", "future"),
        ("it will close . on X it burned .", "past"),
        ("gen . ross left on X .", "past"),
        ("a report of X .", None),
        ("in may X", None),
        ("it may rain on X", "future"),
    ],
)
def test_whether_a_sentence_looks_back_or_ahead(sentence: str, direction: str | None) -> None:
    words = sentence.split()
    at = words.index("X")
    assert tense.read_direction(words, at, at + 1) == direction
