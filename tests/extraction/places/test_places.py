"""Names of places to where they are, by what the report itself says."""

import random
import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import places
from onrecord.gazetteer import Gazetteer
from onrecord.language import Name
from onrecord.record import Furniture, Place, Report, Span

GAZETTEER = Gazetteer()


def read(
    text: str,
    *,
    dateline: str = "",
    publisher: str | None = None,
    person: Sequence[str] = (),
    organization: Sequence[str] = (),
) -> dict[str, Place]:
    """The places of a text in which [brackets] stand around what the network takes for a place."""
    plain, names = bracketed(text)
    for kind, some in (("person", person), ("organization", organization)):
        names += [Name(at(plain, words), kind, 0.9) for words in some]
    names.sort(key=lambda name: name.span)
    furniture = [Furniture(kind="dateline", span=at(plain, dateline))] if dateline else []
    start = len(dateline)
    report = Report(id="x", text=plain, publisher=publisher)
    stretches = [(start, len(plain))]
    mended = places.mend(plain, stretches, names, GAZETTEER)
    found = places.find(report, stretches, furniture, mended, GAZETTEER)
    assert list(found) == sorted(found, key=lambda one: one.span)
    return {plain[slice(*one.span)]: one for one in found}


def bracketed(text: str) -> tuple[str, list[Name]]:
    plain, names = "", []
    for part in text.split("["):
        inside, bracket, rest = part.partition("]")
        if bracket:
            names.append(Name((len(plain), len(plain) + len(inside)), "place", 0.9))
        plain += inside + rest
    return plain, names


def at(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def country_and_precision(place: Place) -> str:
    return f"{place.country} {place.precision}"


CASES = [
    # Containment written out.
    ("Smoke rose over [Paris], [Texas], on Monday.", "Paris", "US city"),
    ("Smoke rose over [Paris] on Monday.", "Paris", "FR city"),
    ("He moved to [Macon], Ga., in May.", "Ga.", "US admin"),
    ("He moved to [Dublin], Ga., in May.", "Dublin", "US city"),
    ("Rain fell on [London], [Ontario].", "London", "CA city"),
    ("The mayor of [Cordoba] in [Argentina] resigned.", "Cordoba", "AR city"),
    ("A school in [Spain]'s [Cordoba] was shut.", "Cordoba", "ES city"),
    ("A flood hit [Lincoln] ([Nebraska]).", "Lincoln", "US city"),
    # The country that the report is about.
    ("[Spain]'s drought has reached [Cordoba] and [Seville].", "Cordoba", "ES city"),
    ("Police in [Cordoba] and [Rosario] marched.", "Cordoba", "AR city"),
    ("The [Georgia] senate met in [Atlanta].", "Georgia", "US admin"),
    ("[Georgia] and [Armenia] opened a road from [Tbilisi].", "Georgia", "GE country"),
    (
        "In [Illinois], a judge in [Springfield] ruled. [Chicago] appealed.",
        "Springfield",
        "US city",
    ),
    ("The ferry from [Seattle] and [Tacoma] serves [Vancouver].", "Tacoma", "US city"),
    # The capital before the state.
    ("Envoys flew from [Moscow] to [Washington] for talks.", "Washington", "US city"),
    (
        "[Seattle], [Spokane] and the rest of [Washington state] froze.",
        "Washington state",
        "US admin",
    ),
    ("[New York] was quiet.", "New York", "US city"),
    # Words around the name.
    ("Shells fell in [Idlib province].", "Idlib province", "SY admin"),
    ("Shells fell on northern [Syria].", "Syria", "SY country"),
    ("Troops entered the city of [Idlib].", "Idlib", "SY city"),
    ("Police in [Walker County], [Texas], said so.", "Walker County", "US admin"),
    ("The [Karsk Airport] was closed.", "Karsk Airport", "None None"),
    ("Flights to [Aleppo Airport] stopped in [Syria].", "Aleppo Airport", "SY city"),
    # Wider than a country.
    ("The [Middle East] is dry.", "Middle East", "None None"),
    # Nothing is better than a guess.
    ("The fair in [Springfield] was loud.", "Springfield", "None None"),
    ("The king of [Ruritania] spoke.", "Ruritania", "None None"),
    ("They met in [Karsk-on-Lune].", "Karsk-on-Lune", "None None"),
    ("A shop in [Paris], Mo., burned.", "Paris", "US city"),
    ("A shop in [Aleppo], Mo., burned.", "Aleppo", "None None"),
    ("He gave [Penn Park] a bench.", "Penn Park", "None None"),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_where_it_is(text: str, words: str, expected: str) -> None:
    assert country_and_precision(read(text)[words]) == expected


def test_springfield_is_the_one_of_the_state_that_the_report_is_about() -> None:
    found = read("In [Illinois], a judge in [Springfield] ruled. [Chicago] and [Peoria] appealed.")
    assert found["Springfield"].geonames_id == 4250542


def test_the_dateline_is_a_place_and_says_where_the_report_plays() -> None:
    found = read("DUBLIN, Ohio — The mayor of [Columbus] came.", dateline="DUBLIN, Ohio —")
    assert country_and_precision(found["DUBLIN"]) == "US city"
    assert country_and_precision(found["Ohio"]) == "US admin"
    assert found["Columbus"].geonames_id == 4509177


def test_a_month_in_a_dateline_is_no_place() -> None:
    found = read("CAIRO, Nov. 3 — It rained.", dateline="CAIRO, Nov. 3 —")
    assert list(found) == ["CAIRO"]


def test_the_outlet_decides_where_nothing_else_does() -> None:
    text = "A man was held in [Springfield]."
    assert read(text)["Springfield"].name is None
    assert read(text, publisher="The Illinois Courier")["Springfield"].geonames_id == 4250542


ADJECTIVES = [
    ("Syrian troops met Turkish officers.", ["Syria", "Turkey"]),
    ("A US-led force and a French ship came.", ["United States", "France"]),
    ("North Korean and South African envoys spoke.", ["North Korea", "South Africa"]),
    ("He wrote it in Turkish.", []),
    ("She speaks Russian, and the Russians came.", []),
    ("The Turkish language is taught.", []),
    ("British Airways flew over the English Channel.", ["English Channel"]),
    ("The U.S. said so, and the UK's envoy left.", ["United States", "United Kingdom"]),
    ("JOIN US NOW", []),
    ("A British Columbia court sat.", ["British Columbia"]),
    ("Russian President Oleg Holt and Turkish-Syrian ties.", ["Russia", "Turkey", "Syria"]),
]


@pytest.mark.parametrize(("text", "expected"), ADJECTIVES)
def test_adjectives_of_countries(text: str, expected: list[str]) -> None:
    assert [one.name for one in read(text).values()] == expected


def test_a_person_is_no_place() -> None:
    found = read(
        "Frank English met Paris Holt and Israel Vance in Oslo.",
        person=["Frank English", "Paris Holt", "Israel Vance"],
    )
    assert list(found) == ["Oslo"]


def test_a_place_in_the_name_of_a_body() -> None:
    found = read(
        "The Boston Police and the University of Michigan agreed, the Boston Herald wrote.",
        organization=["Boston Police", "University of Michigan", "Boston Herald"],
    )
    assert list(found) == ["Boston", "Michigan"]


MENDED = [
    ("He lives in New [York].", "New York"),
    ("Snow in [B].C. today, in [Canada].", "B.C."),
    ("The war in Ukraine goes on.", "Ukraine"),
    ("They met in Hamburg.", "Hamburg"),
    ("[Lunea]\nand more", "Lunea"),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_a_place_is_made_whole_or_found(text: str, expected: str) -> None:
    assert expected in read(text.replace("[Lunea]\nand", "[Lunea\nand]"))


def test_a_body_in_the_position_of_a_place_is_one() -> None:
    text = "Two men died in Houston. Houston won."
    names = [Name((16, 23), "organization", 0.9), Name((25, 32), "organization", 0.9)]
    mended = places.mend(text, [(0, len(text))], names, GAZETTEER)
    assert [name.kind for name in mended] == ["place", "organization"]


def test_the_same_name_means_the_same_place_throughout() -> None:
    text = "It burned in [Paris], [Texas]. A year on, [Paris] is built anew."
    plain, names = bracketed(text)
    stretches = [(0, len(plain))]
    found = places.find(Report(id="x", text=plain), stretches, [], names, GAZETTEER)
    assert [one.country for one in found] == ["US", "US", "US"]
    assert found[0].geonames_id == found[2].geonames_id


WORDS = st.sampled_from(
    re.split(
        r"[|]",
        "Paris|Texas|Springfield|in|,|Ga.|the|US|Syrian|of|(|Karsk|New|York|’s|.|Georgia|County"
        "|Airport|\U0001f6a2|Washington|\n| ",
    )
)


def test_a_name_read_over_a_line_break_keeps_its_first_words() -> None:
    for text, kept in (("\n0 Paris", "0"), ("Paris\nTexas", "Paris"), (" \nKarsk \nTown", "Karsk")):
        name = Name((0, text.rindex(kept) + len(kept) + 1), "place", 0.9)
        (mended,) = places.mend(text, [(0, len(text))], [name], GAZETTEER)[:1]
        assert text[slice(*mended.span)] == kept


@given(st.lists(WORDS | st.text(max_size=4), max_size=30), st.randoms(use_true_random=False))
def test_any_text_and_names_give_places_in_order_and_apart(
    parts: list[str], chance: random.Random
) -> None:
    text = " ".join(parts)
    edges = sorted(chance.sample(range(len(text) + 1), min(6, len(text) + 1)))
    names = [
        Name(span, kind, score)
        for span, kind, score in zip(
            pairwise(edges), ["place", "person", "place"], [0.9, 0.9, 0.3], strict=False
        )
        if text[slice(*span)].strip()
    ]
    report = Report(id="x", text=text, publisher=text)
    stretches = [(0, len(text))] if text.strip() else []
    mended = places.mend(text, stretches, names, GAZETTEER)
    found = places.find(report, stretches, [], mended, GAZETTEER)
    edges = [0, *(edge for one in found for edge in one.span), len(text)]
    assert edges == sorted(edges)
    assert all(one.span[0] < one.span[1] for one in found)
    assert all((one.lat is None) == (one.name is None) for one in found)
    assert places.find(report, stretches, [], mended, GAZETTEER) == found
