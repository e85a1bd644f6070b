"""What the commands across reports share: a ledger's groups, brought up to date, and output."""

import argparse
import dataclasses
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from onrecord.cli.asking import SHOWN, nothing, print_line
from onrecord.cli.commands.command import Run
from onrecord.cli.reading import complain
from onrecord.terminal import Progress
from onrecord.terminal.tables import Column, print_table

if TYPE_CHECKING:
    from onrecord.reconciliation import Across

_MANY = 200


@contextmanager
def open_across(options: argparse.Namespace) -> "Iterator[Across]":
    """The groups of the ledger that the options name, brought up to date with it.

    Raises:
        LedgerError: It cannot be opened, read or written.
    """
    # Loaded here, not above: help needs no ledger.
    from onrecord.ledger import Ledger  # noqa: PLC0415
    from onrecord.reconciliation import Across  # noqa: PLC0415

    path = options.ledger
    # Questions write too: what was derived is kept, so that the next question need not derive it.
    read_only = path.exists() and not os.access(path, os.W_OK)
    with Ledger(path, create=False, read_only=read_only) as ledger, Across(ledger) as across:
        pending = across.pending()
        if ledger.read_only and pending:
            complain(f"{pending} new readings are left out: the ledger may not be written")
        elif pending > _MANY:
            with Progress(total=pending) as progress:
                across.update(on_step=lambda _: progress.advance())
        else:
            across.update()
        yield across


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option for JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def add_limit(parser: argparse.ArgumentParser, count: Callable[[str], int]) -> None:
    """Add the option for how many."""
    parser.add_argument(
        "--limit",
        type=count,
        metavar="N",
        help=f"at most so many, 0 for all ({SHOWN} in a table, all in JSON)",
    )


def limit_of(options: argparse.Namespace) -> int | None:
    """How many to ask for: one more than a table shows, to say when there are more."""
    if options.limit is None:
        return None if options.json else SHOWN + 1
    return int(options.limit) or None


def add_who(parser: argparse.ArgumentParser) -> None:
    """Add the options for who decides, and why."""
    parser.add_argument("--who", metavar="NAME", help="who decides (the user of this machine)")
    parser.add_argument("--why", metavar="WORDS", default="", help="for what reason; is logged")


def who_of(options: argparse.Namespace) -> str:
    """Who decides."""
    return str(options.who or getpass.getuser())


def show(
    run: Run,
    rows: Iterable[Any],
    *,
    plain: Callable[[Any], object],
    columns: Sequence[Column],
    cells: Callable[[Any], Sequence[str]],
) -> int:
    """Print rows as JSON lines or as a table; the exit status."""
    if run.options.json:
        for row in rows:
            with run.interrupts.held():
                print_line(plain(row))
        sys.stdout.buffer.flush()
        return 0
    more: list[object] = []

    def shown() -> Iterator[Sequence[str]]:
        for number, row in enumerate(rows):
            if run.options.limit is None and number == SHOWN:
                more.append(row)
                return
            yield cells(row)

    if not print_table(columns, shown(), file=sys.stdout):
        complain(nothing(run.options))
    if more:
        complain(f"only the first {SHOWN} are shown; --limit 0 gives all")
    return 0


def as_json(value: object) -> Any:
    """A value of the groups as JSON holds it, field by field."""
    if dataclasses.is_dataclass(value):
        return {
            field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, (list, tuple, frozenset, set)):
        items = [as_json(item) for item in value]
        return sorted(items, key=json.dumps) if isinstance(value, (set, frozenset)) else items
    return value


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "12 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def told_origins(origins: Sequence[Any]) -> str:
    """Origins with how many reports rest on each: "AFP ×9, Reuters ×3"."""
    return ", ".join(f"{origin.name} ×{len(origin.reports)}" for origin in origins)
