"""SQL on a ledger reads, and does nothing else."""

from pathlib import Path

import pytest

from onrecord import Ledger, LedgerError
from tests.ledger.conftest import make_record


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for number in range(3):
        ledger.add_record(make_record(f"post/{number}", count=10 + number))
    return ledger


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT id FROM reports ORDER BY id LIMIT 1", [("post/0",)]),
        ("SELECT sum(low) FROM figures", [(33.0,)]),
        ("SELECT count(*) FROM statement_words WHERE statement_words MATCH 'missing'", [(3,)]),
        ("SELECT name FROM pragma_table_info('engines')", [("number",), ("version",), ("model",),
                                                           ("sha256",)]),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)"
         " SELECT max(i) FROM n", [(3,)]),
        ("SELECT date(number >> 32 || ' days') IS NULL FROM statements LIMIT 0", []),
    ],
)  # fmt: skip
def test_queries_answer(filled: Ledger, sql: str, rows: list[tuple[object, ...]]) -> None:
    _, found = filled.sql(sql)
    assert list(found) == rows


def test_rows_stream_under_their_names(filled: Ledger) -> None:
    heading, rows = filled.sql("SELECT id, title AS heading FROM reports")
    assert heading == ["id", "heading"]
    assert next(rows)[1] == "People missing"
    filled.add_record(make_record("later"))
    assert len(list(rows)) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM reports",
        "UPDATE reports SET title = 'x'",
        "INSERT INTO sequences VALUES ('x', 1)",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "DROP TABLE reports",
        "ATTACH '{elsewhere}' AS other",
        "VACUUM INTO '{elsewhere}'",
        "PRAGMA query_only = 0",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 9",
        "PRAGMA writable_schema = 1",
        "BEGIN IMMEDIATE",
        "SELECT load_extension('x')",
        "INSERT INTO report_words (report_words) VALUES ('optimize')",
        "SELECT 1; DELETE FROM reports",
        "SELECT nothing FROM reports",
        "not sql",
        "\x00",
    ],
)
def test_anything_else_is_refused_in_one_line(filled: Ledger, sql: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    before = filled.path.read_bytes()
    with pytest.raises(LedgerError) as raised:
        list(filled.sql(sql.format(elsewhere=elsewhere))[1])
    assert "\n" not in str(raised.value)
    assert not elsewhere.exists()
    assert filled.path.read_bytes() == before
    assert len(list(filled.reports())) == 3
