"""Keeping up with a ledger: by one process or many, in few steps or many, the same comes out."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from benchmarks.ledger import invented
from onrecord import Across, LedgerError
from onrecord.reconciliation.keeping import bands as kept
from onrecord.reconciliation.keeping.drawing import Reading, draw_all
from onrecord.reconciliation.keeping.workers import Workers

TABLES = ("state", "reports", "bands", "terms", "copies", "stories", "measures", "discrepancies")
REPORTS = 140


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "news.onrecord"
    with onrecord.open(path) as opened, opened.batch():
        for record in invented.reports(REPORTS):
            opened.add_record(record)
    return path


def everything(across: Across) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: across.writer.execute(f"SELECT * FROM across_{table} ORDER BY 1, 2").fetchall()
        for table in TABLES
    }


def test_any_number_of_processes_derives_the_same(ledger: Path) -> None:
    with onrecord.open(ledger) as opened, Across(opened) as across:
        steps: list[int] = []
        assert across.rebuild(workers=1, on_step=steps.append) == REPORTS
        assert steps == list(range(1, REPORTS + 1))
        alone = everything(across)
        assert across.rebuild(workers=3) == REPORTS
        together = everything(across)
    # Numbers are never given twice, so those of stories and reports go on; the rest is the same.
    assert len(alone["copies"]) == len(together["copies"]) > 3
    assert [row[0] for row in alone["discrepancies"]] == [
        row[0] for row in together["discrepancies"]
    ]
    assert [row[1:] for row in drawn(alone)] == [row[1:] for row in drawn(together)]


def drawn(tables: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    """What is kept of the reports, but for the numbers of their stories."""
    return [row[:-2] for row in tables["reports"]]


def test_a_process_that_ends_costs_no_work() -> None:
    with Workers(2) as crew:
        assert list(crew.each(sorted, [[2, 1]] * 6)) == [[1, 2]] * 6
        for process in crew._started:
            process.kill()
            process.wait()
        assert list(crew.each(sorted, [[2, 1]] * 6)) == [[1, 2]] * 6


def test_a_damaged_record_is_named_by_whichever_process_reads_it() -> None:
    damaged = Reading(1, "the-report", b"no record")
    for size in (1, 2):
        with Workers(size) as crew, pytest.raises(LedgerError, match="the-report is damaged"):
            list(crew.each(draw_all, [[damaged]]))


@settings(max_examples=40, deadline=None)
@given(
    reports=st.lists(st.sets(st.integers(-3, 3), max_size=5), max_size=300),
    every=st.integers(1, 40),
    loaded=st.integers(0, 100),
)
def test_bands_in_memory_are_found_as_those_in_the_file(
    reports: list[set[int]], every: int, loaded: int
) -> None:
    files = [sqlite3.connect(":memory:") for _ in range(2)]
    for file in files:
        file.execute("CREATE TABLE across_bands (band, report, PRIMARY KEY (band, report))")
    filed = kept.Filed(files[0])
    held: kept.Bands = kept.Filed(files[1])
    for number, report in enumerate(reports):
        if number == loaded:
            held = kept.Held(files[1])
        bands = np.array(sorted(report), np.int64)
        assert held.sharing(bands) == filed.sharing(bands)
        for each in (held, filed):
            each.add(number, bands)
        if number % every == 0:
            held.write()
    held.write()
    tables = [file.execute("SELECT * FROM across_bands ORDER BY 1, 2").fetchall() for file in files]
    assert tables[0] == tables[1]
