"""`onrecord figures`: what was counted, in some reports or across a ledger."""

from typing import TYPE_CHECKING

from onrecord.cli.asking import add_ledger, add_shapes, add_times, limit_of, open_ledger, show
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.counts import run_on_reports
from onrecord.cli.reading import INPUTS, add_limits
from onrecord.cli.references import reference
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.ledger import FigureRow

_FIGURES = """\
With reports, lists what they count, in text order: the number as written, its bounds, what it
measures and counts, where, when, and on whose word. Without, lists the figures of a ledger, those
of the latest day first."""
_COLUMNS = (
    Column(heading="day"),
    Column(heading="measure"),
    Column(heading="low", look="number"),
    Column(heading="high", look="number"),
    Column(heading="words", look="name", share=3),
    Column(heading="place", share=2),
    Column(heading="by", share=2),
    Column(heading="outlet", look="quiet", share=2),
    Column(heading="where", look="quiet"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "figures",
        help="what was counted, in reports or across a ledger",
        description=_FIGURES,
        allow_abbrev=False,
    )
    parser.add_argument("inputs", nargs="*", metavar="REPORT", help=INPUTS)
    add_ledger(parser)
    what = parser.add_argument_group("which")
    what.add_argument("--measure", metavar="MEASURE", help="killed, displaced, money …")
    what.add_argument(
        "--in",
        dest="place",
        metavar="PLACE",
        help="where it applies; else a place in its sentence, else the dateline's",
    )
    what.add_argument("--by", metavar="NAME", help="on whose word")
    what.add_argument("--about", metavar="WORDS", help="words in the sentence around it")
    what.add_argument("--outlet", metavar="NAME", help="the publisher or agency")
    add_times(parser)
    add_shapes(parser)
    add_limits(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    return run_on_reports(run) if run.options.inputs else run_on_ledger(run)


def run_on_ledger(run: Run) -> int:
    """Ask the ledger that the options name; the exit status."""
    asked = run.options
    with open_ledger(asked) as ledger:
        answers = ledger.figures(
            measure=asked.measure,
            by=asked.by,
            about=asked.about,
            since=asked.since,
            until=asked.until,
            place=asked.place,
            outlet=asked.outlet,
            as_of=asked.as_of,
            limit=limit_of(asked),
        )
        return show(run, answers, _COLUMNS, _cells)


def _cells(row: "FigureRow") -> tuple[str, ...]:
    who = row.speaker or (f"“{row.source}”" if row.source else "the report's own")
    words = " ".join(part for part in (row.words, row.counted) if part)
    where = row.place or (f"{row.places} ({row.place_from})" if row.places else "")
    return (
        row.day,
        row.measure,
        bound(row.low),
        bound(row.high),
        words,
        where,
        who,
        row.outlet or "",
        reference(row),
    )


def bound(value: float | None) -> str:
    """A bound as people write it; an open one is empty."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value % 1 == 0 else f"{value:,}"
