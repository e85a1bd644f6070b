"""Which other names are kept, and what they are worth."""

import pytest

from onrecord.gazetteer.alternates import choose, shorten


def ranks(name: str, *others: str, population: int = 0) -> dict[str, int]:
    return dict(choose(name, others, population=population))


def test_spellings_and_short_forms_are_near() -> None:
    found = ranks("Khan Yunis", "Khan Younis", "Chan Yunis", "Yunis")
    assert found == {"Khan Yunis": 0, "Khan Younis": 1, "Chan Yunis": 1, "Yunis": 1}


def test_another_name_is_kept_for_a_large_place_only() -> None:
    assert ranks("Karsk", "Lunea", population=60_000) == {"Karsk": 0, "Lunea": 2}
    assert ranks("Karsk", "Lunea", population=600) == {"Karsk": 0}


def test_codes_and_other_scripts_are_left_out() -> None:
    assert ranks("Karsk", "KRS", "Карск", "kharsk", population=9_000_000) == {"Karsk": 0}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Idlib Governorate", "Idlib"),
        ("Kyiv Oblast", "Kyiv"),
        ("State of Berlin", "Berlin"),
        ("Walker County", "Walker"),
        ("Bavaria", "Bavaria"),
    ],
)
def test_the_word_for_a_division_goes(name: str, short: str) -> None:
    assert shorten(name) == short
