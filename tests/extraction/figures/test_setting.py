"""Where and when a figure applies: by sentence, by paragraph, by the event of the report."""

import numpy as np
import pytest

from onrecord.extraction import figures, paragraphs
from onrecord.extraction.figures import linear, mentions, reading, scene, setting, words
from onrecord.extraction.figures.links import Item
from onrecord.extraction.figures.nearby import Nearby
from onrecord.record import Figure, Place, Span, Statement, Time

COUNTRIES = {"Norland": "NL", "Norlandic": "NL", "Varia": "VA"}


def spans(text: str, named: str) -> list[Span]:
    at = [i for i in range(len(text)) if text.startswith(named, i)]
    return [(i, i + len(named)) for i in at]


def places(text: str, *names: str) -> list[Place]:
    """Towns and countries by name; an adjective of a country is that country."""
    return [
        Place(
            span=span,
            name="Norland" if name == "Norlandic" else name,
            country=COUNTRIES.get(name, "NL"),
            precision="country" if name in COUNTRIES else "city",
        )
        for name in names
        for span in spans(text, name)
    ]


def times(text: str, *written: str) -> list[Time]:
    return [
        Time(span=span, type="DATE", value="2026-05-04")
        for words_ in written
        for span in spans(text, words_)
    ]


def find(text: str, where: list[Place], when: list[Time] | None = None) -> tuple[Figure, ...]:
    return figures.find(text, paragraphs.split(text), places=where, times=when or [])


def quoted(text: str, found: tuple[Figure, ...], name: str) -> list[str | None]:
    at = [getattr(figure, name) for figure in found]
    return [None if span is None else text[slice(*span)] for span in at]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "The blast killed 12 people in Karsk and wounded 30 in Brelin.",
            ("Karsk", "Brelin"),
            ["Karsk", "Brelin"],
        ),
        ("In Karsk, 14 people were killed.", ("Karsk",), ["Karsk"]),
        (
            "A bomb exploded in Karsk on Monday. At least 12 people were killed and 30 wounded.",
            ("Karsk",),
            ["Karsk", "Karsk"],
        ),
        ("Twelve people were killed in a fire in Karsk, Norlandic police said.",
         ("Karsk", "Norlandic"), ["Karsk"]),
        ("The bridge cost $3 million.", (), [None]),
    ],
)  # fmt: skip
def test_where(text: str, names: tuple[str, ...], expected: list[str | None]) -> None:
    assert quoted(text, find(text, places(text, *names)), "place") == expected


def test_when() -> None:
    text = "A bomb exploded in Karsk on Monday, killing 12 people."
    assert quoted(text, find(text, [], times(text, "Monday")), "time") == ["Monday"]


def test_a_length_of_time_says_not_when() -> None:
    text = "Twelve people were killed within two days."
    lasting = [Time(span=spans(text, "two days")[0], type="DURATION", value="P2D")]
    assert quoted(text, find(text, [], lasting), "time")[:1] == [None]


def test_mentions_of_one_place_speak_together() -> None:
    text = "In Norland 12 people died. Norlandic police and Varia agree."
    split = words.split(text, ((0, len(text)),))
    named = places(text, "Norland", "Varia")
    listed = mentions.of_places(split, text, [(0, len(text))], named, ())
    weights = np.array([[1.0], [1.3], [1.5]], dtype=np.float32)
    model = linear.Linear(["a", "b", "none"], weights, ["score"])
    options = [
        scene.Option(listed[0], ["a"]),
        scene.Option(listed[1], ["a"]),
        scene.Option(listed[2], ["b"]),
        scene.Option(None, ["none"]),
    ]
    chosen = setting.choose(model, options, least=0.3)
    assert chosen is not None
    assert chosen.key == "norland"
    assert setting.choose(model, options, least=0.9) is None


def test_each_mention_is_an_option_once_and_none_that_overlaps_the_figure() -> None:
    text = "Karsk mourns.\nIn Brelin 3 Rivers was closed and 12 people died in Karsk."
    stretches = paragraphs.split(text)
    split = words.split(text, stretches)
    made = mentions.of_places(
        split, text, stretches, places(text, "Karsk", "Brelin", "12 people"), ()
    )
    seen = scene.Scene(split, stretches, frozenset(), made, Nearby(()))
    (item,) = [Item(one, None) for one in reading.read(split) if one.measure == "killed"]
    listed = [option.mention for option in seen.options(item, None)]
    assert listed[-1] is None
    named = [text[slice(*one.span)] for one in listed if one]
    assert named == ["Karsk", "Brelin", "Karsk"]


def test_a_place_in_the_words_that_say_who_spoke_is_marked() -> None:
    text = "Karsk police said 12 people died in Brelin."
    split = words.split(text, ((0, len(text)),))
    said = Statement(id="s1", content=((18, len(text) - 1),), source=((0, 12),), cue=((13, 17),))
    one, two = mentions.of_places(
        split, text, [(0, len(text))], places(text, "Karsk", "Brelin"), [said]
    )
    assert ("saying=True" in one.seen, "saying=True" in two.seen) == (True, False)
    assert (one.preposition, two.preposition) == ("-", "in")
