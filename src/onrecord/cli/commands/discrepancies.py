"""`onrecord discrepancies`: figures and quotations on one thing that do not agree."""

from typing import TYPE_CHECKING

from onrecord.cli import values
from onrecord.cli.across import add_json, add_limit, as_json, counted, limit_of, open_across, show
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.reconciliation import Discrepancy, Side

KINDS = ("sources", "revision", "ascribed", "place", "date", "wording")
_DISCREPANCIES = """\
Lists what does not agree, the most telling first: different numbers by different sources, a source
against its earlier self, a report against the own report of the source that it names, places and
dates that exclude each other, words changed inside quotation marks. It is not said who is right."""
_COLUMNS = (
    Column(heading="score", look="number"),
    Column(heading="kind"),
    Column(heading="of"),
    Column(heading="one side", look="name", share=4),
    Column(heading="the other", look="name", share=4),
    Column(heading="because", look="quiet", share=5),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "discrepancies",
        help="where sources differ, or changed what they said",
        description=_DISCREPANCIES,
        allow_abbrev=False,
    )
    add_ledger(parser)
    which = parser.add_argument_group("which")
    which.add_argument("--kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    which.add_argument("--measure", metavar="MEASURE", help="of figures: killed, displaced …")
    which.add_argument("--story", metavar="ID", help="in this story, or that of this report")
    which.add_argument(
        "--since", type=values.day, metavar="DATE", help="with a side no earlier than this day"
    )
    add_limit(parser, values.count)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    with open_across(asked) as across:
        found = across.discrepancies(
            kind=asked.kind,
            measure=asked.measure,
            story=asked.story,
            since=asked.since,
            limit=limit_of(asked),
        )
        return show(run, found, plain=as_json, columns=_COLUMNS, cells=_cells)


def _cells(each: "Discrepancy") -> tuple[str, ...]:
    one, other = each.sides
    return (
        f"{each.score:.2f}",
        each.kind,
        each.measure,
        _told(one),
        _told(other),
        each.why[-1],
    )


def _told(side: "Side") -> str:
    support = f"{counted(len(side.reports), 'report')}, {counted(len(side.origins), 'origin')}"
    return f"{side.source}: {' '.join(side.words.split())} ({side.day or 'undated'}; {support})"
