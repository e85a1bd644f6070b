"""`onrecord split`: a person's decision about a group."""

from onrecord.cli.across import add_json, add_who
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.deciding import decide

_SPLIT = """\
Decides that reports do not belong with the others of their story, or statements or figures with the
others of their utterance or series. It is logged, outlives every re-run, and can be undone."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "split",
        help="decide that things do not belong with the rest of their group",
        description=_SPLIT,
        allow_abbrev=False,
    )
    parser.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="reports (or stories), statements REPORT#s1, or figures REPORT#f1",
    )
    add_ledger(parser)
    add_who(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    return decide(run, "split")
