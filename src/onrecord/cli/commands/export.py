"""`onrecord export`: a ledger in other forms."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.cli.asking import add_ledger, open_ledger, print_line
from onrecord.cli.commands.command import Commands, Run

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_EXPORT = """\
Writes what a ledger holds in a form that other programs read. Tables go into a directory, one file
each; what is printed is one JSON object a line."""
_STATUS = """\
exit status: 0 written, 1 it could not be written or read, 2 the command line is wrong, 130
interrupted; a file that was not finished is not left behind"""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export",
        help="write a ledger in other forms",
        description=_EXPORT,
        epilog=_STATUS,
        allow_abbrev=False,
    )
    add_ledger(parser)
    forms = parser.add_argument_group("forms").add_mutually_exclusive_group(required=True)
    forms.add_argument(
        "--csv", type=Path, metavar="DIR", help="tables as CSV, safe to open in a spreadsheet"
    )
    forms.add_argument(
        "--parquet",
        type=Path,
        metavar="DIR",
        help="tables as Parquet; needs pyarrow (pip install 'onrecord[parquet]')",
    )
    forms.add_argument(
        "--jsonl",
        action="store_true",
        help="print records and decisions; `onrecord import` reads them back",
    )
    forms.add_argument(
        "--web-annotation",
        action="store_true",
        help="print statements and figures as W3C Web Annotations",
    )
    forms.add_argument(
        "--corrections", action="store_true", help="print people's decisions as training data"
    )
    forms.add_argument(
        "--datasette", type=Path, metavar="FILE", help="a plain copy of the ledger in one file"
    )
    forms.add_argument(
        "--evidence",
        metavar="ID",
        help="one report with its original bytes, versions and records, into the zip file OUT",
    )
    parser.add_argument(
        "out", nargs="?", type=Path, metavar="OUT", help="with --evidence: the zip file"
    )
    parser.add_argument(
        "--history",
        action="store_true",
        help="with --jsonl: every version and reading and the original bytes, for a whole copy",
    )
    parser.set_defaults(run=_run)


def _run(run: Run) -> int:
    options = run.options
    if options.history and not options.jsonl:
        run.refuse("--history goes with --jsonl")
    if bool(options.out) != bool(options.evidence):
        run.refuse("--evidence ID needs a zip file to write, and nothing else takes one")
    with open_ledger(options) as ledger:
        # Loaded here, not above: help needs no ledger.
        from onrecord.ledger import export  # noqa: PLC0415

        if options.csv or options.parquet:
            write = export.write_csv if options.csv else export.write_parquet
            for path, rows in write(ledger, options.csv or options.parquet).items():
                print(f"{path}\t{rows} rows")
        elif options.datasette:
            export.copy_plain(ledger, options.datasette)
            print(options.datasette)
        elif options.evidence:
            _evidence(ledger, options.evidence, options.out)
        elif options.jsonl:
            _print(run, export.lines(ledger, history=options.history))
        elif options.corrections:
            _print(run, export.corrections(ledger))
        else:
            _print(run, export.annotations(ledger))
    return 0


def _evidence(ledger: "Ledger", report_id: str, path: Path) -> None:
    from onrecord.ledger import export  # noqa: PLC0415 - as above

    digest = export.write_evidence(ledger, report_id, path)
    print(f"{path}\tsha256 of its SHA256SUMS: {digest}")


def _print(run: Run, rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        with run.interrupts.held():
            print_line(row)
    sys.stdout.buffer.flush()
