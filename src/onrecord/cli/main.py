"""From arguments to records on a stream, and to an exit status."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord import reading
from onrecord.cli.arguments import parser
from onrecord.cli.interrupts import Interrupts
from onrecord.cli.outputs import Output, choose
from onrecord.errors import FetchError, InputError, MissingInput, OnrecordError
from onrecord.terminal import Progress
from onrecord.terminal.clean import clean

FAILED, USAGE, INTERRUPTED, CLOSED = 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; the arguments are those of the process when None.

    Returns:
        The exit status; `docs/commands.md` lists them.

    Raises:
        SystemExit: For `--help`, `--version` (0) and a wrong command line (2).
    """
    top = parser()
    options = top.parse_args(arguments)
    _widen_streams()
    try:
        with Interrupts() as interrupts:
            return _read(options, top, interrupts)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return CLOSED
    except OnrecordError as error:
        _complain(str(error))
        return FAILED
    except OSError as error:
        _complain(f"cannot write: {error.strerror or error}")
        _drop_output()
        return FAILED


def _read(options: argparse.Namespace, top: argparse.ArgumentParser, interrupts: Interrupts) -> int:
    # Loaded here, not above: help, version and a wrong command line need no model.
    from onrecord.reader import Reader  # noqa: PLC0415

    sources = reading.expand(map(_named, options.inputs))
    alone = len(sources) == 1 and not _holds_several(options.inputs[0])
    if options.html and not alone and _looks_like_a_page(options.html):
        top.error(f"--html {options.html}: several reports need a directory, not a page")
    chosen = {
        "max_bytes": options.max_size,
        "timeout": options.timeout,
        "any_language": options.any_language,
        "allow_private": options.allow_private,
    }
    limits = reading.Limits(**{name: value for name, value in chosen.items() if value})
    status = 0
    with (
        choose(options, alone=alone) as output,
        Progress(total=len(sources)) as progress,
    ):
        reader = Reader(limits=limits)
        for source in sources:
            for result in reader.read_all([source]):
                with progress.aside(), interrupts.held():
                    status |= _report(result, output)
            progress.advance()
    return status


def _report(result: object, output: Output) -> int:
    if isinstance(result, InputError):
        _complain(str(result))
        return FAILED
    output.write(result)  # type: ignore[arg-type]
    return 0


def _named(argument: str) -> str | Path | InputError:
    """What an argument names; unlike a string in Python, it is never the text itself."""
    if not argument:
        return MissingInput("''", "is an empty name", "check the command line")
    if argument == "-" or reading.is_url(argument):
        return argument
    path = Path(argument)
    if "://" in argument and not path.exists():
        return FetchError(argument, "is not an http or https address", "save it to a file first")
    return path


def _complain(message: str) -> None:
    print(f"onrecord: {clean(message)}", file=sys.stderr, flush=True)


def _holds_several(source: str) -> bool:
    name = source.casefold().removesuffix(".gz")
    return name.endswith((".jsonl", ".ndjson")) or Path(source).is_dir()


def _looks_like_a_page(out: str) -> bool:
    return out.casefold().endswith((".html", ".htm")) or Path(out).is_file()


def _widen_streams() -> None:
    # A report may hold characters that the terminal's encoding does not.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    # Python flushes standard output once more at exit, and would print a traceback there.
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
