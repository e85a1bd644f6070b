"""`onrecord split`: a person's decision about a group."""

from onrecord.cli.commands.command import Commands
from onrecord.cli.deciding import add_decision

_SPLIT = """\
Decides that reports do not belong with the others of their story, or statements or figures with the
others of their utterance or series. It is logged, outlives every re-run, and can be undone."""


def add(commands: Commands) -> None:
    """Add the command."""
    add_decision(
        commands,
        "split",
        help="decide that things do not belong with the rest of their group",
        description=_SPLIT,
    )
