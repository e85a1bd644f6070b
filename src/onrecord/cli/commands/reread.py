"""`onrecord reread`: what another engine read, read again."""

from onrecord.cli import values
from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.reading import complain
from onrecord.errors import InputError
from onrecord.terminal.tally import Tally

_REREAD = """\
Reads again, with the engine of this installation, what another one read. The texts stay; the old
records stay too, for questions as of an earlier day; decisions find their statements again.
Interrupted, it goes on where it stopped when it is run again."""

_COUNTED = {"changed": "read again", "failed": "failed"}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "reread",
        help="read again what another engine read",
        description=_REREAD,
        allow_abbrev=False,
    )
    add_ledger(parser)
    parser.add_argument(
        "--workers",
        type=values.processes,
        metavar="N",
        help="read with so many processes (as many as there are processors)",
    )
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: help needs no ledger.
    from onrecord import ledger as ledgers  # noqa: PLC0415

    status = 0
    with (
        ledgers.open(run.options.ledger, create=False) as ledger,
        Tally("reading again", counted=_COUNTED) as tally,
    ):
        for result in ledger.reread(workers=run.options.workers, on_progress=tally.show):
            if isinstance(result, InputError):
                status = FAILED
                with tally.aside(), run.interrupts.held():
                    complain(str(result))
        summary = tally.summary()
    print(summary, flush=True)
    return status
