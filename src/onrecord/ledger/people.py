"""Who is named across the ledger, and how much each said."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.ledger import phrases
from onrecord.ledger.indexing import Row
from onrecord.ledger.moments import Day
from onrecord.ledger.questions import in_time, stream

_COUNTED = """\
SELECT e.key, max(e.name) AS name, e.kind, max(e.role) AS role, max(e.names) AS names,
 count(DISTINCT g.report) AS reports, sum(e.statements) AS statements,
 min(v.day) AS first_day, max(v.day) AS last_day
 FROM {source} WHERE {where} GROUP BY e.key ORDER BY statements DESC, reports DESC, e.key
 LIMIT :limit"""
_BY_TIME = (
    "readings g JOIN versions v ON v.number = g.version CROSS JOIN entities e"
    " ON e.reading = g.number"
)
# A name has few keys, and each its own readings: to go through all readings would take longer.
_BY_NAME = (
    "entities e CROSS JOIN readings g ON g.number = e.reading"
    " CROSS JOIN versions v ON v.number = g.version"
)


def _matching(name: str | None) -> list[str]:
    if name is None:
        return []
    return ["number IN (SELECT rowid FROM people_words WHERE people_words MATCH :words)"]


def ask_people(
    connection: sqlite3.Connection,
    *,
    name: str | None,
    kind: str | None,
    since: Day | None,
    until: Day | None,
    as_of: Day | None,
    limit: int | None,
) -> Iterator[Row]:
    """Rows of people, those with the most statements first.

    Raises:
        LedgerError: A day is not one.
        sqlite3.Error: The file cannot be read.
    """
    where, values = ["1"], dict[str, Any](limit=-1 if limit is None else limit)
    if name is not None:
        if not phrases.tokens(name):
            return iter(())
        where.append("names_hold(e.names, :name)")
        values["name"] = name
        values["words"] = phrases.name_query(name)
    if kind is not None:
        where.append("e.kind = :kind")
        values["kind"] = kind
    if since is None and until is None and as_of is None:
        sql = (
            "SELECT key, name, kind, role, names, reports, statements, first_day, last_day"
            f" FROM people e WHERE reports > 0 AND {' AND '.join(where + _matching(name))}"
            " ORDER BY statements DESC LIMIT :limit"
        )
        return stream(connection, sql, values)
    if name is not None:
        where.append(
            "e.key IN (SELECT key FROM people WHERE number IN"
            " (SELECT rowid FROM people_words WHERE people_words MATCH :words))"
        )
    held, of_days = in_time(since=since, until=until, as_of=as_of)
    where += held
    values |= of_days
    source = _BY_TIME if name is None else _BY_NAME
    return stream(connection, _COUNTED.format(source=source, where=" AND ".join(where)), values)
