"""Copies: found whatever was trimmed or added, measured as shares of five-word runs, directed."""

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Engine, Furniture, Record, Report
from onrecord.reconciliation import copies, origins

LINES = [
    "The harbour at Tarn was closed on Monday after a crane fell across its only gate.",
    "Nobody was hurt, but the owner of the crane said it would take nine days to lift it.",
    "Fishermen tied their boats to the old mole and walked home along the railway line.",
    "The council met in the evening and could not agree who ought to pay for the damage.",
    "A retired pilot told the meeting that the gate had been too narrow since it was built.",
]


def record(id_: str, lines: list[str], **fields: str) -> Record:
    report = Report(id=id_, text="\n".join(lines), **fields)
    return Record(report=report, engine=Engine(version="", model="", sha256=""))


def pair(a: Record, b: Record) -> list[copies.Copy]:
    return copies.find_copies([copies.sketch(a), copies.sketch(b)])


@pytest.mark.parametrize(
    ("lines", "least"),
    [
        (LINES, 1.0),
        (LINES[:3], 1.0),
        (["Our own first line says something else entirely about the town.", *LINES], 1.0),
        ([" ".join(LINES)], 1.0),
        ([line.replace("The", "THE").replace(",", ";") for line in LINES], 1.0),
        ([LINES[0].replace("Monday", "Tuesday"), *LINES[1:]], 0.8),
        (LINES[::-1], 0.75),
    ],
    ids=["whole", "trimmed", "added", "one paragraph", "case and marks", "a word", "turned round"],
)
def test_copies_are_found(lines: list[str], least: float) -> None:
    found = pair(record("a", LINES), record("b", lines))
    assert [copy.containment >= least for copy in found] == [True]


@pytest.mark.parametrize("start", range(0, 44, 4))
def test_an_alert_is_found_by_words_of_the_opening(start: int) -> None:
    words = " ".join(LINES).split()[start : start + 12]
    alert = f"Evening alert: reporters of ours learn that {' '.join(words)}, and will say more."
    caption = (
        "A crane over a harbour gate, seen from the mole by our own photographer that morning."
    )
    long = record("a", [caption, *LINES])
    long = dataclasses.replace(long, furniture=(Furniture(kind="caption", span=(0, len(caption))),))
    found = copies.find_copies(
        [copies.sketch(each) for each in (long, record("b", [alert]))], least=copies.PARTIAL
    )
    assert len(found) == 1


def test_other_words_are_no_copy() -> None:
    other = ["The crane at Tarn harbour had fallen before, an inspector wrote in his last report."]
    assert pair(record("a", LINES), record("b", other)) == []


def test_a_common_line_of_rights_is_no_copy() -> None:
    rights = "Copyright Tide Wire. All rights reserved. This may not be published or rewritten."
    short = ["Snow fell on the pass.", rights]

    def marked(each: Record) -> Record:
        text = each.report.text
        span = (text.index(rights), len(text))
        return dataclasses.replace(each, furniture=(Furniture(kind="boilerplate", span=span),))

    assert pair(marked(record("a", [*LINES, rights])), marked(record("b", short))) == []


@pytest.mark.parametrize(
    ("a", "b", "direction"),
    [
        ({"publisher": "Tide Wire"}, {"publisher": "Post", "agency": "Tide Wire"}, "a>b"),
        ({"publisher": "Post", "agency": "Tide Wire"}, {"publisher": "Tide Wire"}, "b>a"),
        ({"publisher": "Post"}, {"publisher": "Mail", "dateline": "TARN (Post) -"}, "a>b"),
        ({"publisher": "Post", "agency": "Tide Wire"},
         {"publisher": "Mail", "agency": "Tide Wire"}, None),
        ({"publisher": "Post"}, {"publisher": "Mail"}, None),
    ],
)  # fmt: skip
def test_direction(a: dict[str, str], b: dict[str, str], direction: str | None) -> None:
    reports = [
        Report(id="a", text="x", **a),
        Report(id="b", text="x", **b),
    ]
    assert copies.direct(*reports)[0] == direction


def test_direction_by_time_and_name() -> None:
    a = Report(id="a", text="x", publisher="Post", published="2025-01-02T10:00:00Z")
    b = Report(id="b", text="x", publisher="Mail", published="2025-01-02T11:00:00Z")
    day = dataclasses.replace(b, published="2025-01-02")
    assert copies.direct(a, b) == ("a>b", ("Post was published before Mail",))
    assert copies.direct(a, day) == (None, ())
    assert copies.direct(b, dataclasses.replace(a, text="told the Mail"))[0] == "a>b"


def test_origins_follow_copies_to_whoever_wrote_first() -> None:
    reports = [
        record("a", LINES, publisher="Tide Wire", published="2025-01-01T08:00"),
        record("b", LINES, publisher="Post", published="2025-01-01T09:00"),
        record("c", [*LINES[:4], "More."], publisher="Mail", published="2025-01-01T10:00"),
        record("d", ["Our reporter saw it all happen from the roof of the fish market."],
               publisher="Herald"),
    ]  # fmt: skip
    found = origins.find_origins(
        [each.report for each in reports],
        copies.find_copies([copies.sketch(each) for each in reports]),
    )
    assert {each.name: each.reports for each in found} == {
        "Tide Wire": ("a", "b", "c"),
        "Herald": ("d",),
    }


def test_passages_are_where_they_say() -> None:
    a, b = record("a", LINES), record("b", ["Other words first.", LINES[2], LINES[0]])
    for passage in copies.align(a, b):
        one = a.report.text[slice(*passage.a)].lower()
        assert one == b.report.text[slice(*passage.b)].lower()
        assert len(one.split()) == passage.words


@given(st.permutations(range(len(LINES))), st.randoms(use_true_random=False))
def test_order_of_reports_does_not_matter(order: list[int], draw: random.Random) -> None:
    sketches = [
        copies.sketch(record(str(n), LINES[: n + 1], published=f"2025-01-0{n + 1}")) for n in order
    ]
    shuffled = draw.sample(sketches, len(sketches))
    assert copies.find_copies(sketches) == copies.find_copies(shuffled)
