"""The tables of what reports have in common, and reading and writing them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.copies import Sketch
from onrecord.reconciliation.keeping import packing
from onrecord.reconciliation.keeping.drawing import Drawn
from onrecord.reconciliation.keeping.findings import Findings, marks
from onrecord.reconciliation.stories import Terms
from onrecord.reconciliation.utterances import Said
from onrecord.record import Report

VERSION = "3"
"""Of the rules and of how their results are kept; another one is rebuilt from the readings."""

_TABLES = ("state", "reports", "bands", "terms", "copies", "stories", "measures", "discrepancies")
_MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of one report.

    Attributes:
        number: Its number among those kept.
        reading: The reading it was derived from.
        report: The report without its text; `agency` is the agency it credits.
        story: Number of its story, or None before it has one.
    """

    number: int
    reading: int
    report: Report
    story: int | None


class Shelf(Findings):
    """The tables, through one connection.

    Args:
        connection: To the ledger's file.
    """

    # State

    def state(self, name: str) -> bytes | None:
        """A value of the state by name, or None."""
        row = self.connection.execute(
            "SELECT value FROM across_state WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def count(self, name: str) -> int:
        """A number of the state by name; 0 before it is set."""
        value = self.state(name)
        return 0 if value is None else int(value)

    def set_state(self, name: str, value: bytes | int) -> None:
        """Set a value of the state."""
        data = str(value).encode() if isinstance(value, int) else value
        self.connection.execute(
            "INSERT INTO across_state (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, data),
        )

    def clear(self) -> None:
        """Forget everything derived; decisions are not kept here."""
        for table in _TABLES:
            self.connection.execute(f"DELETE FROM across_{table}")

    # Reports

    def reports(self) -> int:
        """How many reports are kept."""
        return int(self.connection.execute("SELECT count(*) FROM across_reports").fetchone()[0])

    def find(self, id_: str) -> Kept | None:
        """What is kept of a report by its id."""
        return next(iter(self._kept("WHERE id = ?", (id_,))), None)

    def get(self, numbers: Iterable[int]) -> dict[int, Kept]:
        """What is kept of reports, by their numbers."""
        wanted = sorted(set(numbers))
        found: dict[int, Kept] = {}
        for begin in range(0, len(wanted), _MANY):
            part = wanted[begin : begin + _MANY]
            for kept in self._kept(f"WHERE number IN ({marks(part)})", part):
                found[kept.number] = kept
        return found

    def of_story(self, story: int) -> list[Kept]:
        """The reports of a story in order of time."""
        return list(self._kept("WHERE story = ? ORDER BY published, id", (story,)))

    def all(self) -> Iterator[Kept]:
        """Every report, in order of time."""
        yield from self._kept("ORDER BY published, id", ())

    def _kept(self, where: str, values: Sequence[object]) -> Iterator[Kept]:
        rows = self.connection.execute(
            f"SELECT number, reading, report, story FROM across_reports {where}",
            values,
        )
        for number, reading, report, story in rows:
            yield Kept(
                number=number,
                reading=reading,
                report=packing.unpack_report(report),
                story=story,
            )

    def add(self, drawn: Drawn) -> int:
        """Keep what was derived from a reading, but for its bands; its number."""
        run = self.connection
        cursor = run.execute(
            "INSERT INTO across_reports (id, reading, day, published, report, shingles, aside,"
            " terms, digest, cumulative) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                drawn.id,
                drawn.reading,
                drawn.day,
                drawn.published or "~",
                drawn.report,
                drawn.shingles,
                drawn.aside,
                drawn.terms,
                drawn.digest,
                any(scope == "cumulative" for _, scope in drawn.measures),
            ),
        )
        number = int(cursor.lastrowid or 0)
        run.executemany(
            "INSERT OR IGNORE INTO across_measures (measure, scope, report) VALUES (?, ?, ?)",
            [(measure, scope, number) for measure, scope in drawn.measures],
        )
        return number

    def remove(self, number: int) -> None:
        """Forget a report that another version or reading took the place of."""
        # Bands and terms of a number that is gone lead nowhere; a number is never given twice.
        run = self.connection.execute
        run("DELETE FROM across_reports WHERE number = ?", (number,))
        run("DELETE FROM across_copies WHERE a = ? OR b = ?", (number, number))

    def sketches(self, kept: Iterable[Kept]) -> list[Sketch]:
        """Reports with their shingles, in the order given; without bands."""
        asked = list(kept)
        found: dict[int, tuple[bytes, bytes]] = {}
        for begin in range(0, len(asked), _MANY):
            part = [each.number for each in asked[begin : begin + _MANY]]
            rows = self.connection.execute(
                "SELECT number, shingles, aside FROM across_reports"
                f" WHERE number IN ({marks(part)})",
                part,
            )
            found.update({number: (shingles, aside) for number, shingles, aside in rows})
        empty = np.empty(0, np.int64)
        return [
            Sketch(
                each.report,
                packing.unpack_shingles(found[each.number][0]),
                packing.unpack_shingles(found[each.number][1]),
                empty,
            )
            for each in asked
            if each.number in found
        ]

    def terms(self, where: str = "", values: Sequence[object] = ()) -> Iterator[tuple[int, Terms]]:
        """The terms of reports with their numbers, in order of time."""
        rows = self.connection.execute(
            "SELECT number, id, published, day, terms FROM across_reports"
            f" {where} ORDER BY published, id",
            values,
        )
        for number, id_, published, day, terms in rows:
            yield (
                number,
                packing.unpack_terms(
                    terms, id_=id_, published="" if published == "~" else published, day=day
                ),
            )

    def digests(
        self, kept: Sequence[Kept], *, statements: bool = True
    ) -> tuple[list[Claim], list[Said]]:
        """The claims and statements of reports; without the statements where none are wanted."""
        by_number = {each.number: each.report for each in kept}
        numbers = sorted(by_number)
        claims: list[Claim] = []
        said: list[Said] = []
        for number, digest in self.packed_digests(numbers):
            more, others = packing.unpack_digest(digest, by_number[number], statements=statements)
            claims.extend(more)
            said.extend(others)
        return claims, said

    def packed_digests(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The digests of reports with their numbers, in the order of those."""
        for begin in range(0, len(numbers), _MANY):
            part = numbers[begin : begin + _MANY]
            yield from self.connection.execute(
                f"SELECT number, digest FROM across_reports WHERE number IN ({marks(part)})"
                " ORDER BY number",
                part,
            )

    def with_measure(self, measure: str | None, *, scope: str | None = None) -> list[int]:
        """Numbers of the reports that have a figure of a measure, or of a scope."""
        asked = [("measure = ?", measure), ("scope = ?", scope)]
        used = [(clause, value) for clause, value in asked if value]
        where = " AND ".join(clause for clause, _ in used) or "1"
        rows = self.connection.execute(
            f"SELECT DISTINCT report FROM across_measures WHERE {where}",
            [value for _, value in used],
        )
        return [row[0] for row in rows]

    def near_cumulative(self, begin: float, end: float, *, most: int) -> list[int]:
        """Numbers of reports between two days that have a cumulative figure, the latest ones."""
        rows = self.connection.execute(
            "SELECT number FROM across_reports WHERE cumulative = 1 AND day BETWEEN ? AND ?"
            " ORDER BY day DESC LIMIT ?",
            (begin, end, most),
        )
        return [row[0] for row in rows]
