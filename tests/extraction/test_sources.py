"""Sources: what sort of source a phrase is, and who passed a statement on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.extraction import sources
from onrecord.language import Name
from onrecord.record import SourceKind

Call = Callable[..., list[Name]]


def move(names: list[Name]) -> list[Name]:
    """Names of a phrase that stands seven characters into a text."""
    return [replace(name, span=(name.span[0] + 7, name.span[1] + 7)) for name in names]


@pytest.mark.parametrize(
    ("phrase", "names", "kind"),
    [
        ("Mara Lisk", {"person": ["Mara Lisk"]}, "named"),
        ("harbour minister Mara Lisk", {"person": ["Mara Lisk"]}, "named"),
        ("a report by Mara Lisk", {"person": ["Mara Lisk"]}, "named"),
        ("the Karsk Pilots' Guild", {"organization": ["Karsk Pilots' Guild"]}, "named"),
        ("The Karsk Post", {"organization": ["Karsk Post"]}, "named"),
        ("a Karsk Post report", {"organization": ["Karsk Post"]}, "document"),
        ("Karsk", {"place": ["Karsk"]}, "named"),
        ("officials", {}, "unnamed"),
        ("two senior officials in the ministry", {}, "unnamed"),
        ("a spokesman for the Karsk Guild", {"organization": ["Karsk Guild"]}, "unnamed"),
        ("Witnesses", {}, "unnamed"),
        ("police", {}, "collective"),
        ("the ministry of fisheries", {}, "collective"),
        ("the harbour authority", {}, "collective"),
        ("the report", {}, "document"),
        ("a study of river mud", {}, "document"),
        ("the Karsk Guild's statement", {"organization": ["Karsk Guild"]}, "document"),
        ("court documents", {}, "document"),
        ("he", {}, None),
        ("They", {}, None),
        ("the dog", {}, None),
        ("“”", {}, None),
    ],
)
def test_kind_of_a_source(
    phrase: str, names: dict[str, list[str]], kind: SourceKind | None, call: Call
) -> None:
    assert sources.kind_of(phrase, call(phrase, **names), 0) == kind
    moved = move(call(phrase, **names))
    assert sources.kind_of(phrase, moved, 7) == kind


@pytest.mark.parametrize(
    ("phrase", "names", "chain"),
    [
        ("an NNA tally of port figures", {"organization": ["NNA"]}, ("NNA", "port figures")),
        ("an NNA tally of\nport   figures", {"organization": ["NNA"]}, ("NNA", "port figures")),
        (
            "a Karsk Post count based on court records",
            {"organization": ["Karsk Post"]},
            ("Karsk Post", "court records"),
        ),
        ("a tally of port figures", {}, ()),
        ("a tally of NNA figures", {"organization": ["NNA"]}, ()),
        ("the NNA", {"organization": ["NNA"]}, ()),
        ("NNA tally", {"organization": ["NNA"]}, ()),
    ],
)
def test_who_passed_it_on(
    phrase: str, names: dict[str, list[str]], chain: tuple[str, ...], call: Call
) -> None:
    moved = move(call(phrase, **names))
    assert sources.passed_on(phrase, moved, 7) == chain


def test_names_within_a_span(call: Call) -> None:
    text = "Mara Lisk of Karsk met Oren"
    names = call(text, person=["Mara Lisk", "Oren"], place=["Karsk"])
    assert [name.kind for name in sources.within(names, (0, 18))] == ["person", "place"]
    assert sources.within(names, (1, 12)) == []


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("the Ford food agency", "Ford", True),
        ("the Ford", "Ford", False),
        ("the Ford in Lune", "Ford", False),
        ("Ford's agency", "Ford", False),
        ("Ford, the agency", "Ford", False),
    ],
)
def test_a_name_before_another_noun_only_says_which(source: str, name: str, expected: bool) -> None:
    start = source.index(name)
    inside = [Name((start, start + len(name)), "organization", 0.9)]
    assert sources.is_modifier(source, (0, len(source)), inside) is expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Officials", "officials"),
        ("The officials", "officials"),
        ("Two officials", "two officials"),
        ("Lorvanian officials", "Lorvanian officials"),
        ("A UN official", "UN official"),
    ],
)
def test_only_a_common_first_word_loses_its_capital(phrase: str, expected: str) -> None:
    assert sources.lowered(phrase) == expected


def test_officials_at_the_end_are_unnamed_even_behind_a_name() -> None:
    cases = {
        "Ford officials": "unnamed",
        "the official Mara Ford": "named",
        "teacher Ford, among neighbours": "named",
    }
    for phrase, expected in cases.items():
        start = phrase.index("Ford")
        names = [Name((start, start + 4), "person", 0.9)]
        assert sources.kind_of(phrase, names, 0) == expected
