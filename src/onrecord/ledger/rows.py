"""Writing rows, with the full-text index of those that have one."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from onrecord.ledger import moments

WORDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "statements": (
        "statement_words",
        ("content", "speaker_names", "source", "addressee", "places", "outlet"),
    ),
    "figures": (
        "figure_words",
        ("measure", "sentence", "speaker_names", "source", "places", "outlet"),
    ),
}
"""For each table with a full-text index, the index and the columns in it."""


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Write one row; its number."""
    marks = ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
    return int(connection.execute(sql, tuple(row.values())).lastrowid or 0)


def insert_words(
    connection: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write rows of one shape into a table and into its full-text index."""
    if not rows:
        return
    index, columns = WORDS[table]
    names = tuple(rows[0])
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [tuple(row.values()) for row in rows],
    )
    connection.executemany(
        f"INSERT INTO {index} (rowid, {', '.join(columns)})"
        f" VALUES ({', '.join('?' * (len(columns) + 1))})",
        [(row["number"], *(row[name] for name in columns)) for row in rows],
    )


def take_numbers(connection: sqlite3.Connection, count: int, *, day: str) -> int:
    """Numbers for rows of a day, never given twice; the first of them."""
    found = connection.execute(
        "UPDATE sequences SET next = next + ? WHERE name = 'rows' RETURNING next", (count,)
    ).fetchall()
    return moments.number_base(day) + int(found[0][0]) - count


def insert_people(
    connection: sqlite3.Connection, entities: Sequence[Mapping[str, Any]], *, day: str
) -> None:
    """Count a reading's entities among the people of the ledger."""
    by_key: dict[str, dict[str, Any]] = {}
    for row in entities:
        known = by_key.setdefault(row["key"], {**row, "statements": 0})
        known["statements"] += row["statements"]
    connection.executemany(
        "INSERT INTO people (key, name, kind, role, names, reports, statements, first_day,"
        " last_day) VALUES (:key, :name, :kind, :role, :names, 1, :statements, :day, :day)"
        " ON CONFLICT (key) DO UPDATE SET reports = reports + 1,"
        " statements = people.statements + excluded.statements,"
        " role = coalesce(CASE WHEN excluded.last_day >= people.last_day THEN excluded.role END,"
        " people.role, excluded.role),"
        " first_day = min(people.first_day, excluded.first_day),"
        " last_day = max(people.last_day, excluded.last_day)",
        [{**row, "day": day} for row in by_key.values()],
    )
