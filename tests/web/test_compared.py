"""How many reports still wait to be compared: counted without looking at each of them."""

import dataclasses
from pathlib import Path

import onrecord.ledger
from onrecord.ledger import Ledger
from onrecord.reconciliation.keeping import Across
from onrecord.record import Engine, Record
from onrecord.web import compared
from onrecord.web.shelf import Shelf
from tests.web.reports import wave

COUNTED = """\
SELECT count(*) FROM readings WHERE current = 1 AND number > coalesce(
 (SELECT CAST(value AS INTEGER) FROM across_state WHERE name = 'after'), 0)"""


def _pending(path: Path) -> int:
    shelf = Shelf(path)
    try:
        with shelf.reading() as reader:
            found = compared.pending(reader)
            assert found == reader.rows(COUNTED)[0][0]
    finally:
        shelf.close()
    return found


def _wave(number: int, *, toll: int = 40) -> Record:
    return wave(id_=f"wave-{number}", publisher="Coast Post", published="2024-06-03", toll=toll)


def _reread(ledger: Ledger, record: Record) -> None:
    newer = Engine(version="9.9.9", model="by-hand", sha256="1" * 64)
    ledger.add_record(dataclasses.replace(record, engine=newer))


def test_only_what_holds_and_is_new_waits(tmp_path: Path) -> None:
    path = tmp_path / "news.onrecord"
    with onrecord.ledger.open(path) as ledger:
        assert _pending(path) == 0
        for number in range(3):
            ledger.add_record(_wave(number))
        assert _pending(path) == 3
        ledger.add_record(_wave(0, toll=44))
        _reread(ledger, _wave(1))
        assert _pending(path) == 3
        with Across(ledger) as across:
            across.update()
        assert _pending(path) == 0
        _reread(ledger, _wave(2))
        ledger.add_record(_wave(4))
        assert _pending(path) == 2
