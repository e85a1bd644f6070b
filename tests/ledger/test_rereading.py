"""Reading again what another engine read, with the real model."""

from collections.abc import Iterable

from onrecord import Added, Engine, InputError, Ledger, Record, Report
from onrecord.ledger import Progressed
from onrecord.ledger.ledger import this_engine
from onrecord.record import Document, Furniture
from tests.ledger.conftest import moment

TEXT = "Harbour reopens\n\nThe mayor of {} said on Monday that the harbour would open again."
OLD = Engine(version="0.0.1", model="old", sha256="0" * 64)


def add_old(ledger: Ledger, *towns: str) -> None:
    for town in towns:
        report = Report(id=town, text=TEXT.format(town), byline="wrong, read by the old engine")
        document = Document(
            report=Report(id=town, text=TEXT.format(town)),
            furniture=(Furniture(kind="title", span=(0, 15)),),
        )
        record = Record(report=report, engine=OLD)
        ledger.add_record(record, document=document, read_at=moment("2024-03-20"))


def read_again(results: Iterable[Added | InputError]) -> list[str]:
    return [r.report_id for r in results if isinstance(r, Added) and r.state == "reread"]


def test_what_another_engine_read_is_read_again_once(ledger: Ledger) -> None:
    add_old(ledger, "Karsk", "Lune")
    told: list[Progressed] = []
    results = ledger.reread(workers=1, on_progress=told.append)
    assert read_again(results) == ["Karsk", "Lune"]
    assert [(step.done, step.total, step.changed) for step in told] == [(1, 2, 1), (2, 2, 2)]
    record = ledger.record("Karsk")
    assert record.engine == this_engine()
    assert [record.quote(s.content) for s in record.statements] == ["the harbour would open again"]
    assert record.furniture[0] == Furniture(kind="title", span=(0, 15))
    assert record.report.byline is None
    assert ledger.record("Karsk", as_of="2024-03-20").engine == OLD
    assert [version.ordinal for version in ledger.versions("Karsk")] == [1]
    assert list(ledger.reread(workers=1)) == []
    assert list(ledger.check()) == []


def test_interrupted_it_goes_on(ledger: Ledger) -> None:
    add_old(ledger, "Karsk", "Lune", "Tarnby")
    begun = ledger.reread(workers=1)
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert read_again(ledger.reread(workers=2)) == ["Lune", "Tarnby"]
