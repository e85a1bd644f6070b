"""The reports in examples/ as the reader of the package reads them: a few facts of each.

The facts are ones that a careful reader would not dispute, and few enough that a better model does
not break them.
"""

import functools
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord import Record
from onrecord.record import Statement

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What must hold of the record of one report.

    Attributes:
        count: Statements, at least.
        furniture: Pairs of kind and words of furniture that must be marked.
        said: Pairs of words inside a content and words inside its source.
        report: Fields of the report.
    """

    count: int
    furniture: tuple[tuple[str, str], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    report: tuple[tuple[str, str], ...] = ()


CASES = {
    "ridge-offensive.txt": Expected(
        count=30,
        furniture=(
            ("ticker", "KRTH\n0.4127"),
            ("crosshead", "- 'Not dead yet' -"),
            ("crosshead", "- 'Counting the sacks' -"),
            ("sign-off", "rmo-tv/hal/kes"),
            ("byline", "MIRA SOLLAN AND PETER QUIST"),
        ),
        said=(
            ("two to a mattress", "Hana Merrin"),
            ("We have been asked to trust people", "Teodor Brask"),
            ("theft with a stamp on it", "the farmers' union"),
            ("a slaughter of workers", "the Highland Front"),
        ),
    ),
    "pipeline-leak.txt": Expected(
        count=13,
        furniture=(
            ("dateline", "PORT ELLIS, Nov 4 (Corvus) -"),
            (
                "sign-off",
                "(Reporting by Lena Okafor in Port Ellis and Tomas Reyl in Marland City; "
                "Editing by Grace Whitlow)",
            ),
        ),
        said=(
            ("We got the early number wrong", "Ruth Amadi"),
            ("barrel for barrel", "Dario Fenn"),
        ),
        report=(("dateline", "PORT ELLIS, Nov 4 (Corvus) -"),),
    ),
    "court-barn-fires.txt": Expected(
        count=13,
        furniture=(("byline", "By Callum Prewitt, court reporter"),),
        said=(
            ("craved the applause", "Helena Strand"),
            ("Four times is a habit", "Strand"),
            ("the damage came to £486,000", "insurance assessor's report"),
        ),
    ),
    "quake-toll.txt": Expected(
        count=14,
        furniture=(
            ("update", "Updated at 6:40 pm"),
            ("dateline", "SANTA ROCA (Halden News) —"),
        ),
        said=(("We have buried nine", "he"), ("None of them cried", "she")),
    ),
    "harbour-bank.txt": Expected(
        count=9,
        said=(("a bill sent to the wrong address", "The bank employees' union"),),
        report=(
            ("title", "Harbour & Vale to cut 900 jobs as bad loans bite"),
            ("publisher", "The Vale Courier"),
            ("published", "2025-10-16"),
            ("url", "https://courier.example/business/harbour-vale-cuts"),
        ),
    ),
    "election-night.txt": Expected(
        count=11,
        furniture=(("byline", "By Agnes Farrow in Lindholm"),),
        said=(("Tonight the people have closed a chapter", "Emil Stavros"),),
    ),
    "ward-closure.txt": Expected(
        count=9,
        said=(
            ("I rang on the Tuesday", "Alan Pickering"),
            ("it isn't even a good one", "Maureen Tate"),
        ),
    ),
    "reservoir-release.txt": Expected(
        count=6,
        said=(("This is a proud day", "Marcus Ellery"),),
    ),
    "ferry-inquiry.html": Expected(
        count=9,
        said=(("It was always on its way", "he"), ("the boy’s name was known to her", "Lisle")),
        report=(
            ("title", "Ferry crew reported stuck bow door three times, inquiry hears"),
            ("publisher", "The Sound Herald"),
            ("url", "https://herald.example/news/ferry-inquiry-bow-door"),
            ("byline", "Nuala Greer"),
        ),
    ),
    "cafe-closure.txt": Expected(
        count=8,
        said=(("I do the sums every night", "Duchêne"), ("remains on the table", "Didier Kämpf")),
    ),
    "river-water.txt.gz": Expected(
        count=9,
        furniture=(("dateline", "TOVAR CROSSING, June 2 (HNS) -"),),
        said=(("We will believe it when our ditches are wet", "Oda Ferenc"),),
    ),
}


@functools.cache
def reader() -> onrecord.Reader:
    return onrecord.Reader()


@functools.cache
def read(name: str) -> Record:
    return reader().read(EXAMPLES / name)


def statement(record: Record, words: str) -> Statement:
    """The innermost statement whose content holds these words."""
    text = record.report.text
    start = text.index(words)
    holding = [
        (end - begin, each)
        for each in record.statements
        for begin, end in each.content
        if begin <= start and start + len(words) <= end
    ]
    assert holding, f"no statement says {words!r}"
    return min(holding, key=lambda pair: pair[0])[1]


@functools.cache
def documents() -> list[str]:
    """The ids of all reports of the folder and those below it, as they are read from it."""
    found = list(onrecord.reading.read_all([EXAMPLES]))
    assert all(isinstance(each, onrecord.Document) for each in found)
    return [each.report.id for each in found if isinstance(each, onrecord.Document)]


def test_the_formats_give_their_reports() -> None:
    formats = [id_ for id_ in documents() if "courier" in id_ or "nordpress" in id_]
    assert formats == [
        "https://courier.example/news/ambry-lock",
        "https://courier.example/news/skippers-march",
        "https://courier.example/news/sarn-bridge",
        "https://courier.example/news/mill-fire",
        "urn:newsml:nordpress.example:20260609:varna-mine",
    ]


def test_every_report_of_the_folder_is_a_case() -> None:
    reports = {path.name for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html", ".gz"}}
    assert reports == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_enough_statements(name: str) -> None:
    assert len(read(name).statements) >= CASES[name].count


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [(name, *each) for name, case in CASES.items() for each in case.furniture],
)
def test_furniture_is_marked(name: str, kind: str, words: str) -> None:
    record = read(name)
    assert (kind, words) in {(each.kind, record.quote(each.span)) for each in record.furniture}


@pytest.mark.parametrize(
    ("name", "words", "source"),
    [(name, *each) for name, case in CASES.items() for each in case.said],
)
def test_who_said_it(name: str, words: str, source: str) -> None:
    record = read(name)
    written = record.quote(statement(record, words).source)
    assert source in written


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [(name, *each) for name, case in CASES.items() for each in case.report],
)
def test_the_report_is_described(name: str, field: str, value: str) -> None:
    assert getattr(read(name).report, field) == value


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith(".txt")])
def test_plain_text_is_unchanged(name: str) -> None:
    encoding = "cp1252" if name == "cafe-closure.txt" else "utf-8"
    assert read(name).report.text == (EXAMPLES / name).read_bytes().decode(encoding)


@pytest.mark.parametrize("name", CASES)
def test_the_record_keeps_the_contract(name: str) -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(read(name).to_json()))


@pytest.mark.parametrize("name", CASES)
def test_spans_hold_words(name: str) -> None:
    """No span is empty, begins or ends with white space, or overlaps its neighbour."""
    record = read(name)
    for each in record.statements:
        for spans in (each.content, each.source, each.cue, each.addressee):
            ends = 0
            for start, end in spans or ():
                words = record.report.text[start:end]
                assert words == words.strip() != ""
                assert start >= ends
                ends = end


@pytest.mark.parametrize("name", CASES)
def test_parents_hold_their_children(name: str) -> None:
    record = read(name)
    by_id = {each.id: each for each in record.statements}
    assert list(by_id) == [f"s{number}" for number in range(1, len(by_id) + 1)]
    for each in record.statements:
        if each.parent:
            outer = by_id[each.parent].content
            assert outer[0][0] <= each.content[0][0]
            assert each.content[-1][1] <= outer[-1][1]


def test_json_lines_give_a_record_each() -> None:
    results = list(reader().read_all([EXAMPLES / "briefs.jsonl"]))
    assert [each.report.id for each in results if isinstance(each, Record)] == [
        "brief-1",
        "brief-2",
        "brief-3",
    ]


def test_html_leaves_the_page_around_the_article_out() -> None:
    text = read("ferry-inquiry.html").report.text
    for boilerplate in ("412 partners", "Tides", "wedding cake", "All rights reserved"):
        assert boilerplate not in text


def test_title_of_the_html_page_is_furniture_where_it_stands() -> None:
    record = read("ferry-inquiry.html")
    for each in record.furniture:
        if each.kind == "title":
            assert record.quote(each.span) == record.report.title


def test_a_pronoun_between_two_men_stays_open() -> None:
    """Brask met Haldane; who "he" is, the report does not say."""
    record = read("ridge-offensive.txt")
    assert statement(record, "It is moving, slowly").entity in {None, "Teodor Brask"}


def test_the_same_report_twice_gives_the_same_record() -> None:
    name = "pipeline-leak.txt"
    assert reader().read(EXAMPLES / name).to_json() == read(name).to_json()


def test_the_whole_folder_is_read() -> None:
    results = list(reader().read_all([EXAMPLES]))
    assert [result for result in results if not isinstance(result, Record)] == []
    assert [result.report.id for result in results if isinstance(result, Record)] == documents()


def test_the_command_prints_one_valid_line_for_each_report() -> None:
    """`--json` on the folder is what the reader gives, in the same order."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "--json", "examples"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    for line in lines:
        Draft202012Validator(schema).validate(line)
    assert [line["report"]["id"] for line in lines] == [
        id_.removeprefix(f"{ROOT}/") for id_ in documents()
    ]


def test_the_demo_prints_a_row_for_each_report() -> None:
    done = subprocess.run(
        [sys.executable, "examples/demo.py", "examples"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1 + len(documents())
