"""`onrecord why`: the features and scores behind a grouping."""

import sys

from onrecord.cli.across import add_json, as_json, open_across
from onrecord.cli.asking import add_ledger, print_line
from onrecord.cli.commands.command import Commands, Run
from onrecord.terminal.clean import clean

_WHY = """\
Says why two things are in one group, or are not: two reports, two statements (REPORT#s1) or two
figures (REPORT#f1), with the scores, what speaks for it and against it, and what people decided."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "why",
        help="the reasons behind a grouping",
        description=_WHY,
        allow_abbrev=False,
    )
    parser.add_argument("a", metavar="ID", help="a report, REPORT#s1 or REPORT#f1")
    parser.add_argument("b", metavar="ID", help="another of the same sort")
    add_ledger(parser)
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    with open_across(run.options) as across:
        found = across.why(run.options.a, run.options.b)
    for reason in found:
        if run.options.json:
            print_line(as_json(reason))
            continue
        together = "one" if reason.together else "not one"
        least = "" if reason.least is None else f" (from {reason.least:g})"
        print(f"{reason.kind}: {together}, {reason.score:.3f}{least}")
        for each in reason.reasons:
            print(f"    {clean(each)}")
    sys.stdout.flush()
    return 0
