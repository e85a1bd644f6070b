"""Tables are brought up in numbered steps, each whole or not at all; what is newer is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import onrecord
from onrecord import LedgerError
from onrecord.ledger import migrating, open_for_questions
from onrecord.ledger.migrating import Migration
from tests.ledger.conftest import make_record


def applied(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM migrations")]


def more(monkeypatch: pytest.MonkeyPatch, *extra: Migration) -> None:
    everything = (*migrating.known(), *extra)
    monkeypatch.setattr(migrating, "known", lambda: everything)


def test_numbers_are_unique_and_in_order() -> None:
    numbers = [migration.number for migration in migrating.known()]
    assert numbers == sorted(set(numbers))


def test_a_ledger_of_an_older_version_is_brought_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with onrecord.open(path) as ledger:
        ledger.add_record(make_record())
    before = applied(path)
    more(monkeypatch, Migration(number=9001, name="more", sql="CREATE TABLE more (a);\n"))
    with pytest.raises(LedgerError, match="older onrecord"):
        onrecord.open(path, read_only=True)
    with open_for_questions(path) as ledger:
        assert len(list(ledger.statements())) == 1
    assert applied(path) == [*before, 9001]


def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    onrecord.open(path).close()
    before = applied(path)
    sql = "CREATE TABLE one (a);\nCREATE TABLE one (a);\n"
    with monkeypatch.context() as patched:
        more(patched, Migration(number=9001, name="wrong", sql=sql))
        with pytest.raises(LedgerError, match="already exists"):
            onrecord.open(path)
    assert applied(path) == before
    with onrecord.open(path) as ledger:
        assert ledger.add_record(make_record()).state == "new"


def test_a_newer_ledger_is_refused_in_one_line(path: Path) -> None:
    onrecord.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES (9999, 'later', '2030-01-01')")
    for read_only in (False, True):
        with pytest.raises(LedgerError, match="written by a newer onrecord") as raised:
            onrecord.open(path, read_only=read_only)
        assert "\n" not in str(raised.value)


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger"):
        onrecord.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"Once upon a time there was a text.\n" * 40, b"SQLite format 3"])
def test_a_file_that_is_no_database_is_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"not a ledger|damaged"):
        onrecord.open(path)
    assert path.read_bytes() == data


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with onrecord.open(path) as ledger:
        assert ledger.add_record(make_record()).state == "new"


def test_a_directory_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        onrecord.open(tmp_path)
