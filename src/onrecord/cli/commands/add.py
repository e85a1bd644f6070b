"""`onrecord add`: reports into a ledger."""

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import values
from onrecord.cli.asking import add_ledger, print_line
from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.reading import INPUTS, add_limits, complain, limits_of, named
from onrecord.errors import InputError
from onrecord.reading import Source
from onrecord.terminal.clean import clean
from onrecord.terminal.tally import Tally

if TYPE_CHECKING:
    from onrecord.ledger import Added

_ADD = """\
Reads reports and appends them to a ledger, with all processors. What was added before is known by
its bytes and costs nothing; a report whose content changed becomes a new version. Interrupted, it
goes on where it stopped when the same is run again."""
_STATUS = """\
exit status: 0 every input is in the ledger, 1 at least one could not be read (one line each on
standard error) or the ledger could not be written, 2 the command line is wrong, 130 interrupted"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "add",
        help="read reports into a ledger",
        description=_ADD,
        epilog=_STATUS,
        allow_abbrev=False,
    )
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help=f"{INPUTS}; a pattern such as 'news/*.html'"
    )
    add_ledger(parser)
    parser.add_argument(
        "--workers",
        type=values.processes,
        metavar="N",
        help="read with so many processes (as many as there are processors)",
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object a line for each report"
    )
    add_limits(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: help and a wrong command line need no ledger.
    from onrecord import ledger as ledgers  # noqa: PLC0415

    options = run.options
    status = 0
    with ledgers.open(options.ledger) as ledger, Tally("adding") as tally:
        results = ledger.add(
            _sources(options.inputs),
            workers=options.workers,
            limits=limits_of(options),
            on_progress=tally.show,
        )
        try:
            for result in results:
                with run.interrupts.held():
                    status |= _report(result, tally, as_json=options.json)
        except KeyboardInterrupt:
            with tally.aside():
                done = tally.summary(nothing="nothing added yet")
                complain(f"interrupted: {done}; run the same again to go on")
            raise
        summary = tally.summary()
    if not options.json:
        print(summary, flush=True)
    return status


def _report(result: "Added | InputError", tally: Tally, *, as_json: bool) -> int:
    if isinstance(result, InputError):
        with tally.aside():
            complain(str(result))
        return FAILED
    if as_json:
        row = {"report": result.report_id, "version": result.version, "state": result.state}
        with tally.aside():
            print_line(row)
    elif result.state == "changed":
        with tally.aside():
            print(f"changed\t{clean(result.report_id)}", flush=True)
    return 0


def _sources(arguments: list[str]) -> Iterator[Source | InputError]:
    for argument in arguments:
        source = named(argument)
        # A shell leaves a pattern alone when it is quoted; a file of just that name comes first.
        if isinstance(source, Path) and not source.exists() and glob.has_magic(argument):
            found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - absolute ones too
            yield from map(Path, found) if found else [source]
        else:
            yield source
