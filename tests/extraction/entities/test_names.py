"""Names: their edges, their kinds, and the second look."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import paragraphs
from onrecord.extraction.entities import forms, layout, names
from onrecord.language import Name

Call = Callable[..., list[Name]]


def settle(text: str, read: list[Name]) -> list[tuple[str, str]]:
    laid = layout.lay_out(text, paragraphs.split(text))
    return [(text[slice(*one.span)], one.kind) for one in names.settle(laid, read)]


@pytest.mark.parametrize(
    ("text", "kind", "read", "expected"),
    [
        ("It was President Mara Lisk", "person", "President Mara Lisk", ("Mara Lisk", "person")),
        ("It was Mr. Lisk", "person", "Mr. Lisk", ("Lisk", "person")),
        ("It was the Karsk Guild", "organization", "the Karsk Guild",
         ("Karsk Guild", "organization")),
        ("It was Mara Lisk's", "person", "Mara Lisk's", ("Mara Lisk", "person")),
        ("It was Ann King", "person", "Ann King", ("Ann King", "person")),
        ("It was Ann King Jr.", "person", "Ann King Jr", ("Ann King Jr", "person")),
        ("It was Holt Corp", "person", "Holt Corp", ("Holt Corp", "organization")),
        ("It was Norway", "person", "Norway", ("Norway", "place")),
        ("It was Mara Lisk of the", "person", "Mara Lisk of the", ("Mara Lisk", "person")),
        ("It was boatman Pal Rusk", "person", "boatman Pal Rusk", ("Pal Rusk", "person")),
        ("It was the Pilots' Guild", "organization", "Pilots", ("Pilots' Guild", "organization")),
        ("It was the Karsk Tidal Safety Administration", "organization", "Karsk Tidal Safety",
         ("Karsk Tidal Safety Administration", "organization")),
        ("It was the Salt and Tides Service", "organization", "Tides Service",
         ("Salt and Tides Service", "organization")),
        ("It was the Reed Party and Salt Party", "organization", "Reed Party",
         ("Reed Party", "organization")),
        ("It was the late Movement for Tides", "organization", "late Movement for Tides",
         ("Movement for Tides", "organization")),
        ("Then Karsk ferry company Oril Lines", "organization", "Karsk ferry company Oril Lines",
         ("Oril Lines", "organization")),
        ("It was General Tides Corp.", "organization", "General Tides Corp.",
         ("General Tides Corp.", "organization")),
        ("It was the WHO", "organization", "WHO", ("WHO", "organization")),
        ("It was Norway", "organization", "Norway", ("Norway", "place")),
        ("It was Van Reed, Calif.", "organization", "Van Reed", ("Van Reed", "place")),
    ],
)  # fmt: skip
def test_a_name_is_without_what_is_no_part_of_it(
    text: str, kind: str, read: str, expected: tuple[str, str], call: Call
) -> None:
    assert settle(text, call(text, **{kind: [read]})) == [expected]


@pytest.mark.parametrize(
    "word", ["President", "Monday", "Officials", "French", "the", "karsk", "BC"]
)
def test_what_is_no_name_is_dropped(word: str, call: Call) -> None:
    text = f"It was {word} then"
    assert settle(text, call(text, organization=[word])) == []


@pytest.mark.parametrize("read", [["Oril Lines", "LSE", "ORL"], ["Oril Lines plc (LSE: ORL)"]])
def test_where_shares_are_listed_is_nobody(read: list[str], call: Call) -> None:
    text = "Then Oril Lines plc (LSE: ORL) said so"
    found = settle(text, call(text, organization=read))
    assert [name.removesuffix(" plc") for name, _ in found] == ["Oril Lines"]


def test_a_place_and_an_office_name_nobody(call: Call) -> None:
    text = "It was Karsk Mayor, Mara Lisk"
    found = settle(text, call(text, person=["Karsk Mayor", "Mara Lisk"]))
    assert found == [("Mara Lisk", "person")]


def test_a_name_cut_behind_its_link_is_joined(call: Call) -> None:
    text = "It was the Movement for Tidal Change"
    found = settle(text, call(text, organization=["Movement for", "Tidal Change"]))
    assert found == [("Movement for Tidal Change", "organization")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Folk artist Ano", [("Ano", "person")]),
        ("Tidal ferry company Oril", [("Oril", "organization")]),
        ("The Karsk Lantern newspaper", [("Karsk Lantern", "organization")]),
        ("Karsk councillor, Mara Lisk", [("Mara Lisk", "person")]),
    ],
)
def test_a_source_ends_in_the_name_that_it_introduces(
    source: str, expected: list[tuple[str, str]]
) -> None:
    laid = layout.lay_out(source + " said so.", ())
    found = names.settle(laid, [], [(0, len(source))])
    assert [(source[slice(*one.span)], one.kind) for one in found] == expected


def test_a_sure_name_is_found_where_it_was_passed_over(call: Call) -> None:
    text = "Mara Lisk came.\nMARA LISK LEAVES\nThen Lisk left the Lisk Inn, and lisk is a fish."
    found = settle(text, call(text, person=["Mara Lisk"]))
    assert found == [("Mara Lisk", "person"), ("MARA LISK", "person"), ("Lisk", "person")]


def test_a_doubtful_name_is_looked_for_nowhere_else(call: Call) -> None:
    text = "Mara Oril came. Then Oril left."
    assert settle(text, call(text, person=["Mara Oril"], score=0.5)) == [("Mara Oril", "person")]


def test_a_form_read_twice_has_the_kind_that_outweighs(call: Call) -> None:
    text = "Oril Karsk met Oril Karsk and Oril Karsk."
    read = call(text, organization=["Oril Karsk", "Oril Karsk#1"])
    read += call(text, place=["Oril Karsk#2"], score=0.6)
    assert {kind for _, kind in settle(text, read)} == {"organization"}


def test_a_title_gives_a_person_away(call: Call) -> None:
    assert settle("It was Premier Ana Oril then.", []) == [("Ana Oril", "person")]


@given(st.text(alphabet="ABab .'’-\n", max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_names_stay_in_the_text_in_order_and_apart(text: str, start: int, size: int) -> None:
    span = (min(start, len(text)), min(start + size, len(text)))
    laid = layout.lay_out(text, paragraphs.split(text))
    spans = [one.span for one in names.settle(laid, [Name(span, "person", 0.9)])]
    assert spans == sorted(spans)
    assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Lisk", "Mara Lisk", True),
        ("Mara", "Mara Lisk", True),
        ("M. Lisk", "Mara Lisk", True),
        ("Mara Lisk", "Mara Tove Lisk", True),
        ("Tom Lisk", "Mara Lisk", False),
        ("Lisk", "Mara Holt-Lisk", True),
        ("bin Oril", "Tam bin Oril", True),
        ("Lisk Jr.", "Tom Lisk", False),
        ("Mara Lisk Oren", "Mara Lisk", False),
    ],
)
def test_what_a_person_may_be_called(short: str, full: str, expected: bool) -> None:
    assert forms.may_be_person(forms.tokens(short), forms.tokens(full)) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("LTO", "Lune Tide Office", True),
        ("L.T.O.", "Lune Tide Office", True),
        ("KTO", "Lune Tide Office", False),
        ("Oril", "Oril Inc.", True),
        ("Oril", "Oril Motor Company", True),
        ("Tide Office", "Lune Tide Office", True),
        ("Norway", "Norway Tide Office", False),
        ("Office", "Lune Tide Office", False),
        ("UN", "United Nations", True),
    ],
)
def test_what_a_body_may_be_called(short: str, full: str, expected: bool) -> None:
    assert forms.may_be_body(short, full) is expected
