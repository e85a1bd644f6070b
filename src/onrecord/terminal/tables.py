"""Rows for people: a table on a terminal, one line a row elsewhere, with tabs between the cells."""

import itertools
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from onrecord.terminal.clean import clean

Look = Literal["plain", "quiet", "name", "number"]

_PIECE = 200
_NARROWEST, _WIDEST = 60, 140
_STYLES: dict[Look, str] = {"plain": "", "quiet": "dim", "name": "bold", "number": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        heading: What stands above it on a terminal.
        look: How its cells are set; a number stands to the right.
        share: How much of the width left over it takes, among the others that take some; 0 for a
            column that is as wide as its cells.
        most: The most characters of a cell that are shown on a terminal, or None for all.
    """

    heading: str
    look: Look = "plain"
    share: int = 0
    most: int | None = None


def print_table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    file: TextIO,
    width: int | None = None,
) -> int:
    """Print rows for people, as they come.

    On a terminal, or with a width, they are set in columns and wrapped; elsewhere each row is one
    line, its cells parted by tabs, so that `grep`, `cut` and `sort` work on it. Colour and weight
    appear on a terminal only, and not when `NO_COLOR` is set. Control characters in cells are never
    printed.

    Args:
        columns: The columns.
        rows: For each row a cell a column.
        file: Where to print.
        width: Columns of characters to set for; the terminal's own otherwise.

    Returns:
        How many rows were printed.

    Raises:
        OSError: The file cannot be written.
    """
    cleaned = ([clean(cell) for cell in row] for row in rows)
    if width is None and not file.isatty():
        count = sum(1 for row in cleaned if file.write("\t".join(row) + "\n"))
    else:
        count = _set(columns, cleaned, file, width)
    file.flush()
    return count


def _set(
    columns: Sequence[Column], rows: Iterator[list[str]], file: TextIO, width: int | None
) -> int:
    # Loaded here, not above: a piped run does not need it.
    from rich.console import Console  # noqa: PLC0415

    room = width or shutil.get_terminal_size().columns
    styled = file.isatty() and not os.environ.get("NO_COLOR")
    console = Console(
        file=file,
        width=max(_NARROWEST, min(room, _WIDEST)),
        color_system="auto" if styled else None,
        force_terminal=None if styled else False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    count = 0
    # A table knows its widths only when it has its rows: a long one is set piece by piece.
    while piece := list(itertools.islice(rows, _PIECE)):
        console.print(_table(columns, piece, headed=count == 0, styled=styled))
        count += len(piece)
    return count


def _table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], *, headed: bool, styled: bool
) -> object:
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(box=None, pad_edge=False, show_header=headed, header_style="dim", expand=True)
    for column in columns:
        drawn.add_column(
            Text(column.heading),
            justify="right" if column.look == "number" else "left",
            ratio=column.share or None,
            no_wrap=not column.share,
            overflow="fold",
        )
    for row in rows:
        drawn.add_row(
            *(
                Text(_short(cell, column.most), style=_STYLES[column.look] if styled else "")
                for cell, column in zip(row, columns, strict=True)
            )
        )
    return drawn


def _short(cell: str, most: int | None) -> str:
    return cell if most is None or len(cell) <= most else cell[: most - 1].rstrip() + "…"
