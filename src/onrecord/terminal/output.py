"""Printing one record: styled and wrapped on a terminal, one line a statement elsewhere."""

import os
from typing import TextIO

from onrecord.record import Record
from onrecord.terminal.figures import figure_entries
from onrecord.terminal.lines import Entry, Part, closing, entries, heading

_NARROWEST, _WIDEST = 40, 104


def print_record(record: Record, *, file: TextIO, width: int | None = None) -> None:
    """Print one record for people.

    On a terminal, or with a width, the record is laid out and wrapped; no line is longer than a
    comfortable measure. Elsewhere each statement is one line, however long, so that `grep` finds
    it whole. Colour and weight appear on a terminal only, and not when `NO_COLOR` is set.

    Args:
        record: The record.
        file: Where to print.
        width: Columns to lay out for; the terminal's own otherwise.

    Raises:
        OSError: The file cannot be written.
    """
    if width is None and not file.isatty():
        file.write(_plain(record))
    else:
        _laid_out(record, file, width)
    file.flush()


def _plain(record: Record) -> str:
    rows = ["".join(text for text, _ in line) for line in heading(record)]
    rows.append("")
    for entry in entries(record):
        if entry.head:
            head = "".join(text for text, _ in entry.head)
            rows.append(f"{'    ' * entry.depth}{entry.label}  {head}: {entry.body}")
        else:
            rows.append(f"[{entry.label}] {entry.body}")
    rows += [
        f"{entry.label}  {''.join(text for text, _ in entry.head)}"
        for entry in figure_entries(record)
    ]
    rows += [f"({closing(record)})", ""]
    return "\n".join(rows) + "\n"


def _laid_out(record: Record, file: TextIO, width: int | None) -> None:
    # Loaded here, not above: rich takes longer to import than a piped run needs to print.
    from onrecord.terminal.layout import Layout  # noqa: PLC0415

    layout = Layout(
        file=file,
        width=width,
        narrowest=_NARROWEST,
        widest=_WIDEST,
        styled=file.isatty() and not os.environ.get("NO_COLOR"),
    )
    layout.blank()
    for line in heading(record):
        layout.line(line)
    layout.blank()
    previous: Entry | None = None
    for entry in entries(record):
        if previous and _apart(previous, entry):
            layout.blank()
        layout.entry(entry)
        previous = entry
    if previous:
        layout.blank()
    counted = figure_entries(record)
    for entry in counted:
        layout.entry(entry)
    if counted:
        layout.blank()
    end: list[Part] = [(closing(record), "quiet")]
    layout.line(end)
    layout.blank()


def _apart(above: Entry, below: Entry) -> bool:
    return bool(above.head or below.head)
