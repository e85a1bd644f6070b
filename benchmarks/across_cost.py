"""What bringing reports together costs, on ledgers of invented reports (benchmarks/ledger).

    python -m benchmarks.across_cost [REPORTS …]

Processor time, since the clock of a busy machine says little: for deriving everything anew, and for
one more report, the median of 25. Memory is the process's most, the ledger's own included.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import onrecord
from benchmarks.ledger import invented
from onrecord import Across

_BATCH = 500
_MORE = 25
_FAR = 10_000_000


def measure(count: int) -> dict[str, float]:
    """Costs at a number of reports."""
    with (
        tempfile.TemporaryDirectory() as folder,
        onrecord.open(Path(folder) / "cost.onrecord") as ledger,
        Across(ledger) as across,
    ):
        for begin in range(0, count, _BATCH):
            with ledger.batch():
                for record in invented.reports(min(_BATCH, count - begin), start=begin):
                    ledger.add_record(record)
        began = time.process_time()
        across.rebuild()
        rebuilt = time.process_time() - began
        more = []
        for number in range(_MORE):
            ledger.add_record(invented.report(_FAR + number * 9))
            began = time.process_time()
            across.update()
            more.append(time.process_time() - began)
    return {
        "rebuild, ms a report": 1000 * rebuilt / count,
        "one more, ms": 1000 * statistics.median(more),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(arguments: Sequence[str]) -> int:
    """Print the costs at each size."""
    for argument in arguments or ["1000"]:
        told = ", ".join(f"{name} {value:.1f}" for name, value in measure(int(argument)).items())
        print(f"{argument} reports: {told}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
