"""`onrecord copies`: pairs of reports that share their words."""

import argparse
from typing import TYPE_CHECKING

from onrecord.cli import values
from onrecord.cli.across import add_json, add_limit, as_json, limit_of, open_across, show
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.reconciliation import Copy

_COPIES = """\
Lists pairs of reports that share their words, those that share most first: the share of the shorter
one's five-word runs that the other has, and who copied whom as far as credit lines, names and times
tell. What is not a report's own (tickers, sign-offs, boilerplate) is not counted."""
_COLUMNS = (
    Column(heading="shared", look="number"),
    Column(heading="report", look="name", share=3),
    Column(heading=""),
    Column(heading="report", look="name", share=3),
    Column(heading="because", look="quiet", share=4),
)
_ARROWS = {"a>b": "→", "b>a": "←", None: "="}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "copies",
        help="reports that share their words, and who copied whom",
        description=_COPIES,
        allow_abbrev=False,
    )
    add_ledger(parser)
    parser.add_argument("--report", metavar="ID", help="only pairs with this report")
    parser.add_argument(
        "--least",
        type=_share,
        default=0.5,
        metavar="SHARE",
        help="the least share, 0.2 to 1 (0.5); less than 0.5 is partial reuse, not a copy",
    )
    add_limit(parser, values.count)
    add_json(parser)
    parser.set_defaults(run=_run)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.2 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0.2 to 1")
    return value


def _run(run: Run) -> int:
    asked = run.options
    with open_across(asked) as across:
        found = across.copies(least=asked.least, report=asked.report)
        return show(run, found[: limit_of(asked)], plain=as_json, columns=_COLUMNS, cells=_cells)


def _cells(copy: "Copy") -> tuple[str, ...]:
    return (
        f"{copy.containment:.0%}",
        copy.a,
        _ARROWS[copy.direction],
        copy.b,
        "; ".join(copy.reasons),
    )
