"""What a command is: it adds itself to the parser, and runs with what was typed."""

import argparse
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from onrecord.cli.interrupts import Interrupts

FAILED, USAGE, INTERRUPTED, CLOSED = 1, 2, 130, 141

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where a command's `add` puts its parser; it sets `run` to a function from `Run` to a status."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command.

    Attributes:
        options: What was typed.
        interrupts: Holds Ctrl-C back while something is written whole.
        parser: The parser of the whole command line.
    """

    options: argparse.Namespace
    interrupts: Interrupts
    parser: argparse.ArgumentParser

    def refuse(self, reason: str) -> NoReturn:
        """End with the usage and a reason: the command line is wrong."""
        self.parser.error(reason)
