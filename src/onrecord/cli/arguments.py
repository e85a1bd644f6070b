"""What can be typed."""

import argparse
import re
from collections.abc import Sequence
from typing import Any

_SIZE = re.compile(r"(\d+)([kKMG]?)B?")
_POWERS = {"": 1, "k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9}

_READ = """\
Prints who said what in each report: title, publisher and date, then the statements in text order,
nested ones under the one they stand in. On a terminal the record is laid out; piped, each statement
is one line."""
_STATUS = """\
exit status: 0 every input was read, 1 at least one was not (one line each on standard error),
2 the command line is wrong, 130 interrupted, 141 the reader of the output went away"""


def parser() -> argparse.ArgumentParser:
    """The parser of `onrecord`'s command line."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description="Reads news reports and keeps the record of who said what.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    commands = top.add_subparsers(title="commands", dest="command", required=True)
    _add_read(commands)
    return top


def _add_read(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
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
        help="a file (text, HTML, JSON lines, each also as .gz), a directory, an http(s) URL, "
        "or - for standard input",
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
        type=_columns,
        metavar="COLUMNS",
        help="lay the record out for so many columns, piped or not (the terminal's own)",
    )
    limits = read.add_argument_group("limits")
    limits.add_argument(
        "--any-language", action="store_true", help="read reports that are not in English too"
    )
    limits.add_argument(
        "--max-size",
        type=_size,
        metavar="SIZE",
        help="largest text to read, in bytes, or with k, M or G after the number (5M)",
    )
    limits.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="longest time for one URL (20)"
    )
    limits.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch URLs on private and loopback addresses too",
    )


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes longer than parsing does."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        from onrecord.version import VERSION  # noqa: PLC0415 - see the docstring

        print(f"onrecord {VERSION}")
        parser.exit()


def _size(text: str) -> int:
    match = _SIZE.fullmatch(text)
    if not match or not int(match[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 5M, 200k or 100000")
    return int(match[1]) * _POWERS[match[2]]


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def _columns(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 20 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a width from 20 to 1000 columns")
    return int(text)
