"""Killed, out of space, read and written at once, cut off, flipped: nothing accepted is lost."""

import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import onrecord
from benchmarks.ledger import invented
from onrecord import Ledger, LedgerError
from onrecord.ledger import connection
from tests.ledger.conftest import make_record

ROOT = Path(__file__).parents[2]
FLIPS = int(os.environ.get("ONRECORD_FLIPS", "30"))
KILLS = int(os.environ.get("ONRECORD_KILLS", "20"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks, as POSIX systems can")
def test_killed_at_any_moment_nothing_accepted_is_lost(tmp_path: Path) -> None:
    """ONRECORD_KILLS=500 for the nightly form."""
    seed = str(random.SystemRandom().randrange(10**6))
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ledger.kills", str(tmp_path), str(KILLS), seed],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, f"seed {seed}: {ran.stderr}"
    counts = json.loads(ran.stdout.splitlines()[-1])
    assert counts["rounds"] == KILLS
    assert counts["killed"] > KILLS // 2


def fill(ledger: Ledger) -> int:
    """Add until it fails; how many were accepted."""
    for number, record in enumerate(invented.reports(500)):
        told = error_of(lambda: ledger.add_record(record, original=os.urandom(5000)))  # noqa: B023 - called here
        if told:
            assert "no space" in told
            return number
    pytest.fail("it never filled up")


def error_of(do: Callable[[], object]) -> str:
    """The one line of a LedgerError, or nothing."""
    try:
        do()
    except LedgerError as error:
        told = str(error)
    else:
        return ""
    assert "\n" not in told
    return told


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with onrecord.open(path) as ledger:
        pages = ledger._write.execute("PRAGMA page_count").fetchone()[0]
        ledger._write.execute(f"PRAGMA max_page_count = {pages + 300}")
        accepted = fill(ledger)
        assert accepted > 3
        assert len(list(ledger.reports())) == accepted
        assert list(ledger.check()) == []
    with onrecord.open(path) as ledger:
        ledger.add_record(make_record())
        assert len(list(ledger.reports())) == accepted + 1
        assert list(ledger.check()) == []


def test_a_file_size_limit_loses_nothing(path: Path) -> None:
    """As a quota does: the system refuses to let a file grow, in the midst of a write."""
    script = (
        "import onrecord, resource, sys\n"
        "from benchmarks.ledger import invented\n"
        f"ledger = onrecord.open({str(path)!r})\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))\n"
        "for record in invented.reports(500):\n"
        "    try:\n"
        "        print(ledger.add_record(record).report_id, flush=True)\n"
        "    except onrecord.LedgerError as error:\n"
        "        print(error, file=sys.stderr)\n"
        "        sys.exit(1)\n"
    )
    assert resource.RLIMIT_FSIZE is not None
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1, ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "what was added is kept" in ran.stderr
    accepted = ran.stdout.split()
    assert len(accepted) > 3
    with onrecord.open(path) as ledger:
        assert sorted(report.id for report in ledger.reports()) == sorted(accepted)
        assert list(ledger.check()) == []


def test_a_reader_that_holds_the_file_stops_nobody(path: Path, ledger: Ledger) -> None:
    ledger.add_record(make_record("a"))
    with closing(ledger.connect_reader()) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (1,)
        for number in range(30):
            ledger.add_record(make_record(f"b/{number}"))
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (1,)
        assert len(list(ledger.reports())) == 31
    with onrecord.open(path, read_only=True) as other:
        assert len(list(other.reports())) == 31


def test_two_writers_take_turns(path: Path, ledger: Ledger) -> None:
    with onrecord.open(path) as other:
        for number in range(10):
            ledger.add_record(make_record(f"a/{number}"))
            other.add_record(make_record(f"b/{number}"))
            other.add_record(make_record(f"a/{number}"))
        assert len(list(ledger.reports())) == len(list(other.reports())) == 20
        assert list(ledger.check()) == []


def test_a_writer_that_waits_in_vain_says_so_in_one_line(
    path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.2)
    with onrecord.open(path) as other:
        other._write.execute("PRAGMA busy_timeout = 200")
        with ledger.batch():
            with pytest.raises(LedgerError, match="another process is writing to it") as raised:
                other.add_record(make_record("b"))
            ledger.add_record(make_record("a"))
        assert "\n" not in str(raised.value)
        other.add_record(make_record("b"))
        assert len(list(other.reports())) == 2


def filled(path: Path) -> bytes:
    with onrecord.open(path) as ledger:
        for record in invented.reports(6):
            added = ledger.add_record(record, original=record.report.text.encode())
        ledger.decide(
            subject=f"statement:{added.version}:s1", action="accept", who="Ada", why="heard it"
        )
        ledger.add_record(make_record("a"))
        ledger.add_record(make_record("a", count=20))
    return path.read_bytes()


def answers(path: Path) -> list[Any]:
    with onrecord.open(path) as ledger:
        return [
            list(ledger.check()),
            [(row.report, row.id, row.content, row.decision) for row in ledger.statements()],
            [(row.id, row.low, row.places) for row in ledger.figures()],
            [(stored.number, stored.record) for stored in ledger.records()],
            list(ledger.people()),
            list(ledger.decisions()),
            [ledger.original(report.id) for report in ledger.reports()],
            [ledger.versions(report.id) for report in ledger.reports()],
            [(hit.report, hit.words) for hit in ledger.search("ceasefire")],
        ]


@pytest.mark.parametrize("share", [0.0001, 0.3, 0.9, 0.9999])
def test_a_file_cut_off_is_found_when_it_is_opened(path: Path, share: float) -> None:
    data = filled(path)
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(LedgerError) as raised:
        onrecord.open(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_flipped_bytes_are_found_or_do_no_harm(path: Path) -> None:
    """Opening or checking finds them, unless they fell where nothing is kept."""
    data = filled(path)
    whole = answers(path)
    draw = random.Random(7)
    found = 0
    for _ in range(FLIPS):
        spoilt = bytearray(data)
        place = draw.randrange(len(data))
        spoilt[place] ^= 1 << draw.randrange(8)
        path.write_bytes(spoilt)
        now: list[Any] = []
        told = error_of(lambda: now.extend(answers(path)))  # noqa: B023 - called here
        found += bool(told or now[0])
        assert told or now[0] or now == whole, f"byte {place}"
        for name in ("-wal", "-shm"):
            path.with_name(path.name + name).unlink(missing_ok=True)
    assert found > FLIPS // 3


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("statements", "content = 'else' WHERE id = 's1'"),
        ("statements", "speaker = 'Somebody'"),
        ("statements", "current = 1 - current"),
        ("figures", "low = 3"),
        ("entities", "role = 'king'"),
        ("people", "reports = 9"),
        ("versions", "published = '2020-01-01'"),
        ("versions", "content = 'x'"),
        ("readings", "read_at = '2020-01-01T00:00:00.000Z'"),
        ("readings", "known_at = '2020-01-01T00:00:00.000Z'"),
        ("readings", "current = 0"),
        ("reports", "reading = 1"),
        ("decisions", "why = 'other'"),
        ("decisions", "at = '2020-01-01T00:00:00.000Z'"),
        ("originals", "bytes = x'00'"),
        ("engines", "model = 'other'"),
    ],
)
def test_what_was_changed_from_outside_is_found(path: Path, table: str, change: str) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"UPDATE {table} SET {change}")
    with onrecord.open(path) as ledger:
        assert list(ledger.check()) != []


@pytest.mark.parametrize("table", ["decisions", "readings", "originals", "statements", "people"])
def test_what_was_taken_out_is_found(path: Path, table: str) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    with onrecord.open(path) as ledger:
        assert list(ledger.check()) != []


def test_a_ledger_whose_making_was_cut_short_is_made_anew(path: Path, tmp_path: Path) -> None:
    """Killed while the file was first written, before it kept a write-ahead log."""
    making = tmp_path / "making"
    with closing(sqlite3.connect(making, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("CREATE TABLE half (made)")
        for _ in range(200):
            other.execute("INSERT INTO half VALUES (zeroblob(3000))")
        for name in ("", "-journal"):
            path.with_name(path.name + name).write_bytes(Path(f"{making}{name}").read_bytes())
    with onrecord.open(path) as ledger:
        assert ledger.add_record(make_record()).state == "new"
        assert list(ledger.check()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_directory_is_named_as_one(tmp_path: Path, create: bool) -> None:
    with pytest.raises(LedgerError, match=r"is a directory; name a file"):
        onrecord.open(tmp_path, create=create)
