"""Questions about statements and figures, as one query each.

Everything that narrows by words (who, what about, to whom, where, which outlet) is one full-text
query, so that SQLite intersects the lists of rows; days are a range of row numbers, since a row's
number begins with its day; and the order is that of the numbers, newest first, so that nothing is
sorted and a limit ends the work early.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from onrecord.errors import LedgerError
from onrecord.gazetteer import usual_name
from onrecord.ledger import moments, phrases
from onrecord.ledger.indexing import Row
from onrecord.ledger.moments import Day

MODES: Final = ("direct", "mixed", "indirect")
_PIECE = 256

_STATEMENT = """\
SELECT s.number, r.id AS report, v.id AS version, s.id, v.day, v.published, s.outlet, v.title,
 r.url, s.speaker, s.source, s.cue, s.addressee, s.content, s.mode, s.kind, s.negated, s.chain,
 s.places, s.spans, s.score, s.decision, s.reading, s.value"""
_FIGURE = """\
SELECT s.number, r.id AS report, v.id AS version, s.id, v.day, v.published, s.outlet, v.title,
 r.url, s.measure, s.low, s.high, s.qualifier, s.unit, s.words, s.counted, s.place, s.place_from,
 s.places, s.time, s.speaker, s.source, s.sentence, s.begin, s.end, s.score,
 s.decision, s.reading, s.value"""
_JOINS = """\
 JOIN readings g ON g.number = s.reading
 JOIN versions v ON v.number = g.version
 JOIN reports r ON r.number = g.report"""

# As of a moment, a report shows its latest reading of those known by then. Latest by the log's
# own count and not by the clock, which may have been set back.
KNOWN = """\
g.known_at < :as_of AND NOT EXISTS (SELECT 1 FROM readings n
 WHERE n.report = g.report AND n.number > g.number AND n.known_at < :as_of)"""
_DECIDED = """\
 AND (s.decided IS NULL OR EXISTS
 (SELECT 1 FROM decisions d WHERE d.number = s.decided AND d.at < :as_of))
 AND (s.replaced IS NULL OR NOT EXISTS
 (SELECT 1 FROM decisions d WHERE d.number = s.replaced AND d.at < :as_of))"""


@dataclass(slots=True)
class Query:
    """A query that grows by conditions.

    Attributes:
        words: Full-text conditions.
        where: SQL conditions.
        values: The values of their parameters.
        empty: Whether nothing can answer it: a name without letters, words without a word.
        past: Whether rows count that no longer hold.
    """

    words: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    empty: bool = False
    past: bool = False

    def of_version(self, version: str) -> None:
        """Narrow to the last reading of a version, though another may be its report's latest."""
        self.past = True
        self.where.append(
            "s.replaced IS NULL AND s.reading = (SELECT max(n.number) FROM readings n"
            " JOIN versions o ON o.number = n.version WHERE o.id = :version)"
        )
        self.values["version"] = version

    def match(self, query: str | None, *columns: str) -> None:
        """Narrow by words in some columns."""
        if query is None:
            self.empty = True
        else:
            self.words.append(phrases.in_columns(query, *columns))

    def named(self, asked: str, name: str, *columns: str) -> None:
        """Narrow by a whole name in some columns."""
        self.match(phrases.name_query(asked), *columns)
        self.values[name] = asked
        held = " OR ".join(f"names_hold(s.{column}, :{name})" for column in columns)
        self.where.append(f"({held})")

    def within(self, asked: str) -> None:
        """Narrow by place: its names or, of a country, also what lies in it."""
        usual = usual_name(asked) or asked
        # Rows name the country of each place that was resolved by its usual name only.
        found = [query for query in map(phrases.name_query, {asked, usual}) if query]
        self.match(" OR ".join(sorted(found)) or None, "places")
        self.values |= {"place": asked, "country": usual}
        self.where.append("(names_hold(s.places, :place) OR names_hold(s.places, :country))")

    def by(self, asked: str) -> None:
        """Narrow by who made the statement: by name, or by the very words when nameless."""
        bare = phrases.without_article(asked)
        self.match(phrases.name_query(bare), "speaker_names", "source")
        self.values["by"] = bare
        self.where.append(
            "(names_hold(s.speaker_names, :by)"
            " OR (s.speaker_names IS NULL AND is_words(s.source, :by)))"
        )


def ask_statements(
    connection: sqlite3.Connection,
    *,
    by: str | None,
    about: str | None,
    to: str | None,
    since: Day | None,
    until: Day | None,
    place: str | None,
    mode: str | None,
    outlet: str | None,
    report: str | None,
    version: str | None,
    as_of: Day | None,
    limit: int | None,
) -> Iterator[Row]:
    """Rows of statements, newest first.

    Raises:
        LedgerError: A day or a mode is not one.
        sqlite3.Error: The file cannot be read.
    """
    query = Query()
    if about is not None:
        query.match(phrases.words_query(about), "content")
    if to is not None:
        query.named(to, "to", "addressee")
    if mode is not None:
        if mode not in MODES:
            raise LedgerError(f"{mode!r} is not a mode; it is one of {', '.join(MODES)}")
        query.where.append("s.mode = :mode")
        query.values["mode"] = mode
    if version is not None:
        query.of_version(version)
    _common(query, by=by, place=place, outlet=outlet, report=report)
    return _rows(
        connection,
        _STATEMENT,
        "statements",
        query,
        since=since,
        until=until,
        as_of=as_of,
        limit=limit,
    )


def ask_figures(
    connection: sqlite3.Connection,
    *,
    measure: str | None,
    by: str | None,
    about: str | None,
    since: Day | None,
    until: Day | None,
    place: str | None,
    outlet: str | None,
    report: str | None,
    as_of: Day | None,
    limit: int | None,
) -> Iterator[Row]:
    """Rows of figures, newest first.

    Raises:
        LedgerError: A day is not one.
        sqlite3.Error: The file cannot be read.
    """
    query = Query()
    if measure is not None:
        query.match(phrases.name_query(measure), "measure")
        query.where.append("s.measure = :measure")
        query.values["measure"] = measure
    if about is not None:
        query.match(phrases.words_query(about), "sentence")
    _common(query, by=by, place=place, outlet=outlet, report=report)
    return _rows(
        connection, _FIGURE, "figures", query, since=since, until=until, as_of=as_of, limit=limit
    )


def _common(
    query: Query, *, by: str | None, place: str | None, outlet: str | None, report: str | None
) -> None:
    if by is not None:
        query.by(by)
    if place is not None:
        query.within(place)
    if outlet is not None:
        query.named(outlet, "outlet", "outlet")
    if report is not None:
        query.where.append(
            "s.reading IN (SELECT number FROM readings WHERE report ="
            " (SELECT number FROM reports WHERE id = :report))"
        )
        query.values["report"] = report


def _rows(
    connection: sqlite3.Connection,
    select: str,
    table: str,
    query: Query,
    *,
    since: Day | None,
    until: Day | None,
    as_of: Day | None,
    limit: int | None,
) -> Iterator[Row]:
    index = {"statements": "statement_words", "figures": "figure_words"}[table]
    where, values = list(query.where), dict(query.values)
    source, number = f"{table} s", "s.number"
    if query.words:
        source, number = f"{index} w CROSS JOIN {table} s ON s.number = w.rowid", "w.rowid"
        where.insert(0, f"{index} MATCH :words")
        values["words"] = " AND ".join(query.words)
    if since is not None:
        where.append(f"{number} >= :since")
        values["since"] = moments.first_number(since)
    if until is not None:
        where.append(f"{number} <= :until")
        values["until"] = moments.last_number(until)
    if query.past:
        pass
    elif as_of is None:
        where.append("s.current = 1")
    else:
        where.append(f"{number} <= :known")
        values["known"] = moments.last_number_known(as_of)
        where.append(KNOWN + _DECIDED)
        values["as_of"] = moments.end_of(as_of)
    values["limit"] = -1 if limit is None else limit
    sql = (
        f"{select} FROM {source}{_JOINS} WHERE {' AND '.join(where)}"
        f" ORDER BY {number} DESC LIMIT :limit"
    )
    return iter(()) if query.empty else stream(connection, sql, values)


def in_time(
    *, since: Day | None = None, until: Day | None = None, as_of: Day | None = None
) -> tuple[list[str], dict[str, Any]]:
    """What holds now, or held at the end of a day, of versions `v` and readings `g`.

    Args:
        since: Only versions of this day or later.
        until: Only versions of this day or earlier.
        as_of: Readings as they were known at the end of this day; those that hold now otherwise.

    Returns:
        SQL conditions, and the values of their parameters.

    Raises:
        LedgerError: A day is not one.
    """
    where, values = list[str](), dict[str, Any]()
    if since is not None:
        where.append("v.day >= :since")
        values["since"] = moments.day_text(since)
    if until is not None:
        where.append("v.day <= :until")
        values["until"] = moments.day_text(until, last=True)
    if as_of is None:
        where.append("g.current = 1")
    else:
        where.append(KNOWN)
        values["as_of"] = moments.end_of(as_of)
    return where, values


def stream(connection: sqlite3.Connection, sql: str, values: dict[str, Any]) -> Iterator[Row]:
    """The rows of a query by the names of their columns, fetched as they are asked for."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_PIECE):
            # A dict of a `sqlite3.Row` looks every name up among all of them.
            yield from (dict(zip(names, row, strict=True)) for row in rows)
    finally:
        # An answer may be given up after its ledger was closed.
        with suppress(sqlite3.ProgrammingError):
            cursor.close()
