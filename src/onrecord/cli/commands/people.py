"""`onrecord people`: who speaks in some reports, or who is named across a ledger."""

from typing import TYPE_CHECKING

from onrecord.cli.asking import add_ledger, add_shapes, add_times, limit_of, open_ledger, show
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.reading import INPUTS, add_limits
from onrecord.cli.voices import run_on_reports
from onrecord.terminal.tables import Column

if TYPE_CHECKING:
    from onrecord.ledger import PersonRow

_PEOPLE = """\
With reports, lists who speaks in them: in what role, how often, to whom, and the words that show
it; a source that the report does not resolve stands by its words. Without, lists who and what the
reports of a ledger name. Those with the most statements come first."""
_COLUMNS = (
    Column(heading="name", look="name", share=3),
    Column(heading="role", share=3),
    Column(heading="kind"),
    Column(heading="statements", look="number"),
    Column(heading="reports", look="number"),
    Column(heading="first", look="quiet"),
    Column(heading="last", look="quiet"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "people",
        help="who speaks in reports, or is named across a ledger",
        description=_PEOPLE,
        allow_abbrev=False,
    )
    parser.add_argument("inputs", nargs="*", metavar="REPORT", help=INPUTS)
    add_ledger(parser)
    which = parser.add_argument_group("which")
    which.add_argument("--name", metavar="NAME", help="words of a name")
    which.add_argument(
        "--kind",
        choices=("person", "organization", "place", "other"),
        metavar="KIND",
        help="person, organization, place or other",
    )
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
        answers = ledger.people(
            asked.name,
            kind=asked.kind,
            since=asked.since,
            until=asked.until,
            as_of=asked.as_of,
            limit=limit_of(asked),
        )
        return show(run, answers, _COLUMNS, _cells)


def _cells(row: "PersonRow") -> tuple[str, ...]:
    return (
        row.name,
        row.role or "",
        row.kind,
        f"{row.statements}",
        f"{row.reports}",
        row.first_day,
        row.last_day,
    )
