"""`onrecord undo`: takes a decision about a group back."""

from onrecord.cli import values
from onrecord.cli.across import add_json, add_who, open_across, who_of
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import Commands, Run
from onrecord.cli.deciding import print_decision, print_standing

_UNDO = """\
Takes a decision to join or split back: the last one that stands, or the one of the number given.
That is logged too; nothing is erased. With --list, the decisions that stand are listed instead."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "undo", help="take a decision back", description=_UNDO, allow_abbrev=False
    )
    parser.add_argument(
        "number", nargs="?", type=values.count, metavar="NUMBER", help="of the decision"
    )
    parser.add_argument("--list", action="store_true", help="list the decisions that stand")
    add_ledger(parser)
    add_who(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    asked = run.options
    with open_across(asked) as across:
        if asked.list:
            return print_standing(run, across.decided())
        return print_decision(
            run, across.undo(asked.number, who=who_of(asked), why=asked.why or "taken back")
        )
