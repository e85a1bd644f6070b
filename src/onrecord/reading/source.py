"""What can be read, and what a string given for it means."""

import io
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Literal, TypeAlias

from onrecord.errors import EmptyInput, InputError, MissingInput
from onrecord.reading.inflate import open_inflated
from onrecord.reading.sniff import Kind, sniff
from onrecord.record import Document

Source: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes] | IO[str] | Document
"""A path, a URL, `-`, a text, bytes, an open file, or a document that was read already."""

STDIN = "-"
SUFFIXES = (
    ".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".xml", ".rss", ".atom",
    ".warc",
)  # fmt: skip
"""Endings of the files that are read from a directory, each also with `.gz`."""

# Much else is written in these: in a directory only what is plainly news is read.
_MIXED = (".json", ".xml")
_REPORTS = (".txt", ".html", ".htm", ".xhtml")

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST_PATH = 4096
_PROSE_WORDS = 6
_PROSE_END = re.compile(r"[.!?][\"'”’»)\]]*\s*$")


def is_url(source: object) -> bool:
    """Whether a source is an http or https address."""
    return isinstance(source, str) and _URL.fullmatch(source) is not None


def is_text(source: str) -> bool:
    """Whether a string that is no URL is the text itself and not a path.

    It is a text when it holds a line break or is longer than any path; else a path when something
    is there; else a text when it is plainly prose, at least six words that end as a sentence does.
    Everything else is taken for a path, so that a misspelt one is never read as a report.
    """
    if "\n" in source or "\r" in source or len(source) > _LONGEST_PATH:
        return True
    if path_exists(Path(source)):
        return False
    return len(source.split()) >= _PROSE_WORDS and _PROSE_END.search(source) is not None


def path_exists(path: Path) -> bool:
    """Whether something is at a path; a string that cannot be one is at none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def expand(sources: Iterable[Source | InputError]) -> list[Source | InputError]:
    """The sources with every directory replaced by the files that are read from it.

    What this gives can be counted and then read by `read_all`; a directory without such files
    gives its error in its place.
    """
    return [item for source in sources for item in walk(source)]


def walk(source: Source | InputError) -> Iterator[Source | InputError]:
    """The source itself, or the files of the directory that it names, sorted by path.

    Hidden files and directories, sidecars and files of other kinds are left out, also JSON and XML
    that hold no news; links to directories are not followed.
    """
    directory = as_path(source)
    if directory is None or not path_exists(directory) or not directory.is_dir():
        yield source
        return
    faults: list[OSError] = []
    files = sorted(_files(directory, faults), key=lambda path: path.parts)
    yield from files
    for fault in faults:
        yield MissingInput(str(fault.filename), "may not be read", "check its permissions")
    if not files and not faults:
        yield EmptyInput(
            str(directory), "is a directory without reports", f"it reads {', '.join(SUFFIXES)}"
        )


def holds_several(path: Path) -> bool:
    """Whether a file is of a kind that mostly holds several reports: a feed, an archive, lines."""
    return _sniff_file(path) in {"lines", "feed", "archive"}


def as_path(source: object) -> Path | None:
    """The path that a source names, or None when it is no path."""
    if isinstance(source, os.PathLike):
        return Path(source)
    if isinstance(source, str) and source and source != STDIN and not is_url(source):
        return None if is_text(source) else Path(source)
    return None


def plain_suffix(path: str) -> str:
    """The ending that tells the kind of a file, in lower case, without `.gz`."""
    name = path.lower()
    return Path(name.removesuffix(".gz")).suffix


def is_character_stream(stream: object) -> bool:
    """Whether an open file gives text and not bytes."""
    return isinstance(stream, io.TextIOBase) or (
        not isinstance(stream, io.IOBase) and isinstance(_nothing(stream), str)
    )


def _nothing(stream: object) -> object:
    read = getattr(stream, "read", None)
    return read(0) if callable(read) else None


def _files(directory: Path, faults: list[OSError]) -> Iterator[Path]:
    for folder, folders, names in os.walk(directory, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and plain_suffix(name) in SUFFIXES:
                path = Path(folder) / name
                if plain_suffix(name) not in _MIXED or _holds_news(path):
                    yield path


def _holds_news(path: Path) -> bool:
    base = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    if base.suffix.lower() == ".json" and any(
        base.with_suffix(suffix + end).exists() for suffix in _REPORTS for end in ("", ".gz")
    ):
        return False
    # What cannot be read is not left out: reading it gives the error.
    return _sniff_file(path) in {"json", "lines", "feed", "xml", "unreadable"}


def _sniff_file(path: Path) -> Kind | Literal["unreadable"] | None:
    try:
        with path.open("rb") as file:
            return sniff(open_inflated(file).peek(1))
    except (OSError, EOFError, zlib.error):
        return "unreadable"
