"""Whom "both" and "the two leaders" mean, and where the report leaves it open."""

from collections.abc import Callable

import pytest

from onrecord.extraction import entities, paragraphs, statements
from onrecord.language import Attribution, Name

Tell = Callable[..., Attribution]
Call = Callable[..., list[Name]]

LEADERS = "Mara Lisk and Tom Oril met on the ford. {} said the water is cold."
COUNTRIES = "Norway and Chile signed on Monday. {} said the water is cold."
APART = "Mara Lisk came with Tom Oril. {} said the water is cold."


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (LEADERS, "The two leaders", "Mara Lisk and Tom Oril"),
        (LEADERS, "The brothers", "Mara Lisk and Tom Oril"),
        (LEADERS, "Both leaders", "Mara Lisk and Tom Oril"),
        (COUNTRIES, "The two countries", "Norway and Chile"),
        (APART, "The two leaders", "Mara Lisk and Tom Oril"),
        (LEADERS, "Both officials", "both officials"),
        (LEADERS, "The divers", "divers"),
    ],
)
def test_two_that_are_named_are_meant(
    text: str, source: str, expected: str, tell: Tell, call: Call
) -> None:
    written = text.format(source)
    names = {"person": ["Mara Lisk", "Tom Oril"]}
    if text == COUNTRIES:
        names = {"place": ["Norway", "Chile"]}
    drafts = [tell(written, "the water is cold", source=source, cue="said")]
    stretches = paragraphs.split(written)
    found = statements.build(written, stretches, drafts)
    result = entities.resolve(written, found, call(written, **names), stretches)
    assert result.statements[0].entity == expected
