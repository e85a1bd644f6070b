"""`onrecord info`: what a ledger holds."""

import dataclasses
import sys
from typing import TYPE_CHECKING

from onrecord.cli.asking import add_ledger, add_shapes, open_ledger, print_line, write_csv
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.tables import Column, print_table

if TYPE_CHECKING:
    from onrecord.ledger.contents import Summary

_INFO = """\
Prints what a ledger holds: reports, versions, readings, statements, figures, people, decisions, its
days and what read it. A ledger of an older onrecord is brought up to this one."""
_COLUMNS = (Column(heading="what", look="quiet"), Column(heading="", share=1))


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "info", help="what a ledger holds", description=_INFO, allow_abbrev=False
    )
    add_ledger(parser)
    add_shapes(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    with open_ledger(run.options) as ledger:
        summary = ledger.summary()
    if run.options.json:
        print_line(dataclasses.asdict(summary))
        sys.stdout.buffer.flush()
    elif run.options.csv:
        values = dataclasses.asdict(summary)
        write_csv(list(values), [list(values.values())])
    else:
        print_table(_COLUMNS, _lines(summary), file=sys.stdout)
    return 0


def _lines(summary: "Summary") -> list[tuple[str, str]]:
    counted = ("reports", "versions", "readings", "statements", "figures", "people", "decisions")
    values = [(name, f"{getattr(summary, name):,}") for name in (*counted, "outlets", "originals")]
    days = f"{summary.first_day} to {summary.last_day}" if summary.first_day else "none"
    engines = [
        (
            "read by",
            f"onrecord {engine.version}, model {engine.model} ({engine.sha256[:12]}): "
            f"{engine.current:,} of {engine.readings:,} readings hold",
        )
        for engine in summary.engines
    ]
    size = f"{summary.bytes / 1e6:,.1f} MB"
    each = f", {summary.bytes / summary.reports / 1e3:,.1f} kB a report" if summary.reports else ""
    return [("file", summary.path), ("size", size + each), *values, ("days", days), *engines]
