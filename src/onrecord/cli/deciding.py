"""What `join`, `split` and `undo` share: arguments, what ids name, how a decision is printed."""

import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from onrecord.cli.across import add_json, add_who, as_json, open_across, who_of
from onrecord.cli.asking import add_ledger, print_line
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.clean import clean

if TYPE_CHECKING:
    from onrecord.ledger import Decision


def add_decision(commands: Commands, action: str, *, help: str, description: str) -> None:
    """Add a command that decides about the group of the ids it is given.

    Args:
        commands: Where to add it.
        action: Its name, and what is logged: join or split.
        help: Its line in the list of commands.
        description: What its own help begins with.
    """
    parser = commands.add_parser(action, help=help, description=description, allow_abbrev=False)
    parser.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="reports (or stories), statements REPORT#s1, or figures REPORT#f1",
    )
    add_ledger(parser)
    add_who(parser)
    add_json(parser)
    parser.set_defaults(run=partial(decide, action=action))


def decide(run: Run, *, action: str) -> int:
    """Join or split what the ids name; the exit status.

    Raises:
        LedgerError: An id is not known, or the ledger cannot be written.
    """
    asked = run.options
    kind = kind_of(asked.ids)
    if kind is None:
        run.refuse("give ids of one sort: reports, statements (REPORT#s1) or figures (REPORT#f1)")
    with open_across(asked) as across:
        act = across.join if action == "join" else across.split
        decision = act(kind, asked.ids, who=who_of(asked), why=asked.why or "by hand")
    return print_decision(run, decision)


def kind_of(ids: Iterable[str]) -> str | None:
    """What sort of group ids are members of; None when they are of several."""
    kinds = {_kind(each) for each in ids}
    return kinds.pop() if len(kinds) == 1 else None


def _kind(id_: str) -> str:
    part = id_.rpartition("#")[2] if "#" in id_ else ""
    if part[1:].isdigit():
        return {"s": "utterance", "f": "series"}.get(part[:1], "story")
    return "story"


def print_decision(run: Run, decision: "Decision") -> int:
    """Print one decision; the exit status."""
    if run.options.json:
        print_line(as_json(decision))
        sys.stdout.buffer.flush()
    else:
        print(_line(decision), flush=True)
    return 0


def print_standing(run: Run, decisions: "Iterable[Decision]") -> int:
    """Print the decisions that stand; the exit status."""
    for each in decisions:
        print_decision(run, each)
    return 0


def _line(decision: "Decision") -> str:
    value = decision.value if isinstance(decision.value, dict) else {}
    kind = decision.subject.partition(":")[2]
    about = ", ".join(value.get("members", ())) or f"decision {value.get('decision')}"
    apart = f" from {', '.join(value['others'])}" if "others" in value else ""
    return clean(
        f"{decision.number}  {decision.action} {kind}: {about}{apart} · {decision.who}, "
        f"{decision.why}"
    )
