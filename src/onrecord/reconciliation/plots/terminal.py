"""A series as a plot of characters."""

from collections.abc import Iterator

from onrecord.reconciliation.discrepancies import number
from onrecord.reconciliation.plots.scale import Plot, ticks

MARKS = "●▲■◆○△□◇"
_ASCII = "ox+*#@%&"
_MARGIN = 10


def draw(
    plot: Plot, *, width: int = 80, height: int = 16, ascii_only: bool = False
) -> Iterator[str]:
    """The lines of a plot: numbers up from 0, days along, one mark a source, `↑` for "at least".

    Args:
        plot: What to draw.
        width: Columns to fill.
        height: Lines of the plot itself.
        ascii_only: Use no other characters than those of ASCII.
    """
    marks = _ASCII if ascii_only else MARKS
    upward = "^" if ascii_only else "↑"
    rule = ("|", "-", "+") if ascii_only else ("│", "─", "└")
    across = max(width - _MARGIN - 3, 20)
    grid = [[" "] * across for _ in range(height)]
    for spot in plot.spots:
        column = round((spot.day - plot.begin) / (plot.end - plot.begin) * (across - 1))
        row, top = _row(spot.low, plot, height), _row(spot.high or spot.low, plot, height)
        for between in range(top, row):
            grid[between][column] = ":"
        if spot.high is None and row > 0 and grid[row - 1][column] == " ":
            grid[row - 1][column] = upward
        grid[row][column] = marks[plot.sources.index(spot.source)]
    yield plot.title
    for place, cells in enumerate(grid):
        value = plot.top * (height - 1 - place) / (height - 1)
        label = f"{value:,.10g}" if place in (0, height // 2, height - 1) else ""
        if place == height // 2:
            label = f"{round(value):,}"
        yield f"{label:>{_MARGIN}} {rule[0]} {''.join(cells)}".rstrip()
    yield f"{'':>{_MARGIN}} {rule[2]}{rule[1] * (across + 1)}"
    yield _days(plot, across)
    for mark, source in zip(marks, plot.sources, strict=False):
        last = [spot.point for spot in plot.spots if spot.source == source][-1]
        yield f"  {mark} {source}: {number(last.low, last.high)} ({last.day})"


def _row(value: float, plot: Plot, height: int) -> int:
    return height - 1 - round(value / plot.top * (height - 1))


def _days(plot: Plot, across: int) -> str:
    line = [" "] * (across + _MARGIN + 12)
    end = 0
    for day, date in ticks(plot, max(2, across // 14)):
        at = _MARGIN + 3 + round((day - plot.begin) / (plot.end - plot.begin) * (across - 1))
        if at >= end:
            line[at : at + len(date)] = date
            end = at + len(date) + 2
    return "".join(line).rstrip()
