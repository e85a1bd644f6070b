"""The shape of a gazetteer file: one SQLite database, the same for ours and for the user's own."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from onrecord.gazetteer.entry import KINDS, Entry
from onrecord.gazetteer.keys import fold

VERSION: Final = 1
"""What `PRAGMA user_version` holds; a file of another version is refused."""
APPLICATION: Final = 0x6F6E6772
"""What `PRAGMA application_id` holds: "ongr"."""
SCALE: Final = 10_000
"""Degrees are stored as whole ten-thousandths: eleven metres, in half the room."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS places (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    lat INTEGER NOT NULL,
    lon INTEGER NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT NOT NULL,
    admin2 TEXT NOT NULL,
    population INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS names (
    key TEXT NOT NULL,
    place INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    places INTEGER NOT NULL
);
"""
_INSERT: Final = "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STAGE: Final = "CREATE TEMP TABLE IF NOT EXISTS staged (key TEXT, place INTEGER, rank INTEGER)"
_NAME: Final = "INSERT INTO staged VALUES (?, ?, ?)"
_SORT: Final = (
    "INSERT OR REPLACE INTO names"
    " SELECT key, place, min(rank) FROM staged GROUP BY key, place ORDER BY key, place"
)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, where they are not there yet."""
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")


def insert(
    connection: sqlite3.Connection, places: Iterable[tuple[Entry, Iterable[tuple[str, int]]]]
) -> int:
    """Write places, each with its names and their ranks, over what was there under their ids.

    Returns:
        How many.
    """
    # Millions of names in the order of a dump would touch the whole tree for each: sorted first,
    # they are written one after the other.
    connection.execute(_STAGE)
    count = 0
    for place, names in places:
        connection.execute(_INSERT, _row(place))
        rows = ((fold(name), place.id, rank) for name, rank in names)
        connection.executemany(_NAME, (row for row in rows if row[0]))
        count += 1
    connection.execute(_SORT)
    connection.execute("DELETE FROM staged")
    return count


def _row(place: Entry) -> tuple[object, ...]:
    return (
        place.id,
        place.name,
        KINDS.index(place.kind),
        round(place.lat * SCALE),
        round(place.lon * SCALE),
        place.country,
        place.admin1,
        place.admin2,
        place.population,
    )
