"""Where records go: to people, to JSON lines, to pages."""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.errors import OnrecordError
from onrecord.record import Record
from onrecord.record.page import Listed, render_index
from onrecord.terminal import print_record
from onrecord.terminal.clean import clean


class Output(Protocol):
    """Takes records one at a time, in input order."""

    def write(self, record: Record) -> None:
        """Write one record whole.

        Raises:
            OSError: Standard output cannot be written.
            OnrecordError: A page cannot be written.
        """


@dataclass(frozen=True, slots=True)
class People:
    """Prints records for people; see `print_record`."""

    width: int | None

    def write(self, record: Record) -> None:
        """Print one record."""
        print_record(record, file=sys.stdout, width=self.width)


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Prints one JSON object a line, as UTF-8 whatever the terminal's encoding."""

    def write(self, record: Record) -> None:
        """Print one line and flush it."""
        # JSON can escape what UTF-8 cannot hold, a lone surrogate, and in just this notation.
        line = record.to_json().encode("utf-8", "backslashreplace") + b"\n"
        sys.stdout.flush()
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


class Pages:
    """Writes one page a report, and an index beside several.

    Args:
        out: The file, or the directory to make and fill.
        alone: Whether `out` is the file of the only report.
        spoken: Whether the path of each page is printed.
    """

    def __init__(self, out: Path, *, alone: bool, spoken: bool) -> None:
        self._out = out
        self._alone = alone and not out.is_dir()
        self._spoken = spoken
        self._listed: list[Listed] = []
        self._names = {"index"}

    def write(self, record: Record) -> None:
        """Write the page of one record, over one of the same name.

        Raises:
            OnrecordError: It cannot be written, or a second one would take the place of the first.
        """
        if self._alone and self._listed:
            raise OnrecordError(f"{self._out}: several reports need a directory, not a page")
        name = self._free_name(record.report.id)
        path = self._out if self._alone else self._out / f"{name}.html"
        self._save(path, record.to_html())
        self._listed.append(
            Listed(address=path.name, report=record.report, statements=len(record.statements))
        )
        if self._spoken:
            print(path, flush=True)

    def close(self) -> None:
        """Write the index of the pages written."""
        if self._listed and not self._alone:
            self._save(self._out / "index.html", render_index(self._listed))

    def _free_name(self, id_: str) -> str:
        words = clean(id_).split("?")[0].rstrip("/").rsplit("/", maxsplit=1)[-1]
        stem = re.sub(r"\.(txt|html?|gz|json)\b", "", words)
        base = re.sub(r"[^\w.-]+", "-", stem).strip(".-")[:80] or "report"
        name, again = base, 1
        # Case does not tell files apart on every system.
        while name.casefold() in self._names:
            again += 1
            name = f"{base}-{again}"
        self._names.add(name.casefold())
        return name

    def _save(self, path: Path, page: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8", newline="")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OnrecordError(f"{path}: cannot be written ({reason})") from error


@dataclass(frozen=True, slots=True)
class Both:
    """Writes each record to two outputs."""

    first: Output
    second: Output

    def write(self, record: Record) -> None:
        """Write to the first, then to the second."""
        self.first.write(record)
        self.second.write(record)


@contextmanager
def choose(options: argparse.Namespace, *, alone: bool) -> Iterator[Output]:
    """The output that the options ask for; what it leaves for the end is written on leaving."""
    stream: Output = JsonLines() if options.json else People(options.width)
    if not options.html:
        yield stream
        return
    pages = Pages(Path(options.html), alone=alone, spoken=not options.json)
    try:
        yield Both(pages, stream) if options.json else pages
    finally:
        pages.close()
