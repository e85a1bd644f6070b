"""What every command that asks a ledger shares: its options, its ledger, and how rows are shown."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli import values
from onrecord.cli.commands.command import Run
from onrecord.cli.reading import complain
from onrecord.terminal.tables import Column, print_table

if TYPE_CHECKING:
    from onrecord.ledger import Answers, Ledger

DEFAULT = Path("news.onrecord")
SHOWN = 100
"""Rows of a table when no limit is given; JSON and CSV give all."""


def add_ledger(parser: argparse.ArgumentParser) -> None:
    """Add the option that `open_ledger` reads."""
    parser.add_argument(
        "--ledger",
        type=Path,
        default=DEFAULT,
        metavar="FILE",
        help=f"the ledger ({DEFAULT})",
    )


def add_shapes(parser: argparse.ArgumentParser) -> None:
    """Add the options that `show` reads."""
    shape = parser.add_argument_group("output").add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print one JSON object a line")
    shape.add_argument("--csv", action="store_true", help="print CSV with a heading")


def add_times(parser: argparse.ArgumentParser) -> None:
    """Add the options for days and the limit that all questions have."""
    when = parser.add_argument_group("when and how many")
    when.add_argument("--since", type=values.day, metavar="DATE", help="no earlier than this day")
    when.add_argument("--until", type=values.day, metavar="DATE", help="no later than this day")
    add_as_of(when)
    when.add_argument(
        "--limit",
        type=values.count,
        metavar="N",
        help=f"at most so many, 0 for all ({SHOWN} in a table, all in JSON and CSV)",
    )


def add_as_of(parser: "argparse.ArgumentParser | argparse._ArgumentGroup") -> None:
    """Add the option for what was known on a day."""
    parser.add_argument(
        "--as-of", type=values.day, metavar="DATE", help="as it was known at the end of this day"
    )


def open_ledger(options: argparse.Namespace) -> "Ledger":
    """The ledger that the options name, for questions; one of an older version is brought up.

    Raises:
        LedgerError: It cannot be opened.
    """
    # Loaded here, not above: help needs no ledger.
    from onrecord.ledger import open_for_questions  # noqa: PLC0415

    return open_for_questions(options.ledger)


def limit_of(options: argparse.Namespace) -> int | None:
    """How many rows to ask for: one more than a table shows, to say when there are more."""
    if options.limit is None:
        return None if options.json or options.csv else SHOWN + 1
    return options.limit or None


def show(
    run: Run,
    answers: "Answers[Any]",
    columns: Sequence[Column],
    cells: Callable[[Any], Sequence[str]],
) -> int:
    """Print answers in the shape that the options ask for; the exit status."""
    if run.options.json:
        _print_json(run, answers)
    elif run.options.csv:
        _print_csv(run, answers)
    else:
        _print_table(run, answers, columns, cells)
    return 0


def nothing(options: argparse.Namespace) -> str:
    """What is said when nothing answers; it names the measures where one was mistyped."""
    measure = getattr(options, "measure", None)
    if measure is None or measure in values.MEASURES:
        return "nothing answers that"
    return f"nothing answers that; {measure!r} is no measure: they are {', '.join(values.MEASURES)}"


def print_line(row: object) -> None:
    """Print one JSON object as a line, in UTF-8 whatever the terminal's encoding."""
    line = json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")


def write_csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print CSV (RFC 4180, with plain line ends) in UTF-8; no cell can run as a formula."""
    from onrecord.ledger.cells import cell  # noqa: PLC0415 - as for the ledger

    sys.stdout.flush()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    sys.stdout.flush()


def _print_json(run: Run, answers: "Answers[Any]") -> None:
    from onrecord.ledger.answers import as_dict  # noqa: PLC0415 - as for the ledger

    for row in answers:
        with run.interrupts.held():
            print_line(as_dict(row))
    sys.stdout.buffer.flush()


def _print_csv(run: Run, answers: "Answers[Any]") -> None:
    from onrecord.ledger.answers import as_dict  # noqa: PLC0415 - as for the ledger

    write_csv(answers.columns, ([*as_dict(row).values()] for row in answers))


def _print_table(
    run: Run,
    answers: "Answers[Any]",
    columns: Sequence[Column],
    cells: Callable[[Any], Sequence[str]],
) -> None:
    cut = run.options.limit is None
    more: list[object] = []

    def shown() -> Iterator[Sequence[str]]:
        for number, row in enumerate(answers):
            if cut and number == SHOWN:
                more.append(row)
                return
            yield cells(row)

    count = print_table(columns, shown(), file=sys.stdout)
    if more:
        complain(f"only the first {SHOWN} are shown; --limit 0 gives all")
    elif not count:
        complain(nothing(run.options))
