"""What the words around a name read as a person's say of its kind."""

from collections.abc import Callable

import pytest

from onrecord.extraction import paragraphs
from onrecord.extraction.entities import kinds, layout
from onrecord.language import Name

Call = Callable[..., list[Name]]


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        (
            "The carmaker Brandol fell. Brandol shares fell.",
            ["Brandol", "Brandol#1"],
            "organization",
        ),
        ("Holt said it rained. Holt said he left.", ["Holt", "Holt#1"], "person"),
        ("Mr Holt said it rained. Mr Holt said it was late.", ["Holt", "Holt#1"], "person"),
        ("Holt came. Carl Voss saw Holt.", ["Holt", "Holt#1"], "person"),
        ("Brandol Sava (BS) said its boats leak.", ["Brandol Sava"], "organization"),
        ("Ana Holt, 42, said its boats leak. Ana Holt fell.", ["Ana Holt", "Ana Holt#1"], "person"),
    ],
)
def test_context_tells_the_kind(text: str, names: list[str], kind: str, call: Call) -> None:
    laid = layout.lay_out(text, paragraphs.split(text))
    revised = kinds.revise(laid, call(text, person=names))
    assert {name.kind for name in revised} == {kind}
