"""The command as a process: how long it takes to begin, what memory it needs, what it carries.

    python -m benchmarks.start ARTICLES.jsonl

*Cold start*: seconds of `onrecord read` on one example report, from no process to its end; the
median of five, after one that brings the files into the system's cache. *Peak memory*: of one
command that reads every article of a file. *Weights*: the files of the package's weights. Both in
millions of bytes.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.child import ROOT

EXAMPLE: Final = ROOT / "examples" / "ridge-offensive.txt"
WEIGHTS: Final = ROOT / "src" / "onrecord" / "language" / "weights"
COMMAND: Final = (sys.executable, "-m", "onrecord", "read")
RUNS: Final = 5

# A process counts the memory of the one it was forked from as its own peak, so the command is
# started by a process that holds next to nothing.
_LAUNCHER: Final = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak if sys.platform == "darwin" else 1024 * peak)
"""


def cold_start(runs: int = RUNS) -> float:
    """Median seconds of one short command."""
    command = [*COMMAND, str(EXAMPLE)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def peak_memory(command: Sequence[str]) -> int:
    """Peak resident memory of a command, in bytes."""
    launched = [sys.executable, "-S", "-c", _LAUNCHER, *command]
    ran = subprocess.run(launched, stdout=subprocess.PIPE, text=True, check=True)
    return int(ran.stdout)


def peak_of_reading(articles: Path) -> int:
    """Peak resident memory of one command that reads all articles as JSON, in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(articles.open(encoding="utf-8")):
            file = Path(folder) / f"{number:04}.txt"
            file.write_text(json.loads(line)["text"], encoding="utf-8", newline="")
        return peak_memory([*COMMAND, "--json", folder])


def weight() -> int:
    """Bytes of the package's weights."""
    return sum(file.stat().st_size for file in WEIGHTS.rglob("*") if file.is_file())


def main() -> int:
    """Print the measures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    options = parser.parse_args()
    measures = {
        "cold start, s": cold_start(),
        "peak memory, MB": peak_of_reading(options.articles) / 1e6,
        "weights, MB": weight() / 1e6,
    }
    print(json.dumps(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
