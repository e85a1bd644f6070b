"""How a row of a table says where it was read."""

import sys
from typing import Protocol

_SHORT = 8


class Placed(Protocol):
    """A row that was read from a version of a report."""

    @property
    def report(self) -> str:
        """The report's id."""

    @property
    def version(self) -> str:
        """The id of its version."""

    @property
    def id(self) -> str:
        """The id in the record."""


def reference(row: Placed) -> str:
    """What `onrecord report` takes, and the id in the record: short on a terminal."""
    if sys.stdout.isatty():
        return f"{row.version[:_SHORT]} {row.id}"
    return f"{row.report} {row.id}"
