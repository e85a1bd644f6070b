"""Which mentions are the place or the time that an annotation names."""

import pytest

from onrecord.extraction.figures.mentions import Mention

pytest.importorskip("scipy", reason="training is not installed: make train")
from training.setting import fits


@pytest.mark.parametrize(
    ("written", "key", "wanted", "fitting"),
    [
        ("Karsk", "karsk", "Karsk", True),
        ("Karsk", "karsk", "the harbour of Karsk in Norland", True),
        ("Norlandic", "norland", "Norland", True),
        ("North Varia", "north varia", "South Varia", False),
        ("Brelin", "brelin", "Karsk", False),
        ("Brelin", "brelin", None, False),
    ],
)
def test_a_place_fits(written: str, key: str, wanted: str | None, fitting: bool) -> None:
    mention = Mention(span=(0, len(written)), key=key)
    assert fits(written, mention, wanted, "place") is fitting


@pytest.mark.parametrize(
    ("written", "wanted", "fitting"),
    [
        ("Monday", "on Monday night", True),
        ("last week", "the past week", True),
        ("the first half of 2025", "first half", True),
        ("May 3", "May 4, 2026", False),
        ("now", "Monday", False),
    ],
)
def test_a_time_fits(written: str, wanted: str, fitting: bool) -> None:
    mention = Mention(span=(0, len(written)), key=written.lower())
    assert fits(written, mention, wanted, "time") is fitting
