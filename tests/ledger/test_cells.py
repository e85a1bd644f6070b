"""No cell of a CSV file can run as a formula, and plain cells stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.cells import cell


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+47", "'+47"),
        ("-3 degrees", "'-3 degrees"),
        ("@here", "'@here"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        (-3, "-3"),
        (2.5, "2.5"),
        (12.0, "12"),
        (True, "true"),
        (((1, 2),), "[[1, 2]]"),
    ],
)
def test_cells(value: object, written: str) -> None:
    assert cell(value) == written


@given(st.text())
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    written = cell(text)
    assert written in (text, f"'{text}")
    assert not written.lstrip().startswith(("=", "+", "-", "@"))
