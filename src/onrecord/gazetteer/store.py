"""A gazetteer file, read."""

import sqlite3
from pathlib import Path
from typing import Final

from onrecord.errors import GazetteerError
from onrecord.gazetteer import schema
from onrecord.gazetteer.entry import KINDS, Entry

PACKAGED: Final = Path(__file__).with_name("places.db")
"""The places that come with onrecord."""

_LOOKUP: Final = (
    "SELECT places.*, names.rank FROM names JOIN places ON places.id = names.place"
    " WHERE names.key = ? ORDER BY places.id"
)


class Store:
    """One gazetteer file, opened for reading.

    Args:
        path: The file.

    Raises:
        GazetteerError: It is missing, damaged, or no gazetteer of this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_file():
            raise GazetteerError(f"{path}: there is no gazetteer here")
        # Never written while it is read, so SQLite needs neither locks nor checks for changes.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            found = self._pragma("application_id"), self._pragma("user_version")
        except sqlite3.Error as cause:
            raise GazetteerError(f"{path}: is not a gazetteer ({cause})") from cause
        if found != (schema.APPLICATION, schema.VERSION):
            raise GazetteerError(
                f"{path}: is not a gazetteer of this version of onrecord;"
                " make it anew with: onrecord gazetteer add"
            )

    def _pragma(self, name: str) -> int:
        value: int = self._connection.execute(f"PRAGMA {name}").fetchone()[0]
        return value

    def find(self, key: str) -> list[Entry]:
        """The places that a folded name may mean, in the order of their ids.

        Raises:
            GazetteerError: The file is damaged.
        """
        try:
            rows = self._connection.execute(_LOOKUP, (key,)).fetchall()
        except sqlite3.Error as cause:
            raise GazetteerError(f"{self.path}: cannot be read ({cause})") from cause
        return [_entry(*row) for row in rows]

    def sources(self) -> list[tuple[str, str, int]]:
        """What it was made from: name, SHA-256 and number of places of each source."""
        rows: list[tuple[str, str, int]] = self._connection.execute(
            "SELECT name, sha256, places FROM sources ORDER BY rowid"
        ).fetchall()
        return rows

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _entry(
    number: int,
    name: str,
    kind: int,
    lat: int,
    lon: int,
    country: str,
    admin1: str,
    admin2: str,
    population: int,
    rank: int,
) -> Entry:
    return Entry(
        id=number,
        name=name,
        kind=KINDS[kind],
        lat=lat / schema.SCALE,
        lon=lon / schema.SCALE,
        country=country,
        admin1=admin1,
        admin2=admin2,
        population=population,
        rank=rank,
    )
