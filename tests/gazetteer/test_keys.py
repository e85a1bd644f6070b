"""Spellings of one name meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer import fold

SAME = [
    ("Deir al-Balaḥ", "DEIR AL BALAH"),
    ("Sana’a", "Sanaa"),
    ("Córdoba", "Cordoba"),
    ("St. Louis", "Saint Louis"),
    ("U.S.", "US"),
    ("Łódź", "Lodz"),
    ("Washington, D.C.", "Washington DC"),
    ("  New\n York ", "New York"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_spellings_meet(one: str, two: str) -> None:
    assert fold(one) == fold(two) != ""


def test_a_street_is_no_saint() -> None:
    assert fold("Wall St.") == "wall st"


@given(st.text())
def test_any_text_has_a_key_that_is_its_own(text: str) -> None:
    assert fold(fold(text)) == fold(text)
