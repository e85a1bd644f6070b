"""Who says it, and what a verb does, is not what is counted."""

import pytest

from onrecord.extraction import figures
from onrecord.record import Span, Statement


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("The toll has risen to at least 138", "harbour officials"),
        ("As many as 40 were hurt", "the harbour police"),
    ],
)
def test_a_source_is_not_counted(said: str, source: str) -> None:
    text = f"{said}, {source} said on Monday."
    statement = Statement(
        id="s1", content=(span(text, said),), source=(span(text, source),),
        cue=(span(text, "said"),),
    )  # fmt: skip
    found = figures.find(text, ((0, len(text)),), statements=[statement])
    assert len(found) == 1
    counted = found[0].counted
    assert counted is None or text[slice(*counted)] not in source


def test_what_may_happen_is_not_counted() -> None:
    text = 'The mayor feared that the toll "could pass 200" by Friday.'
    found = figures.find(text, ((0, len(text)),))
    assert [text[slice(*one.span)] for one in found] == ["200"]
    assert found[0].counted is None or text[slice(*found[0].counted)] != "pass"
