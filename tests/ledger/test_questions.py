"""What each question finds, and what it does not."""

import dataclasses
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from benchmarks.ledger import invented
from onrecord import Entity, Furniture, Ledger, LedgerError, Record, Report, Statement
from tests.ledger.conftest import ENGINE, NEWER, at, make_record, moment, reread_by

TEXT = (
    "GRAND VELL — Prime Minister José Núñez-Ortega told Tide Wire that the ceasefire talks had "
    "ended. “No deal,” Nunez-Ortega said. Officials said pilots were waiting in Karsk. An aide of "
    "Ortega warned that boats had been seized."
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    said = {
        "s1": ("the ceasefire talks had ended", "José Núñez-Ortega", "e1", "indirect"),
        "s2": ("“No deal,”", "José Núñez-Ortega", "e1", "direct"),
        "s3": ("pilots were waiting in Karsk", None, None, "indirect"),
        "s4": ("boats had been seized", None, None, "indirect"),
    }
    sources = {"s1": "Prime Minister José Núñez-Ortega", "s2": "Nunez-Ortega", "s3": "Officials",
               "s4": "An aide of Ortega"}  # fmt: skip
    statements = tuple(
        Statement(
            id=id_,
            content=(at(TEXT, words),),
            source=(at(TEXT, sources[id_]),),
            entity=entity,
            entity_id=entity_id,
            addressee=(at(TEXT, "Tide Wire"),) if id_ == "s1" else None,
            mode=mode,  # type: ignore[arg-type]
        )
        for id_, (words, entity, entity_id, mode) in said.items()
    )
    record = Record(
        report=Report(id="talks", text=TEXT, publisher="Lune Post", agency="Tide Wire",
                      published="2024-03-20"),
        furniture=(Furniture(kind="dateline", span=(0, 12)),),
        statements=statements,
        entities=(
            Entity(id="e1", name="José Núñez-Ortega", kind="person", key="person:jose nunez ortega",
                   names=(at(TEXT, "José Núñez-Ortega"), at(TEXT, "Nunez-Ortega"))),
            Entity(id="e2", name="Grand Vell", kind="place", mentions=((0, 10),)),
            Entity(id="e3", name="Karsk", kind="place", mentions=(at(TEXT, "Karsk"),)),
        ),
        engine=ENGINE,
    )  # fmt: skip
    with onrecord.open(tmp_path_factory.mktemp("asked") / "l") as ledger:
        ledger.add_record(record)
        yield ledger


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({}, "s1 s2 s3 s4"),
        ({"by": "Núñez-Ortega"}, "s1 s2"),
        ({"by": "nunez ortega"}, "s1 s2"),
        ({"by": "JOSE NUNEZ"}, "s1 s2"),
        ({"by": "Ortega Nunez"}, ""),
        ({"by": "Orteg"}, ""),
        ({"by": "officials"}, "s3"),
        ({"by": "the officials"}, "s3"),
        ({"by": "aide"}, ""),
        ({"by": "an aide of Ortega"}, "s4"),
        ({"by": "Ortega"}, "s1 s2"),
        ({"by": "…"}, ""),
        ({"about": "ceasefire"}, "s1"),
        ({"about": "talk ending"}, "s1"),
        ({"about": "ended talks"}, "s1"),
        ({"about": '"ended talks"'}, ""),
        ({"about": '"talks had ended"'}, "s1"),
        ({"about": "cease*"}, "s1"),
        ({"about": "cease"}, ""),
        ({"about": "Ortega"}, ""),
        ({"to": "tide wire"}, "s1"),
        ({"to": "Wire Tide"}, ""),
        ({"place": "Karsk"}, "s3"),
        ({"place": "grand vell"}, "s1 s2 s3 s4"),
        ({"place": "Vells"}, ""),
        ({"mode": "direct"}, "s2"),
        ({"outlet": "Lune Post"}, "s1 s2 s3 s4"),
        ({"outlet": "tide wire"}, "s1 s2 s3 s4"),
        ({"outlet": "Post Tide"}, ""),
        ({"since": "2024-03-20", "until": "2024-03-20"}, "s1 s2 s3 s4"),
        ({"since": "2024-03-21"}, ""),
        ({"until": "2024-02"}, ""),
        ({"until": "2024"}, "s1 s2 s3 s4"),
        ({"by": "Ortega", "about": "ceasefire", "to": "Tide Wire", "mode": "indirect"}, "s1"),
        ({"report": "talks", "limit": 2}, "s1 s2"),
        ({"report": "other"}, ""),
        ({"as_of": "2024-03-19"}, ""),
        ({"as_of": "2024-03-20", "by": "Ortega"}, "s1 s2"),
    ],
    ids=str,
)
def test_what_is_found(asked: Ledger, question: dict[str, Any], found: str) -> None:
    assert " ".join(row.id for row in asked.statements(**question)) == found


def test_a_row_points_at_its_words(asked: Ledger) -> None:
    (row,) = asked.statements(about="ceasefire")
    record = asked.record(row.report)
    assert record.quote(row.spans) == row.content == "the ceasefire talks had ended"
    assert row.statement == record.statements[0]
    assert (row.speaker, row.outlet, row.day) == (
        "José Núñez-Ortega",
        "Lune Post; Tide Wire",
        "2024-03-20",
    )


@pytest.mark.parametrize("day", ["tomorrow", "2024-13", "2024-02-31", "22/03/2024", ""])
@pytest.mark.parametrize("name", ["since", "until", "as_of"])
def test_what_is_no_day_is_refused_at_once(asked: Ledger, name: str, day: str) -> None:
    with pytest.raises(LedgerError, match="is not a date"):
        asked.statements(**{name: day})  # type: ignore[arg-type]


def test_a_wrong_mode_is_refused(asked: Ledger) -> None:
    with pytest.raises(LedgerError, match="is not a mode"):
        asked.statements(mode="loud")


NASTY = ['"', "'", "AND", "OR NOT", "NEAR(", "a:b", "*", "(", "^a", "content:", "-a", "\x00", "%",
         "a\x00b", "{x} : y", '"" ""', "“quoted”", "; --", "\\", "ﬁ", "Ⅷ"]  # fmt: skip


@pytest.mark.parametrize("words", NASTY)
def test_no_words_are_query_syntax(asked: Ledger, words: str) -> None:
    for name in ("by", "about", "to", "place", "outlet"):
        list(asked.statements(**{name: words}))  # type: ignore[arg-type]
        list(asked.statements(**{name: f"Ortega {words}"}))  # type: ignore[arg-type]
    list(asked.figures(measure=words, about=words, by=words, place=words))
    list(asked.people(words))
    list(asked.search(words))


@settings(max_examples=60)
@given(st.text(max_size=20), st.sampled_from(["by", "about", "to", "place", "outlet"]))
def test_any_words_can_be_asked_for(asked: Ledger, words: str, name: str) -> None:
    list(asked.statements(**{name: words}))  # type: ignore[arg-type]
    list(asked.search(words))


def test_the_latest_day_comes_first_and_a_report_in_its_order(ledger: Ledger) -> None:
    for record in invented.reports(4):
        ledger.add_record(record)
    rows = list(ledger.statements())
    assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
    for _, group in itertools.groupby(rows, key=lambda row: row.report):
        begins = [row.spans[0][0] for row in group]
        assert begins == sorted(begins)


def test_figures_are_found_by_measure_place_and_word(ledger: Ledger) -> None:
    ledger.add_record(make_record("a", count=14, town="Karsk"))
    ledger.add_record(make_record("b", count=20, town="Lune", speaker="Ana Lume"))
    assert [row.low for row in ledger.figures(measure="missing")] == [20, 14]
    assert list(ledger.figures(measure="miss")) == []
    assert [row.report for row in ledger.figures(place="karsk")] == ["a"]
    assert [row.report for row in ledger.figures(by="lume", measure="missing")] == ["b"]
    (row,) = ledger.figures(place="Karsk")
    assert ledger.record("a").quote(row.span) == row.words == "14"
    assert row.figure == ledger.record("a").figures[0]
    assert row.place_from == "figure"
    assert row.speaker == "Mara Ilves"


@pytest.mark.parametrize(
    ("asked", "found"),
    [("France", "a"), ("Britain", "b"), ("the U.K.", "b"), ("Karsk", "a"), ("Norway", "")],
)
def test_a_country_is_asked_for_by_what_lies_in_it(ledger: Ledger, asked: str, found: str) -> None:
    for id_, town, code in (("a", "Karsk", "FR"), ("b", "Lune", "GB")):
        made = make_record(id_, town=town)
        there = dataclasses.replace(made.places[0], country=code)
        ledger.add_record(dataclasses.replace(made, places=(there,)))
    assert [row.report for row in ledger.figures(place=asked)] == found.split()
    assert [row.report for row in ledger.statements(place=asked)] == found.split()


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("KARSK, Lune, March 3 (Tide Wire) -", "KARSK, Lune"),
        ("PORT-AU-VELL (Tide Wire) —", "PORT-AU-VELL"),
        ("GRAND VELL —", "GRAND VELL"),
        ("KARSK, 3 March", "KARSK"),
        ("(Tide Wire) -", None),
    ],
)
def test_a_dateline_is_a_place_without_its_day_and_agency(
    ledger: Ledger, dateline: str, place: str | None
) -> None:
    made = make_record(dateline=dateline)
    count = dataclasses.replace(made.figures[0], place=None)
    ledger.add_record(dataclasses.replace(made, figures=(count,), places=()))
    (row,) = ledger.figures()
    assert (row.places, row.place_from) == (place, "dateline" if place else None)


def test_people_are_counted(ledger: Ledger) -> None:
    for number, speaker in enumerate(("Mara Ilves", "Mara Ilves", "Ana Lume")):
        ledger.add_record(
            make_record(f"{number}", speaker=speaker, published=f"2024-03-0{number + 1}")
        )
    rows = list(ledger.people())
    assert [(row.name, row.reports, row.statements) for row in rows] == [
        ("Mara Ilves", 2, 2),
        ("Ana Lume", 1, 1),
    ]
    assert (rows[0].first_day, rows[0].last_day) == ("2024-03-01", "2024-03-02")
    assert [row.name for row in ledger.people("ilves")] == ["Mara Ilves"]
    assert [row.reports for row in ledger.people("ilves", since="2024-03-02")] == [1]
    assert [row.name for row in ledger.people(as_of="2024-03-02")] == ["Mara Ilves"]
    assert list(ledger.people(kind="place")) == []
    ledger.add_record(make_record("0", speaker="Ana Lume", published="2024-03-01"))
    assert {row.name: row.reports for row in ledger.people()} == {"Mara Ilves": 1, "Ana Lume": 2}


def test_search_ranks_shows_the_words_and_whose_they_are(ledger: Ledger) -> None:
    padding = "It rained all day and nothing else was heard. " * 30
    ledger.add_record(make_record("much", count=77))
    ledger.add_record(make_record("little", text=f"{padding}Mara Ilves told reporters that 14 "
                                  "people were late in Karsk, and one was missing."))  # fmt: skip
    hits = list(ledger.search("missing people"))
    assert [hit.report for hit in hits] == ["much", "little"]
    for hit in hits:
        text = ledger.record(hit.report).report.text
        assert " ".join(text[slice(*hit.span)].split()) == hit.words
        assert {text[slice(*match)] for match in hit.matches} == {"missing", "people"}
        assert (hit.statement, hit.speaker) == ("s1", "Mara Ilves")
    assert len(hits[1].words) < 260
    assert [hit.report for hit in ledger.search('"people were late"')] == ["little"]
    assert [hit.report for hit in ledger.search("rains heard")] == ["little"]
    assert list(ledger.search("people nowhere")) == []


def test_search_names_a_source_that_is_not_resolved(ledger: Ledger) -> None:
    made = make_record()
    (said,) = made.statements
    nameless = dataclasses.replace(said, entity=None, entity_id=None)
    ledger.add_record(dataclasses.replace(made, statements=(nameless,)))
    (hit,) = ledger.search("missing Karsk")
    assert (hit.statement, hit.speaker, hit.source) == ("s1", None, "Mara Ilves")


def test_search_finds_only_what_holds(ledger: Ledger) -> None:
    ledger.add_record(make_record("a", count=14), read_at=moment("2024-04-01"))
    ledger.add_record(make_record("a", count=20), read_at=moment("2024-05-01"))
    assert list(ledger.search("14")) == []
    assert len(list(ledger.search("20"))) == 1
    assert len(list(ledger.search("14", as_of="2024-04-30"))) == 1
    assert list(ledger.search("20", as_of="2024-04-30")) == []


@pytest.mark.parametrize(
    ("day", "count"),
    [("2024-03-19", None), ("2024-03-20", 14), ("2024-04-30", 14), ("2024-05-01", 20),
     ("2024-06", 20)],
)  # fmt: skip
def test_as_of_a_day_a_report_is_what_was_known_then(
    ledger: Ledger, day: str, count: int | None
) -> None:
    """Published on 20 March, read in April, changed by May."""
    ledger.add_record(make_record(count=14), read_at=moment("2024-04-01"))
    ledger.add_record(make_record(count=20), read_at=moment("2024-05-01"))
    assert [row.low for row in ledger.figures(as_of=day)] == ([count] if count else [])
    assert len(list(ledger.records(as_of=day))) == bool(count)


def test_a_clock_that_jumps_back_does_not_bring_back_the_old(ledger: Ledger) -> None:
    ledger.add_record(make_record(count=14), read_at=moment("2030-01-01"))
    ledger.add_record(make_record(count=20), read_at=moment("2025-01-01"))
    ledger.add_record(reread_by(NEWER, make_record(count=20)), read_at=moment("2024-12-01"))
    assert [row.low for row in ledger.figures()] == [20]
    assert [row.low for row in ledger.figures(as_of="2031")] == [20]
    assert ledger.record("post/1", as_of="2031").engine == NEWER
    assert list(ledger.check()) == []


def test_answers_stream_while_the_ledger_is_written(ledger: Ledger) -> None:
    for record in invented.reports(12):
        ledger.add_record(record)
    rows = ledger.statements()
    first = next(rows)
    ledger.add_record(make_record("late", published="2026-01-01"))
    assert first.day >= next(rows).day
    assert sum(1 for _ in rows) == 12 * invented.STATEMENTS - 2


def test_answers_become_frames(asked: Ledger) -> None:
    pandas = pytest.importorskip("pandas")
    frame = asked.statements().to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["id"]) == ["s1", "s2", "s3", "s4"]
    assert list(asked.statements(by="nobody").to_pandas().columns) == list(frame.columns)


def test_answers_become_polars_frames(ledger: Ledger) -> None:
    polars = pytest.importorskip("polars")
    ledger.add_record(make_record())
    assert ledger.figures().to_polars()["low"].to_list() == [14.0]
    assert ledger.figures(by="nobody").to_polars().schema["low"] == polars.Float64
    assert ledger.search("missing").to_polars()["matches"].to_list() != []


def test_an_archive_read_at_once_can_be_asked_about_any_day(path: Path) -> None:
    with onrecord.open(path) as ledger:
        for record in invented.reports(20):
            ledger.add_record(record)
        days = sorted(report.day for report in ledger.reports())
        for number in (0, 10, 19):
            known = {row.report for row in ledger.statements(as_of=days[number])}
            assert len(known) == sum(day <= days[number] for day in days)
