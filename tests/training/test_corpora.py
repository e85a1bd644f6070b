"""PolNeAR brought nearer to the guidelines: what its spans become."""

import pytest

from training import corpora


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "said"),
        ("has said", "said"),
        ("had also repeatedly warned", "warned"),
        ("said in a statement", "said"),
        ("said,", "said"),
        ("called for", "called for"),
        ("according to", "according to"),
        ("told", "told"),
        (":", ":"),
        ("has", "has"),
    ],
)
def test_a_cue_keeps_the_words_that_attribute(cue: str, expected: str) -> None:
    text = f"Holt {cue} it rained"
    start, end = corpora._cue(text, (5, 5 + len(cue)))
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that it rained", "it rained"),
        ("That it rained.", "it rained"),
        ("thatch burned,", "thatch burned"),
        ("it rained in the U.S.", "it rained in the U.S."),
    ],
)
def test_a_content_loses_complementiser_and_edge(content: str, expected: str) -> None:
    text = f"Holt said {content} Then it stopped"
    item = {"content": [[10, 10 + len(content)]], "source": [[0, 4]], "cue": [[5, 9]]}
    gold = corpora._converted(text, item)
    assert [text[start:end] for start, end in gold.content] == [expected]
    assert (gold.source, gold.cue, gold.kind, gold.negated) == (((0, 4),), ((5, 9),), None, None)
