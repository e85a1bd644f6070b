"""`onrecord import`: JSON lines into a ledger."""

from pathlib import Path

from onrecord.cli.asking import add_ledger
from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.reading import add_limits, complain, limits_of
from onrecord.errors import InputError

_IMPORT = """\
Appends JSON lines to a ledger: records and decisions that `onrecord export --jsonl` printed are
kept as they are, reports are read. What is in the ledger already changes nothing."""
_STATUS = """\
exit status: 0 every line is in the ledger, 1 at least one is not (one line each on standard error)
or the ledger could not be written, 2 the command line is wrong, 130 interrupted"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "import",
        help="append exported records, or reports, to a ledger",
        description=_IMPORT,
        epilog=_STATUS,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a JSON lines file, also as .gz"
    )
    add_ledger(parser)
    add_limits(parser)
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: help needs no ledger.
    from onrecord import ledger as ledgers  # noqa: PLC0415
    from onrecord.ledger.importing import import_lines  # noqa: PLC0415

    counts = {"new": 0, "changed": 0, "reread": 0, "known": 0, "decisions": 0, "failed": 0}
    with ledgers.open(run.options.ledger) as ledger:
        for path in run.options.files:
            try:
                for result in import_lines(ledger, path, limits=limits_of(run.options)):
                    if isinstance(result, InputError):
                        complain(str(result))
                    counts[_kind(result)] += 1
            except InputError as fault:
                complain(str(fault))
                counts["failed"] += 1
    shown = [f"{count} {word}" for word, count in counts.items() if count]
    print(", ".join(shown) or "nothing", flush=True)
    return FAILED if counts["failed"] else 0


def _kind(result: object) -> str:
    if isinstance(result, InputError):
        return "failed"
    return str(getattr(result, "state", "decisions"))
