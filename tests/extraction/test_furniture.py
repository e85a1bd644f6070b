"""Furniture: each kind is found where it stands, and prose that looks like it is left alone."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import furniture
from onrecord.record import Furniture

SEED = Path(__file__).parents[3] / "shared" / "data" / "record" / "seed.jsonl"
LEAD = (
    "The harbour council of Port Ellery voted late on Monday to close the northern quay for six "
    "weeks, after divers found cracks in three of its pillars."
)
MORE = (
    '"Nobody will be asked to unload there until it is safe," said Maren Dahl, who chairs the '
    "council and runs a ferry herself."
)
LAST = "The quay handles about a third of the grain that leaves the region every year."


def found(text: str) -> list[tuple[str, str]]:
    return [(item.kind, text[slice(*item.span)]) for item in furniture.mark(text)]


DATELINES = [
    "PORT ELLERY (AP) —",
    "PORT ELLERY, March 22 (Reuters) -",
    "PORT ELLERY, Norland (AP) _",
    "PORT ELLERY --",
    "ST. ELLERY –",
    "ELLERY/KARSUND, Oct 3 (Reuters) -",
    "Ellery (VNA) –",
    "Port Ellery, Ohio (CNN)",
    "ELLERY, W.Va. -",
    "CAIRO:",
    "ELLERY, Aug. 7 (Xinhua) --",
    "Oct 12 (Reuters) -",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines(dateline: str) -> None:
    assert found(f"{dateline} {LEAD}\n{MORE}\n{LAST}") == [("dateline", dateline)]
    assert found(f"{dateline}\n\n{LEAD}\n\n{MORE}\n\n{LAST}") == [("dateline", dateline)]


def test_a_new_version_says_what_is_new_in_it() -> None:
    title = "UPDATE 2-Quay closed for six weeks, shares fall"
    note = "(Adds comment of analyst, share price)"
    assert found(f"{title}\n\n{note}\n\n{LEAD}\n\n{MORE}\n\n{LAST}") == [
        ("title", title),
        ("update", note),
    ]


@pytest.mark.parametrize("hour", ["14.52", "9:05", "12.40pm"])
def test_the_hour_above_an_entry_of_a_live_page(hour: str) -> None:
    assert found(f"{LEAD}\n\n{hour}\n{MORE}\n{LAST}") == [("update", hour)]


def test_a_date_by_itself_under_the_title_is_a_dateline() -> None:
    text = f"Quay closed for six weeks\nTuesday, March 8, 2011\n{LEAD}\n{MORE}"
    assert found(text) == [
        ("title", "Quay closed for six weeks"),
        ("dateline", "Tuesday, March 8, 2011"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Ane Holm",
        "By Ane Holm and Olav Ree, Port Ellery Post",
        "BY ANE HOLM",
        "Ane Holm, Staff Writer",
        "A.Holm--PEP",
    ],
)
def test_bylines(line: str) -> None:
    assert found(f"{line}\n{LEAD}\n{MORE}\n{LAST}") == [("byline", line)]
    assert found(f"{LEAD}\n{MORE}\n{LAST}\n{line}") == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ane Holm in Port Ellery; Editing by Olav Ree)",
        "((ane.holm@ellery.example; +46 8 5550 1234;))",
        "burs/kir/ami",
        "bur-ah/or/jm",
        "— With assistance by Ane Holm",
        "Press Writer Ane Holm contributed to this report.",
        "— AFP",
    ],
)
def test_sign_offs(line: str) -> None:
    assert found(f"{LEAD}\n{MORE}\n{LAST}\n{line}") == [("sign-off", line)]


@pytest.mark.parametrize(
    "line",
    ["- Deal 'still possible' -", "'Not a penny more'", "Cracks in the pillars", "Who pays?"],
)
def test_crossheads(line: str) -> None:
    assert found(f"{LEAD}\n{line}\n{MORE}\n{LAST}") == [("crosshead", line)]


def test_a_dashed_crosshead_in_run_together_text() -> None:
    assert found(f"{LEAD} - Cracks in 'four' - {MORE} {LAST}") == [
        ("crosshead", "- Cracks in 'four' -")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "ABCD\n0.0578",
        "ABCD\n0.0578\nEFG.L\n+1.2%",
        "EUR/USD 1.08 +0.2%",
        "ABC 10.20 -0.3%\nDEF 9.10",
    ],
)
def test_tickers_are_one_span_a_run(lines: str) -> None:
    assert found(f"{lines}\n{LEAD}\n{MORE}") == [("ticker", lines)]
    assert found(f"{LEAD}\n{MORE}\n{lines}") == [("ticker", lines)]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Divers at the northern quay on Monday.", "(AP Photo/Ane Holm)"),
        ("Divers at the northern quay on Monday", "(Photo: Ane Holm)"),
        ("Divers at the northern quay on Monday.", "(Ane Holm/Reuters)"),
        ("Divers at the northern quay on Monday.", "Ane Holm/Getty Images"),
        ("Divers at the northern quay on Monday.", "Photo: Ane Holm"),
    ],
)
def test_captions_and_their_credits(caption: str, credit: str) -> None:
    assert found(f"{LEAD}\n{caption} {credit}\n{MORE}\n{LAST}") == [
        ("caption", caption),
        ("credit", credit),
    ]


def test_an_agency_before_a_caption_is_its_credit() -> None:
    text = f"{LEAD}\nEPA Divers went down at the northern quay twice on Monday\n{MORE}\n{LAST}"
    assert found(text) == [
        ("credit", "EPA"),
        ("caption", "Divers went down at the northern quay twice on Monday"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Updated at 10:32 GMT",
        "Last modified: 3 May 2021, 14:10",
        "Published 3 May 2021",
        "This story has been updated with the size of the cracks.",
    ],
)
def test_update_notes(line: str) -> None:
    assert found(f"{LEAD}\n{MORE}\n{line}") == [("update", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: How the quay was built",
        "READ MORE: How the quay was built",
        "Related: Ten things to know about grain",
        "Sign up for our evening letter",
        "Share this story",
        "Advertisement",
        "Follow Ane Holm on Twitter @aneholm.",
        "Copyright 2021 Port Ellery Post. All rights reserved.",
        "© 2021 Port Ellery Post",
        "* * *",
    ],
)
def test_boilerplate(line: str) -> None:
    assert found(f"{LEAD}\n{line}\n{MORE}\n{LAST}") == [("boilerplate", line)]


def test_a_list_of_sources_with_its_heading() -> None:
    entry = 'Ane Holm. "Quay to close" — Port Ellery Post, March 8, 2011'
    assert found(f"{LEAD}\n{MORE}\nSources\n{entry}\n{entry}") == [
        ("crosshead", "Sources"),
        ("boilerplate", entry),
        ("boilerplate", entry),
    ]


@pytest.mark.parametrize(
    "title",
    ["Quay closed for six weeks", "Port Ellery quay to close.", "Why is the quay closed?"],
)
def test_titles(title: str) -> None:
    assert found(f"{title}\n{LEAD}\n{MORE}\n{LAST}") == [("title", title)]


def test_a_title_and_a_dateline_on_the_line_of_the_lead() -> None:
    text = f"Port Ellery quay to close. ELLERY — {LEAD} {MORE}"
    assert found(text) == [("title", "Port Ellery quay to close."), ("dateline", "ELLERY —")]


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "By Friday, two of the four divers had gone home.",
        "She told the Port Ellery Post and AFP.",
        "The Norland Broadcasting Corporation (NBC) Director resigned on Friday.",
        "NATO - the alliance of 32 - did not comment.",
        "UNICEF Director Ane Holm said the grain was needed.",
        "Updated figures will be given on Friday.",
        "Read the letter, she said, and then decide.",
        "More than 40 ships are waiting.",
        "Related talks in Karsund have stalled.",
        'He said: "Share the cost."',
        '"This is it"',
        "SMITH: You never answered the question.",
        "Nobody came.",
        "and/or",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    assert found(f"{LEAD}\n{line}\n{MORE}\n{LAST}") == []


def test_a_list_has_no_crossheads() -> None:
    items = "Wheat and barley\nRape seed\nSunflower oil"
    assert found(f"{LEAD}\n{items}\n{MORE}") == []


@pytest.mark.parametrize("text", ["", " \n", "Quay closed", LEAD])
def test_a_text_of_one_line_is_prose(text: str) -> None:
    assert furniture.mark(text) == ()


def test_known_furniture_is_kept_and_nothing_overlaps_it() -> None:
    title = "Quay closed for six weeks"
    text = f"{title}\n{LEAD}\n{MORE}"
    known = (Furniture(kind="title", span=(0, len(title))),)
    assert furniture.mark(text, known=known) == known


def test_wrapped_lines_are_no_headings() -> None:
    text = (
        "The harbour council of Port Ellery voted late on Monday to close the\n"
        "northern quay for six weeks, after divers found cracks in three of\n"
        "its pillars.\n\n"
        "The quay handles about a third of the grain that leaves the region\n"
        "every year.\n"
    )
    assert furniture.mark(text) == ()


def test_the_model_case() -> None:
    if not SEED.exists():
        pytest.skip(f"{SEED} is not here")
    report = json.loads(SEED.read_text(encoding="utf-8"))
    gold = tuple(
        Furniture(kind=item["kind"], span=tuple(item["span"])) for item in report["furniture"]
    )
    assert furniture.mark(report["text"]) == tuple(sorted(gold, key=lambda item: item.span))


_LINES = st.sampled_from(
    (
        *(LEAD, MORE, LAST, "ABCD", "0.05", "By Ane Holm", "Sources", "12 p.m.", "Read more"),
        *("The Latest on the quay (all times local):", "ELLERY (AP) —", "(Photo: Ane Holm)", "___"),
    )
)


@given(st.one_of(st.text(), st.lists(_LINES).map("\n".join), st.lists(_LINES).map(" ".join)))
def test_furniture_is_in_order_apart_and_tight(text: str) -> None:
    position = 0
    for item in furniture.mark(text):
        start, end = item.span
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end


# fmt: off
_UNITS = [
    "A", "AA ", "A. ", "(", "By Aa, ", "Aa, and ", " ", "- ", "\n", "A\n1.2\n", "Read more. ",
    "© Aa ", "Image copyright ", "(Aa/", "Mon Jan 1 ", "a/", "[1]", "Aa/A ", "The Latest on ",
    '"A" - ', "Reach a ", "Copyright 2021 A ", "A.\u2028", "Photo: A ", "a b\n",
]
# fmt: on


@pytest.mark.parametrize("unit", _UNITS)
def test_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        furniture.mark(text)
        return time.process_time() - began

    short, long = unit * (4_000 // len(unit)), unit * (32_000 // len(unit))
    # Eight times the text: linear takes 8 times as long, quadratic 64 times.
    assert seconds(long) < 25 * max(seconds(short), 0.01)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"Quay closed\nBy Ane Holm, Associated Press\nELLERY (AP) — {LEAD}\n{MORE}",
            furniture.Metadata(
                title="Quay closed", byline="Ane Holm", dateline="ELLERY (AP) —", agency="AP"
            ),
        ),
        (
            f"{LEAD}\n{MORE}\nburs/kir/ami\nC.Holm--PEP",
            furniture.Metadata(byline="C.Holm"),
        ),
        (
            f"By Ane Holm and Olav Ree\n{LEAD}\n{MORE}",
            furniture.Metadata(byline="Ane Holm and Olav Ree"),
        ),
        (
            f"ELLERY, Dec 29 (Thomson Reuters Foundation) - {LEAD}\n{MORE}",
            furniture.Metadata(
                dateline="ELLERY, Dec 29 (Thomson Reuters Foundation) -",
                agency="Thomson Reuters Foundation",
            ),
        ),
        (
            f"{LEAD}\n{MORE}\nCopyright 2021 The Associated Press. All rights reserved.",
            furniture.Metadata(agency="AP"),
        ),
        (f"ELLERY (WXYZ) — {LEAD}\n{MORE}", furniture.Metadata(dateline="ELLERY (WXYZ) —")),
        (f"{LEAD}\nDivers. (AP Photo/Ane Holm)\n{MORE}", furniture.Metadata()),
        (f"{LEAD}\n{MORE}", furniture.Metadata()),
    ],
)
def test_metadata(text: str, wanted: furniture.Metadata) -> None:
    assert furniture.metadata(text, furniture.mark(text)) == wanted
