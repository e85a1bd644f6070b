"""A paragraph runs the way of most of its letters, whichever comes first."""

import pytest

from onrecord.record.page.direction import direction


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("The boat sank.", "ltr"),
        ("דוד לוי, an officer at the crossing, said it was open.", "ltr"),
        ("قال محمد العلي إن القافلة عبرت عند الفجر (Reuters)", "rtl"),
        ("12,000 — 🚚", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction(words: str, way: str) -> None:
    assert direction(words) == way
