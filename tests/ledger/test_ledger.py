"""Reports, versions and readings: what adding keeps, and what is read back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import Engine, Ledger, LedgerError, Record, Report
from tests.ledger.conftest import ENGINE, NEWER, make_record, moment, reread_by


def states(ledger: Ledger, *records: Record) -> list[str]:
    return [ledger.add_record(record).state for record in records]


def test_the_same_report_is_known_and_a_changed_one_is_a_version(ledger: Ledger) -> None:
    first, second = make_record(), make_record(count=20)
    assert states(ledger, first, first, second, second) == ["new", "known", "changed", "known"]
    assert [version.ordinal for version in ledger.versions("post/1")] == [1, 2]
    assert ledger.record("post/1") == second
    assert ledger.record("post/1", version=1) == first


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"publisher": "Other"},
        {"published": "2024-03-21"},
        {"url": "http://a.b"},
    ],
)
def test_what_readers_see_makes_a_version(ledger: Ledger, change: dict[str, str]) -> None:
    assert states(ledger, make_record(), make_record(**change)) == ["new", "changed"]


@pytest.mark.parametrize("change", [{"path": "b.txt"}, {"byline": "By Ann"}, {"dateline": "KARSK"}])
def test_what_is_read_out_of_the_text_does_not(ledger: Ledger, change: dict[str, str]) -> None:
    assert states(ledger, make_record(), make_record(**change)) == ["new", "known"]


def test_a_report_that_goes_back_has_a_third_version(ledger: Ledger) -> None:
    first, second = make_record(), make_record(count=20)
    assert states(ledger, first, second, first) == ["new", "changed", "changed"]
    ids = [version.id for version in ledger.versions("post/1")]
    assert len(set(ids)) == 3
    assert ledger.record("post/1") == first


def test_version_ids_follow_from_content_alone(tmp_path: Path) -> None:
    found = []
    for name, others in (("a", 0), ("b", 3)):
        with onrecord.open(tmp_path / name) as ledger:
            for number in range(others):
                ledger.add_record(make_record(f"other/{number}"))
            found.append(ledger.add_record(make_record()).version)
    assert found[0] == found[1]


def test_another_engine_adds_a_reading_and_the_old_one_stays(ledger: Ledger) -> None:
    old = make_record()
    new = reread_by(NEWER, old, statements=())
    ledger.add_record(old, read_at=moment("2024-04-01"))
    added = ledger.add_record(new, read_at=moment("2024-05-01"))
    assert added.state == "reread"
    assert ledger.record("post/1") == new
    assert ledger.record("post/1", as_of="2024-04-30") == old
    assert [version.readings for version in ledger.versions("post/1")] == [2]
    assert list(ledger.statements()) == []
    assert [row.id for row in ledger.statements(as_of="2024-04-30")] == ["s1"]


def test_records_come_in_the_order_of_the_log_and_only_what_holds(ledger: Ledger) -> None:
    for record in (make_record("a"), make_record("b"), make_record("a", count=20)):
        ledger.add_record(record)
    found = list(ledger.records())
    assert [(stored.number, stored.report_id, stored.ordinal) for stored in found] == [
        (2, "b", 1),
        (3, "a", 2),
    ]
    assert found[1].replaces == 1
    assert [stored.number for stored in ledger.records(after=2)] == [3]
    assert [stored.number for stored in ledger.records(after=3)] == []


def test_originals_are_kept_to_the_byte(ledger: Ledger) -> None:
    data = bytes(range(256)) * 50
    ledger.add_record(make_record("a"), original=data)
    ledger.add_record(make_record("b"), original=data)
    ledger.add_record(make_record("c"))
    assert ledger.original("a") == ledger.original("b") == data
    assert ledger.original("c") is None
    assert ledger.summary().originals == 1


def test_a_batch_is_all_or_nothing(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.batch():
            ledger.add_record(make_record("a"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(ledger.reports()) == []
    with ledger.batch():
        states(ledger, make_record("a"), make_record("b"))
    assert [report.id for report in ledger.reports()] == ["a", "b"]


def test_reports_are_listed_by_day(ledger: Ledger) -> None:
    for day in ("2024-03-02", "2024-03-01", "2024-04-01"):
        ledger.add_record(make_record(day, published=day))
    ledger.add_record(make_record("w", published="2024-03-01", publisher="Tide Wire"))
    assert [r.id for r in ledger.reports()] == ["2024-03-01", "w", "2024-03-02", "2024-04-01"]
    assert [r.id for r in ledger.reports(since="2024-03-02", until="2024-03")] == ["2024-03-02"]
    assert [r.id for r in ledger.reports(publisher="Tide Wire")] == ["w"]


@pytest.mark.parametrize(
    "published", [None, "2024", "2024-03", "2024-03-20T23:30:00+02:00", "soon"]
)
def test_any_date_of_publication_can_be_kept(ledger: Ledger, published: str | None) -> None:
    ledger.add_record(make_record(published=published), read_at=moment("2025-01-01"))
    (report,) = ledger.reports()
    dated = published and published[0] == "2"
    assert report.day == (("2024-03-20" if "20T" in (published or "") else
                           f"{published}-01-01"[:10]) if dated else "2025-01-01")  # fmt: skip


@pytest.mark.parametrize("asked", ["nobody", "", "%"])
def test_what_is_not_there_is_said(ledger: Ledger, asked: str) -> None:
    with pytest.raises(LedgerError, match="has no report"):
        ledger.record(asked)


def test_a_version_can_be_asked_for_by_its_id_or_its_beginning(ledger: Ledger) -> None:
    first = ledger.add_record(make_record()).version
    ledger.add_record(make_record(count=20))
    assert ledger.stored(first).ordinal == 1
    assert ledger.stored(first[:8]).ordinal == 1
    with pytest.raises(LedgerError, match="version 7"):
        ledger.record("post/1", version=7)


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such ledger"):
        onrecord.open(tmp_path / "none", create=False)
    with pytest.raises(LedgerError, match="there is no such ledger"):
        onrecord.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_reader_cannot_write(path: Path, ledger: Ledger) -> None:
    ledger.add_record(make_record())
    with onrecord.open(path, read_only=True) as reader:
        assert len(list(reader.statements())) == 1
        with pytest.raises(LedgerError, match="opened only for reading"):
            reader.add_record(make_record("b"))
        with reader.connect_reader() as connection, pytest.raises(Exception, match="readonly"):
            connection.execute("DELETE FROM reports")


def test_a_closed_ledger_leaves_one_file(path: Path) -> None:
    with onrecord.open(path) as ledger:
        ledger.add_record(make_record())
        next(iter(ledger.statements()))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(10, 13), st.sampled_from([ENGINE, NEWER])),
        max_size=12,
    )
)
def test_whatever_is_added_the_last_of_each_report_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, Engine]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "l"
    last: dict[str, Record] = {}
    with onrecord.open(path) as ledger:
        for id_, count, engine in steps:
            record = make_record(id_, count=count, engine=engine)
            if ledger.add_record(record).state != "known":
                last[id_] = record
        assert {stored.report_id: stored.record for stored in ledger.records()} == last
        assert len(list(ledger.statements())) == len(last)
        assert sum(person.reports for person in ledger.people()) == len(last)
        assert list(ledger.check()) == []


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=200), st.text(max_size=30))
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str
) -> None:
    record = Record(report=Report(id="any", text=text, title=title), engine=ENGINE)
    with onrecord.open(tmp_path_factory.mktemp("any") / "l") as ledger:
        ledger.add_record(record, original=text.encode("utf-8", "surrogatepass"))
        assert ledger.record("any") == record
        list(ledger.search(text))
        list(ledger.statements(about=text, by=text, to=title, place=title, outlet=text))
