"""What changed between two versions, for people: what went, what came, word by word."""

import difflib
import os
import shutil
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, TextIO

from onrecord.terminal.clean import clean

_WIDEST = 104
Piece = tuple[Literal["same", "gone", "come"], str]


class Change(Protocol):
    """See `onrecord.ledger.difference.Change`."""

    @property
    def field(self) -> str:
        """`text`, or a field of the report."""

    @property
    def before(self) -> str:
        """How it read."""

    @property
    def after(self) -> str:
        """How it reads."""


def print_changes(changes: Iterable[Change], *, file: TextIO) -> None:
    """Print changes: a line with `-` for what was, one with `+` for what is.

    On a terminal the words that changed are lit.

    Raises:
        OSError: The file cannot be written.
    """
    if not file.isatty() or os.environ.get("NO_COLOR"):
        for change in changes:
            for mark, words in (("-", change.before), ("+", change.after)):
                if words:
                    file.write(f"{mark} {_label(change)}{clean(words)}\n")
        file.flush()
        return
    _lit(changes, file)


def words_of(change: Change) -> tuple[list[Piece], list[Piece]]:
    """The words of both sides, each marked as kept, gone or come."""
    old, new = clean(change.before).split(), clean(change.after).split()
    before: list[Piece] = []
    after: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        same = tag == "equal"
        before += _pieces(old[first:last], "same" if same else "gone")
        after += _pieces(new[begin:end], "same" if same else "come")
    return before, after


def _lit(changes: Iterable[Change], file: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415 - as above

    width = min(_WIDEST, shutil.get_terminal_size().columns)
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    looks = {"same": "", "gone": "red strike", "come": "green bold"}
    for change in changes:
        for mark, pieces in zip("-+", words_of(change), strict=True):
            if pieces:
                line = Text(f"{mark} {_label(change)}", style="dim")
                for look, words in pieces:
                    line.append(words, style=looks[look]).append(" ")
                console.print(line)


def _pieces(words: list[str], look: Literal["same", "gone", "come"]) -> Iterator[Piece]:
    if words:
        yield look, " ".join(words)


def _label(change: Change) -> str:
    return "" if change.field == "text" else f"{change.field}: "
