"""The tables of a ledger are those that the documents describe."""

import re
import sqlite3
from pathlib import Path

import pytest

import onrecord
from onrecord.ledger import migrating

DOCS = Path(__file__).parents[2] / "docs"
SECTION = re.compile(r"^### `(\w+)`$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
DOCUMENTED = {
    table: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    for page in DOCS.glob("*.md")
    for table, text in SECTION.findall(page.read_text(encoding="utf-8"))
}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    path = tmp_path_factory.mktemp("schema") / "empty.onrecord"
    onrecord.open(path).close()
    return sqlite3.connect(path)


def tables() -> list[str]:
    """The tables of the ledger and of feeds; reconciliation and the pages have higher numbers."""
    own = [migration.sql for migration in migrating.known() if migration.number < 20]
    return ["migrations", *re.findall(r"^CREATE TABLE (\w+)", "\n".join(own), re.MULTILINE)]


def test_every_table_and_column_is_documented(schema: sqlite3.Connection) -> None:
    for table in tables():
        columns = [row[1] for row in schema.execute(f"PRAGMA table_info({table})")]
        assert DOCUMENTED.get(table) == columns, table


def test_no_documented_table_of_the_ledger_is_gone() -> None:
    page = (DOCS / "ledger.md").read_text(encoding="utf-8")
    assert {table for table, _ in SECTION.findall(page)} <= set(tables())


def test_every_full_text_index_is_named(schema: sqlite3.Connection) -> None:
    page = (DOCS / "ledger.md").read_text(encoding="utf-8")
    for name in ("statement_words", "figure_words", "people_words", "report_words"):
        assert schema.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)
        assert f"`{name}`" in page
