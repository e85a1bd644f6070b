"""Lines of parts set in columns: a narrow one for ids, the words beside it."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from onrecord.terminal.lines import Entry, Look, Part

_MARGIN, _IDS, _STEP = 1, 4, 4
_LOOKS: dict[Look, str] = {
    "title": "bold",
    "name": "bold",
    "unknown": "italic",
    "cue": "italic cyan",
    "plain": "",
    "quiet": "dim",
    "mark": "yellow",
}


class Layout:
    """Sets records on a terminal of some width.

    Args:
        file: Where to print.
        width: Columns; the terminal's own when None.
        narrowest: Fewest columns to lay out for, however narrow the terminal.
        widest: Most columns to use, however wide the terminal.
        styled: Whether weight and colour are printed.
    """

    def __init__(
        self, *, file: TextIO, width: int | None, narrowest: int, widest: int, styled: bool
    ) -> None:
        self._console = Console(
            file=file,
            width=width,
            color_system="auto" if styled else None,
            force_terminal=None if styled else False,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self._file = file
        self._width = max(narrowest, min(self._console.width, widest))

    def blank(self) -> None:
        """Print an empty line."""
        self._console.print()

    def line(self, parts: Iterable[Part]) -> None:
        """Print one heading line, wrapped."""
        self._set(_text(parts), first="", indent=0)

    def entry(self, entry: Entry) -> None:
        """Print one statement or figure, or one piece of furniture on a single line."""
        if not entry.head:
            words = Text(f"{entry.label}  {entry.body}", style="dim")
            words.truncate(self._width - _MARGIN, overflow="ellipsis")
            self._set(words, first="", indent=0)
            return
        # However deep the nesting, half the width stays for the words.
        deepest = self._width // (2 * _STEP)
        indent = _STEP * min(entry.depth, deepest)
        inside = indent + max(_IDS, len(entry.label) + 1)
        self._set(_text(entry.head), first=" " * indent + entry.label, indent=inside)
        if entry.body:
            self._set(Text(entry.body), first="", indent=inside)

    def _set(self, words: Text, *, first: str, indent: int) -> None:
        room = max(self._width - _MARGIN - indent, 12)
        for number, row in enumerate(words.wrap(self._console, room, overflow="fold")):
            row.rstrip()
            lead = Text(" " * _MARGIN)
            lead.append((first if number == 0 else "").ljust(indent), style="dim")
            self._console.print(lead + row, soft_wrap=True)


def _text(parts: Iterable[Part]) -> Text:
    text = Text()
    for words, look in parts:
        text.append(words, style=_LOOKS[look])
    return text
