"""Writing rows, with the full-text index of those that have one."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from onrecord.ledger import moments
from onrecord.ledger.indexing import SEPARATOR, join

_MOST_NAMES = 40
ROOM: Final = 16
"""Numbers for each statement and figure: its row as read, and those that decisions make."""
Digested = tuple[str, str, str, str]
"""Of a table: its name, columns, order, and a further condition."""

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


_DIGESTED: Final[tuple[Digested, ...]] = (
    (
        "statements",
        "number, id, speaker, speaker_key, speaker_names, source, source_kind, cue, addressee,"
        " content, mode, kind, negated, parent, chain, places, outlet, spans, score",
        "number",
        " AND decided IS NULL",
    ),
    (
        "figures",
        "number, id, measure, low, high, qualifier, unit, words, counted, per, composition, place,"
        " place_from, places, time, statement, speaker, speaker_key, speaker_names, source,"
        " part_of, same_as, outlet, sentence, begin, end, score",
        "number",
        " AND decided IS NULL",
    ),
    ("entities", "*", "id", ""),
    ("places", "*", "begin, end", ""),
    ("times", "*", "begin, end", ""),
)


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Write one row; its number."""
    marks = ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"
    return int(connection.execute(sql, tuple(row.values())).lastrowid or 0)


def insert_all(
    connection: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write rows of one shape."""
    if rows:
        names = tuple(rows[0])
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            [tuple(row.values()) for row in rows],
        )


def insert_words(
    connection: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write rows of one shape into a table and into its full-text index."""
    if not rows:
        return
    index, columns = WORDS[table]
    insert_all(connection, table, rows)
    connection.executemany(
        f"INSERT INTO {index} (rowid, {', '.join(columns)})"
        f" VALUES ({', '.join('?' * (len(columns) + 1))})",
        [(row["number"], *(row[name] for name in columns)) for row in rows],
    )


def digest_rows(connection: sqlite3.Connection, reading: int) -> str:
    """A digest of the rows of a reading as they were read, read back from their tables.

    Columns that change later (whether a row holds, what replaced it) do not count, nor do rows
    that decisions made.
    """
    parts = [
        connection.execute(
            f"SELECT {columns} FROM {table} WHERE reading = ?{more} ORDER BY {order}",
            (reading,),
        ).fetchall()
        for table, columns, order, more in _DIGESTED
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def take_numbers(connection: sqlite3.Connection, count: int, *, day: str) -> range:
    """Numbers for rows of a day, never given twice, with room after each for decisions about it."""
    found = connection.execute(
        "UPDATE sequences SET next = next + ? WHERE name = 'rows' RETURNING next", (count * ROOM,)
    ).fetchall()
    end = moments.number_base(day) + int(found[0][0])
    return range(end - count * ROOM, end, ROOM)


def number_beside(connection: sqlite3.Connection, table: str, number: int, *, day: str) -> int:
    """A number for another row about the same thing: next to it, where there is room."""
    base = number - number % ROOM
    last = connection.execute(
        f"SELECT max(number) FROM {table} WHERE number BETWEEN ? AND ?", (base, base + ROOM - 1)
    ).fetchone()[0]
    if last is not None and last < base + ROOM - 1:
        return int(last) + 1
    return take_numbers(connection, 1, day=day)[0]


def insert_people(
    connection: sqlite3.Connection, entities: Sequence[Mapping[str, Any]], *, day: str
) -> None:
    """Count a reading's entities among the people of the ledger."""
    by_key: dict[str, dict[str, Any]] = {}
    for row in entities:
        person = by_key.setdefault(row["key"], {**row, "statements": 0, "day": day})
        person["statements"] += row["statements"]
    found = connection.execute(
        "SELECT key, number, names FROM people WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps([*by_key]),),
    )
    known = {key: (number, names) for key, number, names in found}
    for key, person in by_key.items():
        if key not in known:
            _new_person(connection, person)
            continue
        number, names = known[key]
        connection.execute(
            "UPDATE people SET reports = reports + 1, statements = statements + :statements,"
            " role = coalesce(iif(:day >= last_day, :role, role), role, :role),"
            " first_day = min(first_day, :day), last_day = max(last_day, :day)"
            " WHERE number = :number",
            {**person, "number": number},
        )
        _add_names(connection, number, names, person["names"])


def _new_person(connection: sqlite3.Connection, person: Mapping[str, Any]) -> None:
    number = connection.execute(
        "INSERT INTO people (key, name, kind, role, names, reports, statements, first_day,"
        " last_day) VALUES (:key, :name, :kind, :role, :names, 1, :statements, :day, :day)",
        person,
    ).lastrowid
    connection.execute(
        "INSERT INTO people_words (rowid, names) VALUES (?, ?)", (number, person["names"])
    )


def _add_names(connection: sqlite3.Connection, number: int, old: str, new: str) -> None:
    if old == new:
        return
    names = join([old, new])
    if names == old or names.count(SEPARATOR) >= _MOST_NAMES:
        return
    # An index beside its table is told what to forget before the table forgets it.
    connection.execute(
        "INSERT INTO people_words (people_words, rowid, names) VALUES ('delete', ?, ?)",
        (number, old),
    )
    connection.execute("UPDATE people SET names = ? WHERE number = ?", (names, number))
    connection.execute("INSERT INTO people_words (rowid, names) VALUES (?, ?)", (number, names))
