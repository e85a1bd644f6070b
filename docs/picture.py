"""Draws the README's picture: what `onrecord read` prints for one report of examples/.

    python docs/picture.py

Writes docs/read.svg, a terminal of 92 columns with the first statements of the record.
"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import onrecord
from onrecord.terminal import print_record

ROOT = Path(__file__).parents[1]
STORY = ROOT / "examples" / "harbour-bank.txt"
PICTURE = ROOT / "docs" / "read.svg"
COLUMNS, ROWS = 92, 40

# Rich names a font on the web and draws a window's buttons; the picture needs neither.
DECORATION = re.compile(
    r"<!-- .*? -->\s*|@font-face \{.*?\}\s*|<g transform=\"translate\(26,22\)\">.*?</g>\s*",
    re.DOTALL,
)
PAPER = TerminalTheme(
    (251, 250, 246),
    (27, 27, 26),
    [
        (27, 27, 26),
        (150, 40, 40),
        (29, 92, 58),
        (122, 66, 0),
        (11, 74, 134),
        (110, 50, 110),
        (11, 94, 110),
        (95, 93, 87),
    ],
)


class Screen(io.StringIO):
    """A terminal that keeps what is printed on it."""

    def isatty(self) -> bool:
        """It is a terminal, so that the record is styled."""
        return True


def draw() -> str:
    """The first rows of the record as a picture, cut between two statements."""
    screen = Screen()
    record = onrecord.read(STORY)
    print_record(record, file=screen, width=COLUMNS)
    rows = screen.getvalue().splitlines()
    if len(rows) > ROWS:
        last = max(place for place in range(ROWS) if not rows[place].strip())
        rows = [*rows[:last], "", " …"]
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True)
    for row in rows:
        console.print(Text.from_ansi(row), soft_wrap=True)
    title = f"onrecord read {STORY.relative_to(ROOT).as_posix()}"
    picture = console.export_svg(title=title, theme=PAPER, unique_id="onrecord")
    return DECORATION.sub("", picture)


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
