"""`onrecord search`: full-text search over a ledger."""

import sys
from typing import TYPE_CHECKING

from onrecord.cli.asking import add_ledger, add_shapes, add_times, limit_of, open_ledger, show
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.ledger import Hit

_SEARCH = """\
Finds the reports that hold all the words, the best first: each with its best passage, and whose
statement the words stand in. "…" asks for a phrase, word* for a beginning."""
_COLUMNS = (
    Column(heading="day"),
    Column(heading="words around", share=8),
    Column(heading="said by", look="name", share=2),
    Column(heading="outlet", look="quiet", share=2),
    Column(heading="where", look="quiet"),
)
_SHORT = 8


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "search", help="find words across a ledger", description=_SEARCH, allow_abbrev=False
    )
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to find")
    add_ledger(parser)
    add_times(parser)
    add_shapes(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    with open_ledger(asked) as ledger:
        answers = ledger.search(
            " ".join(asked.words),
            since=asked.since,
            until=asked.until,
            as_of=asked.as_of,
            limit=limit_of(asked),
        )
        return show(run, answers, _COLUMNS, _cells)


def _cells(row: "Hit") -> tuple[str, ...]:
    where = row.version[:_SHORT] if sys.stdout.isatty() else row.report
    statement = f" {row.statement}" if row.statement else ""
    who = row.speaker or (f"“{row.source}”" if row.source else "")
    return row.day, row.words, who, row.outlet or "", f"{where}{statement}"
