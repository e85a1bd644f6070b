import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.page.blocks import blocks

COLUMN = (
    "The bridge over the lower Ten was closed again\n"
    "on Monday after divers found a third crack in\n"
    "the pier that had been repaired last autumn.\n"
    "\n"
    "Traffic goes by way of the old ford until the\n"
    "council has met, the harbour master told us.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("\n", ["\n"]),
        ("One.", ["One."]),
        ("One.\n", ["One.\n"]),
        ("One.\nTwo.", ["One.\n", "Two."]),
        ("One.\r\n\r\n\r\nTwo.\r\n", ["One.\r\n\r\n\r\n", "Two.\r\n"]),
        ("\n\nOne.\n\nTwo.\n \n", ["\n\nOne.\n\n", "Two.\n \n"]),
        (COLUMN, [COLUMN[: COLUMN.index("Traffic")], COLUMN[COLUMN.index("Traffic") :]]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in blocks(text)] == expected


@given(st.text(st.sampled_from("ab .\n\r\u2028\x85\t")))
def test_paragraphs_are_the_whole_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in blocks(text)) == text
