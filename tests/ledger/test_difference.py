"""What changed from one version to the next, as people would say it."""

import pytest

from onrecord import Report
from onrecord.ledger.difference import Change, compare

BASE = "The harbour is closed. At least 14 people are missing, the mayor said. It rained all day."


def report(text: str = BASE, **fields: str) -> Report:
    return Report(id="a", text=text, **fields)


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (BASE, []),
        (BASE.replace("14", "20"), [
            ("changed", "At least 14 people are missing, the mayor said.",
             "At least 20 people are missing, the mayor said."),
        ]),
        (BASE + " A crane fell.", [("added", "", "A crane fell.")]),
        (BASE.replace("The harbour is closed. ", ""), [("removed", "The harbour is closed.", "")]),
        (BASE.replace("It rained all day.", "Nobody was hurt."), [
            ("added", "", "Nobody was hurt."), ("removed", "It rained all day.", ""),
        ]),
        (BASE.replace(". ", ".\n\n"), []),
        ("", [("removed", sentence, "") for sentence in
              ("The harbour is closed.", "At least 14 people are missing, the mayor said.",
               "It rained all day.")]),
    ],
)  # fmt: skip
def test_sentences(after: str, changes: list[tuple[str, str, str]]) -> None:
    found = compare(report(), report(after))
    assert [(c.kind, c.before, c.after) for c in found] == changes
    assert {change.field for change in found} <= {"text"}


def test_fields_come_first() -> None:
    found = compare(report(title="Fears"), report(BASE + " It fell.", title="Hopes", byline="Ann"))
    assert found[:2] == [
        Change(kind="changed", field="title", before="Fears", after="Hopes"),
        Change(kind="added", field="byline", before="", after="Ann"),
    ]
    assert found[2].after == "It fell."
