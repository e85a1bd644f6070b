"""`onrecord join`: a person's decision about a group."""

from onrecord.cli.across import add_json, add_who
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.deciding import decide

_JOIN = """\
Decides that reports are of one story, statements of one utterance, or figures of one series. The
decision is logged with who and why, and outlives every re-run; `onrecord undo` takes it back."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "join",
        help="decide that things belong to one group",
        description=_JOIN,
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
    return decide(run, "join")
