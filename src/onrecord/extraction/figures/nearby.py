"""The statements near a place of a text, without looking at all of a long report's each time."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from onrecord.record import Statement

_WIDTH: Final = 2000
_MARGIN: Final = 200
"""Characters of a shelf, and how far a figure may reach beyond the shelf that it begins on."""


class Nearby:
    """Statements by where their content stands.

    Args:
        statements: The statements, in any order; those near a place keep it.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._shelves: dict[int, list[Statement]] = defaultdict(list)
        for statement in statements:
            shelves = {
                shelf
                for start, end in statement.content
                for shelf in range(max(0, start - _MARGIN) // _WIDTH, (end + _MARGIN) // _WIDTH + 1)
            }
            for shelf in shelves:
                self._shelves[shelf].append(statement)

    def at(self, offset: int) -> Sequence[Statement]:
        """The statements whose content may hold what begins at an offset."""
        return self._shelves.get(offset // _WIDTH, ())
