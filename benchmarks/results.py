"""Results: each measure's value beside its bound, as a table and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from benchmarks.floors import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure of one benchmark.

    Attributes:
        benchmark: The benchmark's name.
        measure: The measure's name.
        value: What was measured, or None where it was not.
        bound: What is asked of it.
    """

    benchmark: str
    measure: str
    value: float | None
    bound: Bound

    @property
    def failed(self) -> bool:
        """Whether something is asked and not reached, or not measured."""
        if self.value is None:
            return self.bound.asks
        return self.bound.holds(self.value) is False

    @property
    def verdict(self) -> str:
        """`FAIL`, `short of aim`, `pass`, or nothing where nothing is asked."""
        if self.failed:
            return "FAIL"
        if self.value is None or not self.bound.asks:
            return ""
        return "pass" if self.bound.reaches_aim(self.value) else "short of aim"

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON holds it."""
        return {
            "benchmark": self.benchmark,
            "measure": self.measure,
            "value": self.value,
            "least": self.bound.least,
            "most": self.bound.most,
            "aim": self.bound.aim,
            "failed": self.failed,
        }


def rows(
    benchmark: str,
    measures: Sequence[str],
    values: Mapping[str, float],
    bounds: Mapping[str, Bound],
) -> list[Row]:
    """A benchmark's rows, in the order of its measures."""
    return [
        Row(
            benchmark=benchmark,
            measure=measure,
            value=values.get(measure),
            bound=bounds.get(measure, Bound()),
        )
        for measure in measures
    ]


def table(shown: Iterable[Row]) -> Table:
    """The rows as one table; a benchmark's name stands at its first row."""
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    drawn.add_column("benchmark", style="bold", no_wrap=True)
    drawn.add_column("measure", no_wrap=True)
    for heading in ("value", "floor", "aim"):
        drawn.add_column(heading, justify="right", no_wrap=True)
    drawn.add_column("result", no_wrap=True)
    before = None
    for row in shown:
        if before not in (None, row.benchmark):
            drawn.add_row()
        name = row.benchmark if row.benchmark != before else ""
        drawn.add_row(name, row.measure, *_figures(row), _coloured(row.verdict))
        before = row.benchmark
    return drawn


def _figures(row: Row) -> tuple[str, str, str]:
    bound = row.bound
    value = "not measured" if row.value is None else number(row.value)
    asked = ""
    if bound.least is not None:
        asked = f"≥ {number(bound.least)}"
    elif bound.most is not None:
        asked = f"≤ {number(bound.most)}"
    return value, asked, "" if bound.aim is None else number(bound.aim)


def number(value: float) -> str:
    """A value with as many decimals as it deserves: none for whole numbers, three below 10."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"


def _coloured(verdict: str) -> str:
    colours = {"FAIL": "bold red", "short of aim": "yellow", "pass": "green"}
    return f"[{colours[verdict]}]{verdict}[/]" if verdict else ""
