"""The tables of what was found between reports: pairs of copies, and discrepancies."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from onrecord.reconciliation.copies import Copy
from onrecord.reconciliation.keeping import packing

_MANY = 500


class Findings:
    """What was found; a part of `Shelf`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # Discrepancies

    def put_discrepancies(
        self,
        story: int | None,
        found: Iterable[packing.Row],
        *,
        within: Collection[str] | None,
    ) -> None:
        """Keep the discrepancies of a story, in the place of those before.

        Args:
            story: Number of the story; None for figures that are cumulative across stories.
            found: What does not agree.
            within: Only those that rest on these reports alone are replaced; all when None.
        """
        rows = self.connection.execute(
            "SELECT id, reports FROM across_discrepancies WHERE story IS ?", (story,)
        ).fetchall()
        gone = [
            (id_,)
            for id_, reports in rows
            if within is None or set(json.loads(reports)) <= set(within)
        ]
        self.connection.executemany("DELETE FROM across_discrepancies WHERE id = ?", gone)
        self.connection.executemany(
            "INSERT OR REPLACE INTO across_discrepancies"
            " (id, story, kind, measure, score, day, reports, value)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(row[0], story, *row[1:]) for row in found],
        )

    def move_discrepancies(self, before: int, story: int) -> None:
        """Tell the discrepancies of a story its new number."""
        self.connection.execute(
            "UPDATE across_discrepancies SET story = ? WHERE story = ?", (story, before)
        )

    def prune_discrepancies(self) -> None:
        """Forget the discrepancies of stories that are no more."""
        self.connection.execute(
            "DELETE FROM across_discrepancies WHERE story IS NOT NULL"
            " AND story NOT IN (SELECT number FROM across_stories)"
        )

    # Copies

    def add_copy(self, a: int, b: int, copy: Copy) -> None:
        """Keep a pair."""
        self.connection.execute(
            "INSERT OR REPLACE INTO across_copies VALUES (?, ?, ?, ?, ?, ?)",
            (a, b, copy.containment, copy.jaccard, copy.direction, json.dumps(copy.reasons)),
        )

    def copies(self, numbers: Sequence[int] | None = None, *, least: float = 0.0) -> list[Copy]:
        """Pairs of copies: all, or those of some reports; most alike first."""
        sql = (
            "SELECT x.id, y.id, c.containment, c.jaccard, c.direction, c.reasons"
            " FROM across_copies c JOIN across_reports x ON x.number = c.a"
            " JOIN across_reports y ON y.number = c.b WHERE c.containment >= ?"
        )
        found: dict[tuple[str, str], Copy] = {}
        if numbers is None:
            return [_copy(row) for row in self.connection.execute(sql + _RANKED, (least,))]
        for begin in range(0, len(numbers), _MANY):
            part = numbers[begin : begin + _MANY]
            for side in ("a", "b"):
                rows = self.connection.execute(
                    f"{sql} AND c.{side} IN ({marks(part)})", [least, *part]
                )
                for row in rows:
                    found[row[0], row[1]] = _copy(row)
        return sorted(found.values(), key=lambda copy: (-copy.containment, copy.a, copy.b))


_RANKED = " ORDER BY c.containment DESC, x.id, y.id"


def _copy(row: tuple[str, str, float, float, str | None, str]) -> Copy:
    a, b, containment, jaccard, direction, reasons = row
    return Copy(
        a=a,
        b=b,
        containment=containment,
        jaccard=jaccard,
        direction=direction,  # type: ignore[arg-type]
        reasons=tuple(json.loads(reasons)),
    )


def marks(values: Sequence[object]) -> str:
    """So many question marks, for as many values."""
    return ", ".join("?" * len(values))
