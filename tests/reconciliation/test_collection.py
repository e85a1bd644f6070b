"""The invented collection, read by the package's reader, added to a ledger, asked by commands."""

import dataclasses
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onrecord
from benchmarks import across as benchmark
from onrecord import Across, LedgerError, Record
from tests.ledger.conftest import make_record


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return benchmark.read_collection()


@pytest.fixture(scope="module")
def ledger(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("across") / "news.onrecord"
    with onrecord.open(path) as opened, opened.batch():
        for record in records:
            opened.add_record(record)
    return path


def run(ledger: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments, "--ledger", str(ledger)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def lines(ledger: Path, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(ledger, *arguments, "--json").splitlines()]


def test_the_answers_are_those_of_the_texts(records: list[Record]) -> None:
    texts = {record.report.id: record.report.text for record in records}
    right = benchmark.answers()
    assert set(right["reports"]) == set(texts)
    assert len(texts) >= 60
    for part in ("utterances", "series"):
        for members in right[part].values():
            for each in members:
                assert texts[each["report"]][slice(*each["span"])] == each["words"]


def test_scores_on_the_collection(records: list[Record]) -> None:
    # Lower than what is reached (benchmarks/floors.toml), so that a better reader breaks nothing.
    scores, wrong = benchmark.measure(records, benchmark.answers())
    low = {name: value for name, value in scores.items() if value < 0.85}
    assert not low, wrong


def test_stories_have_the_shape_of_the_contract(ledger: Path) -> None:
    stories = lines(ledger, "stories")
    assert len(stories) == 6
    for story in stories:
        assert list(story)[:6] == ["id", "title", "begin", "end", "reports", "origins"]
        counted = [id_ for origin in story["origins"] for id_ in origin["reports"]]
        assert sorted(counted) == sorted(story["reports"])


def test_copies_have_the_shape_of_the_contract(ledger: Path) -> None:
    copies = lines(ledger, "copies")
    assert {"a", "b", "containment", "direction"} <= set(copies[0])
    assert all(copy["containment"] >= 0.5 for copy in copies)


@pytest.mark.parametrize(
    "arguments",
    [
        ("story", "maren-16-post"),
        ("utterances", "--by", "Brandt"),
        ("series", "--measure", "killed", "--in", "Varga"),
        ("series", "--measure", "killed", "--by", "Relief"),
        ("discrepancies", "--kind", "wording"),
        ("why", "maren-01-meridian", "maren-04-callsheet"),
    ],
)
def test_every_question_answers_as_json_and_for_people(
    ledger: Path, arguments: tuple[str, ...]
) -> None:
    assert lines(ledger, *arguments)
    assert run(ledger, *arguments).strip()


def test_plots(ledger: Path, tmp_path: Path) -> None:
    asked = ("series", "--measure", "killed", "--in", "Varga", "--plot")
    assert "●" in run(ledger, *asked)
    picture = tmp_path / "toll.svg"
    run(ledger, *asked, str(picture))
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_recorder_columns_are_csv(ledger: Path) -> None:
    heading, *rows = run(ledger, "series", "--measure", "killed", "--columns", "ucdp").splitlines()
    assert heading.startswith("id,relid,year")
    assert rows


def test_why_names_reasons_for_reports_statements_and_figures(ledger: Path) -> None:
    with onrecord.open(ledger) as opened, Across(opened) as across:
        across.update()
        utterance = next(u for u in across.utterances(by="Pell") if len(u.reports) > 2)
        series = across.series(measure="killed", least=3)[0]
        for a, b in (
            ("maren-01-meridian", "lark-01-nordlys"),
            (utterance.members[0], utterance.members[1]),
            (series.claims[0].ref, series.claims[1].ref),
        ):
            for reason in across.why(a, b):
                assert reason.reasons
        with pytest.raises(LedgerError, match="not two of a sort"):
            across.why("maren-01-meridian", series.claims[0].ref)


def test_a_split_outlives_every_re_run_until_it_is_undone(ledger: Path) -> None:
    with onrecord.open(ledger) as opened, Across(opened) as across:
        across.update()
        before = [story.reports for story in across.stories()]
        alone = "maren-16-post"
        decision = across.split("story", [alone], who="test", why="another ferry")
        assert across.story(alone).reports == (alone,)
        across.settle()
        assert across.story(alone).reports == (alone,)
        across.rebuild()
        assert across.story(alone).reports == (alone,)
        across.undo(decision.number, who="test", why="it was not")
        assert [story.reports for story in across.stories()] == before


def test_a_join_puts_whole_stories_together(ledger: Path) -> None:
    with onrecord.open(ledger) as opened, Across(opened) as across:
        across.update()
        members = ["maren-16-post", "lark-01-nordlys"]
        across.join("story", members, who="test", why="two ships, one storm")
        assert len(list(across.stories())) == 5
        across.undo(who="test", why="no")
        assert len(list(across.stories())) == 6


def test_splitting_an_utterance_and_a_series(ledger: Path) -> None:
    with onrecord.open(ledger) as opened, Across(opened) as across:
        across.update()
        series = across.series(measure="killed", least=3)[0]
        before = [each.id for each in across.discrepancies()]
        ascribed = next(across.discrepancies(kind="ascribed", measure="killed"))
        ref = ascribed.sides[0].refs[0]
        assert len(series.points) >= 3
        across.split("series", [ref], who="test", why="another thing")
        assert across.group_of("series", ref) == (ref,)
        assert ascribed.id not in {each.id for each in across.discrepancies()}
        across.undo(who="test", why="no")
        assert len(across.group_of("series", ref)) > 1
        assert [each.id for each in across.discrepancies()] == before


def test_the_order_of_adding_does_not_matter(records: list[Record], tmp_path: Path) -> None:
    found = []
    for number, order in enumerate((records, records[::-1])):
        with onrecord.open(tmp_path / f"{number}.onrecord") as opened:
            with opened.batch():
                for record in order[:20]:
                    opened.add_record(record)
            with Across(opened) as across:
                across.update()
                with opened.batch():
                    for record in order[20:]:
                        opened.add_record(record)
                across.update()
                found.append(
                    (
                        [story.reports for story in across.stories()],
                        sorted((copy.a, copy.b, copy.containment) for copy in across.copies()),
                        sorted(each.id for each in across.discrepancies()),
                    )
                )
    assert found[0] == found[1]


def test_a_changed_report_takes_the_place_of_what_it_was(
    records: list[Record], tmp_path: Path
) -> None:
    with onrecord.open(tmp_path / "changed.onrecord") as opened, Across(opened) as across:
        for record in records[:10]:
            opened.add_record(record)
        across.update()
        data = records[0].to_dict()
        data["report"]["text"] = data["report"]["text"] + "\n\nCorrected on Tuesday."
        opened.add_record(Record.from_dict(data))
        assert across.update() == 1
        ids = [id_ for story in across.stories() for id_ in story.reports]
        assert sorted(ids) == sorted(record.report.id for record in records[:10])


def test_a_country_finds_the_series_of_what_lies_in_it(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "places.onrecord") as opened, Across(opened) as across:
        made = make_record("a", town="Karsk")
        there = dataclasses.replace(made.places[0], country="FR")
        opened.add_record(dataclasses.replace(made, places=(there,)))
        across.update()
        found = {name: len(across.series(place=name)) for name in ("Karsk", "France", "Norway")}
    assert found == {"Karsk": 1, "France": 1, "Norway": 0}


def test_groups_become_pandas_frames(ledger: Path) -> None:
    pandas = pytest.importorskip("pandas")
    with onrecord.open(ledger) as opened, Across(opened) as across:
        across.update()
        asked: tuple[Callable[[], Any], ...] = (
            across.copies,
            across.stories,
            across.utterances,
            across.series,
            across.discrepancies,
        )
        for ask in asked:
            values, frame = list(ask()), ask().to_pandas()
            assert isinstance(frame, pandas.DataFrame)
            assert len(frame) == len(values) > 0
            assert list(frame.columns) == [field.name for field in dataclasses.fields(values[0])]
        stories = across.stories(least=2).to_pandas()
        assert stories["reports"].map(len).min() >= 2
        assert isinstance(stories["origins"][0][0]["name"], str)
        none = across.discrepancies(measure="no such").to_pandas()
        assert list(none.columns) == list(across.discrepancies().to_pandas().columns)


def test_groups_become_polars_frames(ledger: Path) -> None:
    polars = pytest.importorskip("polars")
    with onrecord.open(ledger) as opened, Across(opened) as across:
        across.update()
        copies = across.copies(least=0.2).to_polars()
        assert copies.schema["containment"] == polars.Float64
        assert copies["containment"].min() >= 0.2
        series = across.series(measure="killed").to_polars()
        changes = {point["change"] for points in series["points"] for point in points}
        assert {"up", "first"} <= changes
        for frame in (across.stories(), across.utterances(), across.discrepancies()):
            assert frame.to_polars().height > 0
        assert across.stories(about="no such words").to_polars().is_empty()
