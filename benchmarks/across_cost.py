"""What bringing reports together costs, on ledgers of invented reports (benchmarks/ledger).

    python -m benchmarks.across_cost [--workers N] [REPORTS | LEDGER …]

Processor time of all processes together, since the clock of a busy machine says little, and the
clock as well: for deriving everything anew, and for one more report, the median of 25. Memory is
the most of the process that writes and of one that helps it. A ledger that is named (one that
`benchmarks.ledger.build` made) is copied first, and never written.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import onrecord
from benchmarks.ledger import invented
from onrecord import Across

MEASURES = ("rebuild, ms a report", "growth", "one more, ms", "memory, MB")
SMALL, LARGE = 400, 1200
_BATCH = 500
_MORE = 25
_FAR = 10_000_000


def measure(ledger: Path, *, workers: int | None = None) -> dict[str, float]:
    """Costs of a ledger, which is written."""
    with onrecord.open(ledger) as opened, Across(opened) as across:
        count = opened.summary().reports
        began, clock = _spent(), time.monotonic()
        across.rebuild(workers=workers)
        rebuilt, waited = _spent() - began, time.monotonic() - clock
        more = []
        for number in range(_MORE):
            opened.add_record(invented.report(_FAR + number * 9))
            began = _spent()
            across.update()
            more.append(_spent() - began)
    return {
        "reports": count,
        "rebuild, ms a report": 1000 * rebuilt / count,
        "rebuild, minutes by the clock": waited / 60,
        "one more, ms": 1000 * statistics.median(more),
        "memory, MB": _most(resource.RUSAGE_SELF) + 2 * _most(resource.RUSAGE_CHILDREN),
    }


def measure_growth() -> dict[str, float]:
    """Costs of a ledger small enough for every day, and what a report costs in it against a third.

    In a ledger of up to 1,000 reports all stories are settled with each report: it has a few more.
    """
    with tempfile.TemporaryDirectory() as folder:
        few, many = (measure(_make(Path(folder), count), workers=1) for count in (SMALL, LARGE))
    cost = MEASURES[0]
    costs = {**many, "growth": many[cost] / few[cost]}
    return {name: costs[name] for name in MEASURES}


def _make(folder: Path, count: int) -> Path:
    path = folder / f"{count}.onrecord"
    with onrecord.open(path) as ledger:
        for begin in range(0, count, _BATCH):
            with ledger.batch():
                for record in invented.reports(min(_BATCH, count - begin), start=begin):
                    ledger.add_record(record)
    return path


def _spent() -> float:
    """Processor time of this process and of those that it has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _most(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the costs of each."""
    parser = argparse.ArgumentParser(description="what bringing reports together costs")
    parser.add_argument("ledgers", nargs="*", default=["1000"], metavar="REPORTS|LEDGER")
    parser.add_argument("--workers", type=int, help="processes; as many as cores otherwise")
    options = parser.parse_args(arguments)
    for given in options.ledgers:
        with tempfile.TemporaryDirectory() as folder:
            if given.isdigit():
                path = _make(Path(folder), int(given))
            else:
                path = Path(shutil.copy(given, folder))
            costs = measure(path, workers=options.workers)
        print(", ".join(f"{name} {value:.1f}" for name, value in costs.items()), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
