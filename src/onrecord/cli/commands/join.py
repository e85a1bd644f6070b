"""`onrecord join`: a person's decision about a group."""

from onrecord.cli.commands.command import Commands
from onrecord.cli.deciding import add_decision

_JOIN = """\
Decides that reports are of one story, statements of one utterance, or figures of one series. The
decision is logged with who and why, and outlives every re-run; `onrecord undo` takes it back."""


def add(commands: Commands) -> None:
    """Add the command."""
    add_decision(commands, "join", help="decide that things belong to one group", description=_JOIN)
