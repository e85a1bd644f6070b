"""Where copies are looked for: which reports hold which bands.

In the file a band is found one by one, which is quick for a few reports. Bands have no order, so
that writing those of many touches every page of the table again and again; where much is taken in
they are held in memory and written sorted, a few thousand reports at once.
"""

import sqlite3
from collections import Counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_CROWD = 120
_PART = 100_000


class Bands(Protocol):
    """Bands, held somewhere."""

    def sharing(self, bands: NDArray[np.int64]) -> dict[int, int]:
        """For reports that share bands how many they share; a band of a crowd gives its latest."""

    def add(self, number: int, bands: NDArray[np.int64]) -> None:
        """Note the bands of a report; its number is greater than those before."""

    def write(self) -> None:
        """Write what was noted."""


class Filed:
    """The bands in the file.

    Args:
        connection: To the ledger's file.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def sharing(self, bands: NDArray[np.int64]) -> dict[int, int]:
        """For reports that share bands how many they share; a band of a crowd gives its latest."""
        found: Counter[int] = Counter()
        for band in bands.tolist():
            rows = self._connection.execute(
                "SELECT report FROM across_bands WHERE band = ? ORDER BY report DESC LIMIT ?",
                (band, _CROWD),
            )
            found.update(number for (number,) in rows)
        return found

    def add(self, number: int, bands: NDArray[np.int64]) -> None:
        """Write the bands of a report."""
        _insert(self._connection, [(band, number) for band in bands.tolist()])

    def write(self) -> None:
        """All are written already."""


class Held:
    """The bands in memory, twelve bytes each, and those that are not yet in the file apart.

    Args:
        connection: To the ledger's file.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._bands = np.empty(0, np.int64)
        self._numbers = np.empty(0, np.int32)
        self._new: dict[int, list[int]] = {}
        self._load()

    def sharing(self, bands: NDArray[np.int64]) -> dict[int, int]:
        """For reports that share bands how many they share; a band of a crowd gives its latest."""
        found: Counter[int] = Counter()
        begins = np.searchsorted(self._bands, bands, side="left")
        ends = np.searchsorted(self._bands, bands, side="right")
        for place in np.flatnonzero(begins < ends).tolist():
            new = len(self._new.get(int(bands[place]), ()))
            first = max(int(begins[place]), int(ends[place]) - max(0, _CROWD - new))
            found.update(self._numbers[first : int(ends[place])].tolist())
        for band in bands.tolist():
            if band in self._new:
                found.update(self._new[band][-_CROWD:])
        return found

    def add(self, number: int, bands: NDArray[np.int64]) -> None:
        """Note the bands of a report; its number is greater than those before."""
        for band in bands.tolist():
            self._new.setdefault(band, []).append(number)

    def write(self) -> None:
        """Write what was noted, in the order of the table."""
        rows = [(band, number) for band in sorted(self._new) for number in self._new[band]]
        _insert(self._connection, rows)
        self._new.clear()
        self._merge(
            np.array([band for band, _ in rows], np.int64),
            np.array([number for _, number in rows], np.int32),
        )

    def _load(self) -> None:
        rows = self._connection.execute("SELECT band, report FROM across_bands ORDER BY 1, 2")
        while part := rows.fetchmany(_PART):
            table = np.array(part, np.int64)
            self._bands = np.concatenate((self._bands, table[:, 0]))
            self._numbers = np.concatenate((self._numbers, table[:, 1].astype(np.int32)))

    def _merge(self, bands: NDArray[np.int64], numbers: NDArray[np.int32]) -> None:
        joined = np.concatenate((self._bands, bands))
        # Stable: the later numbers of a band stay behind the earlier ones.
        order = np.argsort(joined, kind="stable")
        self._bands = joined[order]
        self._numbers = np.concatenate((self._numbers, numbers))[order]


def _insert(connection: sqlite3.Connection, rows: list[tuple[int, int]]) -> None:
    connection.executemany("INSERT OR IGNORE INTO across_bands (band, report) VALUES (?, ?)", rows)
