"""What every command that reads reports shares: its inputs, its limits, and complaints."""

import argparse
import sys
from pathlib import Path

from onrecord import reading
from onrecord.cli import values
from onrecord.errors import FetchError, InputError, MissingInput
from onrecord.terminal.clean import clean

INPUTS = (
    "a file (text, HTML, JSON lines, WARC, RSS or Atom, ninjs, NewsML-G2, NITF, each also as .gz), "
    "a directory, an http(s) URL, or - for standard input"
)


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options that `limits_of` reads."""
    limits = parser.add_argument_group("limits")
    limits.add_argument(
        "--any-language", action="store_true", help="read reports that are not in English too"
    )
    limits.add_argument(
        "--max-size",
        type=values.size,
        metavar="SIZE",
        help="largest text to read, in bytes, or with k, M or G after the number (5M)",
    )
    limits.add_argument(
        "--timeout", type=values.seconds, metavar="SECONDS", help="longest time for one URL (20)"
    )
    limits.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch URLs on private and loopback addresses too",
    )


def limits_of(options: argparse.Namespace) -> reading.Limits:
    """The limits that the options ask for."""
    chosen = {
        "max_bytes": options.max_size,
        "timeout": options.timeout,
        "any_language": options.any_language,
        "allow_private": options.allow_private,
    }
    return reading.Limits(**{name: value for name, value in chosen.items() if value})


def named(argument: str) -> str | Path | InputError:
    """What an argument names; unlike a string in Python, it is never the text itself."""
    if not argument:
        return MissingInput("''", "is an empty name", "check the command line")
    if argument == "-" or reading.is_url(argument):
        return argument
    path = Path(argument)
    if "://" in argument and not path.exists():
        return FetchError(argument, "is not an http or https address", "save it to a file first")
    return path


def complain(message: str) -> None:
    """Print one line on standard error, control characters made visible."""
    print(f"onrecord: {clean(message)}", file=sys.stderr, flush=True)
