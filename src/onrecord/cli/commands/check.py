"""`onrecord check`: whether a ledger is whole."""

import sys

from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.reading import complain
from onrecord.terminal import Progress

_CHECK = """\
Checks a ledger: the file's structure, the full-text indexes, the digests of originals, records and
rows, the two logs, and every span against its text. Prints one line for everything that is wrong.
Exit status 0 when nothing is, 1 otherwise."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "check", help="check that a ledger is whole", description=_CHECK, allow_abbrev=False
    )
    add_ledger(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: help needs no ledger.
    from onrecord import ledger as ledgers  # noqa: PLC0415

    path = run.options.ledger
    faults = 0
    with ledgers.open(path, create=False) as ledger:
        total = ledger.summary().readings
        with Progress(total=total, word="checking") as progress:
            for fault in ledger.check(on_progress=lambda _done, _total: progress.advance()):
                with progress.aside():
                    complain(f"{path}: {fault}")
                faults += 1
    if faults:
        return FAILED
    print(f"{path}: whole, {total:,} reading{'s' * (total != 1)} checked", file=sys.stdout)
    return 0
