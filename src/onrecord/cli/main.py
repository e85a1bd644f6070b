"""From arguments to a command, and to an exit status."""

import os
import sys
from collections.abc import Sequence
from typing import cast

from onrecord.cli.arguments import parser
from onrecord.cli.commands.command import CLOSED, FAILED, INTERRUPTED, Run
from onrecord.cli.interrupts import Interrupts
from onrecord.cli.reading import complain
from onrecord.errors import OnrecordError


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
            return cast("int", options.run(Run(options, interrupts, top)))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return CLOSED
    except OnrecordError as error:
        complain(str(error))
        return FAILED
    except OSError as error:
        complain(f"cannot write: {error.strerror or error}")
        _drop_output()
        return FAILED


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
