"""Full-text search over reports: ranked, with the passage and the statement it lies in.

Reports are ranked by BM25 as SQLite's FTS5 computes it, a word in the title counting five times
one in the text. Of each report shown, the passage with the most of the words is given.
"""

import re
import sqlite3
from collections.abc import Iterator

from onrecord.ledger import phrases
from onrecord.ledger.indexing import Row
from onrecord.ledger.moments import Day
from onrecord.ledger.questions import in_time, stream
from onrecord.record import Record, Span, Statement

_TITLE_WEIGHT = 5.0
_AROUND = 90
_OPEN, _CLOSE = "\x01", "\x02"
# Ranked first and only then joined: of a frequent word only the reports shown are looked up.
_RANKED = f"""\
SELECT g.number AS reading, v.id AS version, v.day, v.published, v.title, r.id AS report, r.url,
 r.publisher, r.agency, -w.rank AS rank
 FROM (SELECT rowid, rank FROM report_words WHERE report_words MATCH :words
 AND rank MATCH 'bm25({_TITLE_WEIGHT}, 1.0)' ORDER BY rank LIMIT -1) w
 CROSS JOIN versions v ON v.number = w.rowid
 CROSS JOIN reports r ON r.number = v.report
 CROSS JOIN readings g ON g.report = v.report AND g.version = v.number"""


def rank_reports(
    connection: sqlite3.Connection,
    words: str,
    *,
    since: Day | None,
    until: Day | None,
    as_of: Day | None,
    limit: int | None,
) -> Iterator[Row]:
    """The reports that hold all words, best first.

    Raises:
        LedgerError: A day is not one.
        sqlite3.Error: The file cannot be read.
    """
    query = phrases.words_query(words)
    if query is None:
        return iter(())
    where, values = in_time(since=since, until=until, as_of=as_of)
    values |= {"words": query, "limit": -1 if limit is None else limit}
    sql = f"{_RANKED} WHERE {' AND '.join(where)} LIMIT :limit"
    return stream(connection, sql, values)


class Passages:
    """Finds where words stand in a text, by the rules of the index that found the report."""

    def __init__(self, words: str) -> None:
        # Any of the words lights up, not only all of them near each other.
        self._query = " OR ".join((phrases.words_query(words) or "").split(" AND "))
        self._memory = sqlite3.connect(":memory:", check_same_thread=False)
        self._memory.execute(
            "CREATE VIRTUAL TABLE one USING fts5"
            " (text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )

    def find(self, text: str) -> list[Span]:
        """Where the words stand, in text order."""
        # The marks are taken out of the text first, each by one character: offsets stay.
        plain = text.replace(_OPEN, " ").replace(_CLOSE, " ")
        self._memory.execute("DELETE FROM one")
        self._memory.execute("INSERT INTO one (text) VALUES (?)", (plain,))
        found = self._memory.execute(
            "SELECT highlight(one, 0, ?, ?) FROM one WHERE one MATCH ?",
            (_OPEN, _CLOSE, self._query),
        ).fetchone()
        return _marked(found[0]) if found else []


def passage(text: str, matches: list[Span]) -> tuple[Span, tuple[Span, ...]]:
    """The stretch of a text with the most matches, and those in it."""
    if not matches:
        return (0, _word_end(text, min(len(text), 2 * _AROUND))), ()
    groups = [
        [m for m in matches[first:] if m[1] <= begin + 2 * _AROUND]
        for first, (begin, _) in enumerate(matches)
    ]
    best = max(groups, key=len) or [matches[0]]
    room = max(0, 2 * _AROUND - (best[-1][1] - best[0][0])) // 2
    begin = _word_begin(text, max(0, best[0][0] - room))
    return (begin, _word_end(text, min(len(text), best[-1][1] + room))), tuple(best)


def statement_at(record: Record, span: Span) -> Statement | None:
    """The innermost statement whose content holds a span."""
    holding = [
        (end - start, statement)
        for statement in record.statements
        for start, end in statement.content
        if start <= span[0] and span[1] <= end
    ]
    return min(holding, key=lambda item: item[0])[1] if holding else None


def _marked(text: str) -> list[Span]:
    spans: list[Span] = []
    begin = 0
    for taken, match in enumerate(re.finditer(f"[{_OPEN}{_CLOSE}]", text)):
        place = match.start() - taken
        if match[0] == _OPEN:
            begin = place
        else:
            spans.append((begin, place))
    return spans


def _word_begin(text: str, at: int) -> int:
    if at == 0:
        return 0
    space = re.compile(r"\s").search(text, at)
    return min(space.end(), len(text)) if space and space.end() - at < _AROUND // 2 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at))
    return space if at - space < _AROUND // 2 else at
