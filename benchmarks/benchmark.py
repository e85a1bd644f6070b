"""What a benchmark is: what it reads, what it measures and how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.floors import SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where and how thoroughly to measure.

    Attributes:
        shared: The folder that holds `data/` and `score/`.
        ci: Measure on less where time, not quality, is measured.
    """

    shared: Path = SHARED
    ci: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One benchmark.

    Attributes:
        name: How it is asked for.
        about: What it is measured on, in a few words.
        data: Files and folders below `shared` that it reads.
        measures: The names of its measures, in the order shown.
        run: Gives their values, and may give others, which are not shown.
        ci: Whether it runs on the machine that checks every change.
    """

    name: str
    about: str
    data: tuple[str, ...]
    measures: tuple[str, ...]
    run: Callable[[Context], Mapping[str, float]]
    ci: bool = True
