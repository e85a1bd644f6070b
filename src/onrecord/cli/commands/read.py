"""`onrecord read`: reports to records, printed, as JSON or as pages."""

from pathlib import Path

from onrecord import reading
from onrecord.cli import values
from onrecord.cli.commands.command import FAILED, Commands, Run
from onrecord.cli.outputs import Output, choose
from onrecord.cli.reading import INPUTS, add_limits, complain, limits_of, named
from onrecord.errors import InputError
from onrecord.terminal import Progress

_READ = """\
Prints who said what in each report: title, publisher and date, then the statements in text order,
nested ones under the one they stand in. On a terminal the record is laid out; piped, each statement
is one line."""
_STATUS = """\
exit status: 0 every input was read, 1 at least one was not (one line each on standard error),
2 the command line is wrong, 130 interrupted, 141 the reader of the output went away"""


def add(commands: Commands) -> None:
    """Add the command."""
    read = commands.add_parser(
        "read",
        help="read reports and print their records",
        description=_READ,
        epilog=_STATUS,
        allow_abbrev=False,
    )
    read.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help=INPUTS,
    )
    shape = read.add_argument_group("output")
    shape.add_argument(
        "--json", action="store_true", help="print one JSON object a line for each report"
    )
    shape.add_argument(
        "--html",
        metavar="OUT",
        help="write annotated pages: for one report to the file OUT, for several inputs, a "
        "directory or JSON lines into the directory OUT with an index; the path of each page is "
        "printed instead of the record, unless --json is given",
    )
    shape.add_argument(
        "--width",
        type=values.columns,
        metavar="COLUMNS",
        help="lay the record out for so many columns, piped or not (the terminal's own)",
    )
    add_limits(read)
    read.set_defaults(run=_run)


def _run(run: Run) -> int:
    # Loaded here, not above: help, version and a wrong command line need no model.
    from onrecord.reader import Reader  # noqa: PLC0415

    options = run.options
    sources = reading.expand(map(named, options.inputs))
    alone = len(sources) == 1 and not _holds_several(options.inputs[0])
    if options.html and not alone and _looks_like_a_page(options.html):
        run.refuse(f"--html {options.html}: several reports need a directory, not a page")
    status = 0
    with (
        choose(options, alone=alone) as output,
        Progress(total=len(sources)) as progress,
    ):
        reader = Reader(limits=limits_of(options))
        for source in sources:
            for result in reader.read_all([source]):
                with progress.aside(), run.interrupts.held():
                    status |= _report(result, output)
            progress.advance()
    return status


def _report(result: object, output: Output) -> int:
    if isinstance(result, InputError):
        complain(str(result))
        return FAILED
    output.write(result)  # type: ignore[arg-type]
    return 0


def _holds_several(source: str) -> bool:
    name = source.casefold().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        return True
    path = None if reading.is_url(source) else reading.as_path(Path(source))
    return path is not None and (path.is_dir() or reading.holds_several(path))


def _looks_like_a_page(out: str) -> bool:
    return out.casefold().endswith((".html", ".htm")) or Path(out).is_file()
