"""Rows of the table: what fails, what falls short of its aim, and how numbers are shown."""

import io

import pytest
from rich.console import Console

from benchmarks.floors import Bound
from benchmarks.results import Row, number, rows, table


def row(value: float | None, bound: Bound) -> Row:
    return Row(benchmark="record", measure="full", value=value, bound=bound)


@pytest.mark.parametrize(
    ("value", "bound", "verdict", "failed"),
    [
        (0.65, Bound(least=0.6, aim=0.62), "pass", False),
        (0.61, Bound(least=0.6, aim=0.62), "short of aim", False),
        (0.59, Bound(least=0.6, aim=0.62), "FAIL", True),
        (700.0, Bound(most=600), "FAIL", True),
        (0.1, Bound(), "", False),
        (None, Bound(least=0.6), "FAIL", True),
        (None, Bound(), "", False),
    ],
)
def test_verdicts(value: float | None, bound: Bound, verdict: str, failed: bool) -> None:
    assert (row(value, bound).verdict, row(value, bound).failed) == (verdict, failed)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (28, "28"),
        (28.0, "28"),
        (0.7404, "0.740"),
        (1.6234, "1.623"),
        (71.09, "71.1"),
        (3310.75, "3311"),
    ],
)
def test_numbers(value: float, shown: str) -> None:
    assert number(value) == shown


def test_rows_keep_the_order_and_show_what_was_not_measured() -> None:
    made = rows("record", ("full", "mode"), {"mode": 0.9, "unasked": 1.0}, {"full": Bound(least=1)})
    assert [(r.measure, r.value, r.failed) for r in made] == [
        ("full", None, True),
        ("mode", 0.9, False),
    ]


def test_a_table_names_each_benchmark_once() -> None:
    shown = rows("one", ("a", "b"), {"a": 0.25, "b": 3}, {"a": Bound(least=0.2, aim=0.5)})
    shown += rows("two", ("c",), {"c": 1.5}, {"c": Bound(most=1)})
    screen = io.StringIO()
    Console(file=screen, width=100).print(table(shown))
    lines = [" ".join(line.split()) for line in screen.getvalue().splitlines()]
    assert [line for line in lines if line] == [
        "benchmark measure value floor aim result",
        "one a 0.250 ≥ 0.200 0.500 short of aim",
        "b 3",
        "two c 1.500 ≤ 1 FAIL",
    ]
