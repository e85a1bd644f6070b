"""GeoNames dumps: `allCountries.zip` and its like, as the user has them.

The format is that of https://download.geonames.org/export/dump/readme.txt: nineteen columns parted
by tabs, UTF-8, no heading.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from onrecord.errors import GazetteerError
from onrecord.gazetteer.alternates import choose, shorten
from onrecord.gazetteer.entry import Entry, Kind

_COLUMNS: Final = 19
_LONGEST: Final = 1_000_000
_ADVICE: Final = "get one at https://download.geonames.org/export/dump/"
_KINDS: Final[dict[str, Kind]] = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "PPLC": "capital",
    "PPLX": "district",
    "PCLI": "country",
}
_CLASSES: Final[dict[str, Kind]] = {
    "A": "admin3",
    "P": "city",
    "S": "spot",
    "T": "spot",
    "H": "land",
    "L": "land",
    "V": "land",
}
"""What each feature class is taken for; roads and what lies under the sea are left out."""
_WIDE: Final = frozenset({"ISL", "ISLS", "MTS", "PEN", "PLN", "PLAT", "DSRT", "CNTN", "VAL"})
_GONE: Final = frozenset({"PPLH", "PPLQ", "PPLW", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "PCLH"})

OnProgress = Callable[[float], None]
"""Called with the share of the file that has been read, 0 to 1."""


def read(
    path: Path, *, on_progress: OnProgress | None = None
) -> Iterator[tuple[Entry, list[tuple[str, int]]]]:
    """The places of a dump, each with its names and their ranks.

    Args:
        path: A dump, as `.txt` or in a `.zip`.
        on_progress: Told how far it is.

    Raises:
        GazetteerError: The file cannot be read or is no dump.
    """
    try:
        with _opened(path) as (stream, size):
            yield from _places(path, stream, size, on_progress)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as cause:
        reason = getattr(cause, "strerror", None) or str(cause)
        raise GazetteerError(f"{path}: cannot be read ({reason}); {_ADVICE}") from cause
    except RuntimeError as cause:  # what zipfile raises for an encrypted archive
        raise GazetteerError(f"{path}: cannot be read ({cause}); {_ADVICE}") from cause


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream, path.stat().st_size
        return
    with zipfile.ZipFile(path) as archive:
        texts = [one for one in archive.infolist() if one.filename.casefold().endswith(".txt")]
        texts = [one for one in texts if Path(one.filename).name.casefold() != "readme.txt"]
        if not texts:
            raise GazetteerError(f"{path}: holds no GeoNames dump; {_ADVICE}")
        largest = max(texts, key=lambda one: one.file_size)
        with archive.open(largest) as stream:
            yield stream, largest.file_size


def _places(
    path: Path, stream: IO[bytes], size: int, on_progress: OnProgress | None
) -> Iterator[tuple[Entry, list[tuple[str, int]]]]:
    done = step = number = 0
    # A longer line is no line of a dump, and a file that is all one line is not read into memory.
    for number, line in enumerate(iter(lambda: stream.readline(_LONGEST), b""), 1):
        done += len(line)
        if on_progress and done * 100 > step * max(size, 1):
            step += 1
            on_progress(min(1.0, done / max(size, 1)))
        place = _place(path, number, line)
        if place:
            yield place
    if not number:
        raise GazetteerError(f"{path}: is empty; {_ADVICE}")


def _place(path: Path, number: int, line: bytes) -> tuple[Entry, list[tuple[str, int]]] | None:
    """The place of one line, or None for what is left out."""
    if not line.strip():
        return None
    try:
        columns = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        columns = []
    if len(columns) != _COLUMNS:
        found = f"{len(columns)} columns" if columns else "bytes that are not UTF-8"
        raise GazetteerError(
            f"{path}: is not a GeoNames dump: line {number} has {found}, not {_COLUMNS}; {_ADVICE}"
        )
    try:
        return _read(columns)
    except ValueError as cause:
        raise GazetteerError(
            f"{path}: is not a GeoNames dump: line {number} has {cause}; {_ADVICE}"
        ) from None


def _read(columns: list[str]) -> tuple[Entry, list[tuple[str, int]]] | None:
    feature, code = columns[6:8]
    kind = _KINDS.get(code) or ("land" if code in _WIDE else _CLASSES.get(feature))
    if kind is None or code in _GONE or not columns[1]:
        return None
    entry = Entry(
        id=_whole(columns[0]),
        name=columns[1],
        kind=kind,
        lat=_degrees(columns[4], 90),
        lon=_degrees(columns[5], 180),
        country=columns[8],
        admin1=columns[10],
        admin2=columns[11],
        population=_whole(columns[14] or "0"),
    )
    names = choose(entry.name, columns[3].split(","), population=entry.population)
    names.append((columns[2], 0))
    if feature == "A":
        names.append((shorten(entry.name), 1))
    return entry, names


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValueError(f"{text[:20]!r} for a whole number")
    return int(text)


def _degrees(text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = most + 1.0
    if not abs(value) <= most:
        raise ValueError(f"{text[:20]!r} for degrees")
    return value
