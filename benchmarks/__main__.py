"""Runs the benchmarks, prints one table and writes `build/bench.json`.

    python -m benchmarks [NAME …] [--ci]

Runs those whose data are on this machine, all of them when none is named, and says which were
skipped. Exit status 1 when a measure misses its floor or a benchmark breaks off, else 0.
"""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import onnxruntime
from rich.console import Console

from benchmarks import floors
from benchmarks.benchmark import Benchmark, Context
from benchmarks.child import ROOT
from benchmarks.floors import Floors
from benchmarks.results import Row, rows, table
from benchmarks.start import WEIGHTS
from benchmarks.statements import Unmeasured
from benchmarks.suite import SUITE

OUT: Final = ROOT / "build" / "bench.json"
_NARROWEST: Final = 100


@dataclass(slots=True)
class Outcome:
    """What a run gave.

    Attributes:
        rows: Every measure.
        skipped: Why a benchmark was not run, by its name.
        broken: Why a benchmark broke off, by its name.
        changed: Digests that are not those of the floors, by the data's name.
    """

    rows: list[Row] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether anything missed its floor or broke off."""
        return bool(self.broken) or any(row.failed for row in self.rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print and write; the exit status."""
    options = _options(arguments)
    context = Context(ci=options.ci)
    held = floors.load(ci=options.ci)
    outcome = Outcome()
    for benchmark in SUITE:
        if benchmark.name in options.names or (
            not options.names and (benchmark.ci or not options.ci)
        ):
            _run(benchmark, context, held, outcome)
    _print(outcome)
    _write(outcome, OUT)
    return int(outcome.failed)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    about = "\n".join(f"  {b.name:10} {b.about}" for b in SUITE)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure onrecord against its floors (benchmarks/floors.toml).",
        epilog=f"benchmarks:\n{about}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    known = [benchmark.name for benchmark in SUITE]
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these")
    parser.add_argument(
        "--ci", action="store_true", help="as CI does: the quicker ones, time held loosely"
    )
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in known]
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(known)}")
    return options


def _run(benchmark: Benchmark, context: Context, held: Floors, outcome: Outcome) -> None:
    missing = floors.absent(benchmark.data, context.shared)
    if missing:
        outcome.skipped[benchmark.name] = f"{', '.join(missing)} not in {context.shared}"
        return
    print(f"measuring {benchmark.name}: {benchmark.about}", file=sys.stderr, flush=True)
    outcome.changed.update(floors.changed(benchmark.data, held, context.shared))
    try:
        values = benchmark.run(context)
    except Unmeasured as reason:
        outcome.broken[benchmark.name] = str(reason)
        return
    bounds = held.bounds[benchmark.name]
    outcome.rows += rows(benchmark.name, benchmark.measures, values, bounds)


def _print(outcome: Outcome) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=_NARROWEST)
    console.print(table(outcome.rows))
    for name, reason in outcome.skipped.items():
        console.print(f"[yellow]skipped[/] {name}: {reason}", highlight=False)
    for name, reason in outcome.broken.items():
        console.print(f"[bold red]broke off[/] {name}: ", end="")
        console.print(reason, markup=False, highlight=False)
    for name, now in outcome.changed.items():
        console.print(
            f"[bold yellow]other data[/] {name} is not what the floors were measured on (SHA-256 "
            f"now {now[:16]}…): measure them anew and put its digest into benchmarks/floors.toml",
            highlight=False,
        )
    if any(row.benchmark in ("record", "seed", "furniture") for row in outcome.rows):
        console.print(
            "record, seed and furniture: annotated by a large language model after written"
            " guidelines; no professional annotator has seen them.",
            style="dim",
        )


def _write(outcome: Outcome, file: Path) -> None:
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    written: dict[str, Any] = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": {"name": card["name"], "sha256": card["sha256"]},
        "machine": {
            "system": platform.platform(),
            "processor": platform.machine(),
            "python": platform.python_version(),
            "onnxruntime": onnxruntime.__version__,
        },
        "rows": [row.to_dict() for row in outcome.rows],
        "skipped": outcome.skipped,
        "broken": outcome.broken,
        "changed": outcome.changed,
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
