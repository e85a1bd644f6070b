"""Adding a dump to the user's own gazetteer: whole, or not at all."""

import hashlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import GazetteerError
from onrecord.gazetteer import dump, schema
from onrecord.gazetteer.dump import OnProgress
from onrecord.gazetteer.store import Store


@dataclass(frozen=True, slots=True)
class Source:
    """One dump that a gazetteer holds: the file's name, its digest, and how many places it gave."""

    name: str
    sha256: str
    places: int


def add(path: Path, target: Path, *, on_progress: OnProgress | None = None) -> Source:
    """Add the places of a GeoNames dump to a gazetteer file, which is made where it is missing.

    The file is written beside the target and takes its place at the end, so that an interruption
    leaves what was there before. A dump added again replaces its places.

    Args:
        path: The dump, `.txt` or `.zip`.
        target: The gazetteer file.
        on_progress: Told how far it is.

    Raises:
        GazetteerError: The dump cannot be read, or the gazetteer cannot be written.
    """
    if target.exists():
        Store(target).close()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            shutil.copyfile(target, part)
        source = _write(path, part, on_progress)
        part.replace(target)
    except (OSError, sqlite3.Error) as cause:
        reason = getattr(cause, "strerror", None) or str(cause)
        raise GazetteerError(f"{target}: cannot be written ({reason})") from cause
    finally:
        part.unlink(missing_ok=True)
    return source


def _write(path: Path, part: Path, on_progress: OnProgress | None) -> Source:
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        # Nobody reads this copy yet, so it needs no journal of its own.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        schema.create(connection)
        connection.execute("BEGIN")
        count = schema.insert(connection, dump.read(path, on_progress=on_progress))
        if not count:
            raise GazetteerError(f"{path}: holds no places")
        source = Source(path.name, _digest(path), count)
        connection.execute("DELETE FROM sources WHERE name = ?", (source.name,))
        connection.execute(
            "INSERT INTO sources VALUES (?, ?, ?)", (source.name, source.sha256, source.places)
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
    with part.open("rb") as written:
        os.fsync(written.fileno())
    return source


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
