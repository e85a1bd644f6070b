"""The gazetteer: the places in the package, and over them those of the user's own file."""

from functools import cache, lru_cache
from pathlib import Path

from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.keys import fold
from onrecord.gazetteer.location import locate
from onrecord.gazetteer.store import PACKAGED, Store

_DIVISIONS = ("country", "admin1", "admin2", "region")


class Gazetteer:
    """Looks names up.

    Args:
        own: The user's own gazetteer file, or None.

    Raises:
        GazetteerError: A file is damaged or of another version.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._packaged = Store(PACKAGED)
        self._own = Store(own) if own else None
        self._find = lru_cache(maxsize=50_000)(self._look_up)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place that a name may mean, in whatever case and with or without accents."""
        key = fold(name)
        return self._find(key) if key else ()

    def own_sources(self) -> tuple[str, ...]:
        """SHA-256 of every dump in the user's own file, in the order they were added."""
        return tuple(sha256 for _, sha256, _ in self._own.sources()) if self._own else ()

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        found = {entry.id: entry for entry in self._packaged.find(key)}
        if self._own:
            finer = self._own.find(key)
            for entry in finer:
                known = found.get(entry.id)
                # What the package knows under this id has the names and middles of our own tables.
                if known is None or known.kind not in _DIVISIONS:
                    found[entry.id] = entry
            official = {(one.kind, one.country, one.admin1, one.admin2) for one in finer}
            found = {
                number: one
                for number, one in found.items()
                if number > 0 or (one.kind, one.country, one.admin1, one.admin2) not in official
            }
        return tuple(found.values())


def load() -> Gazetteer:
    """The gazetteer of this process, opened once for each file of the user's that is named.

    Raises:
        GazetteerError: A file is damaged or of another version.
    """
    own = locate()
    return _open(own if own.is_file() else None)


@cache
def _open(own: Path | None) -> Gazetteer:
    return Gazetteer(own)
