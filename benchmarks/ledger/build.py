"""Makes a ledger of invented reports, and says what appending costs.

    python -m benchmarks.ledger.build FILE REPORTS [SECONDS]

Prints one JSON object: reports made, milliseconds of processor time a report at the end (the mean
of the last tenth), kilobytes of file a report. Ends early after so many seconds.
"""

import itertools
import json
import sys
import time
from pathlib import Path
from typing import Final

import onrecord
from benchmarks.ledger import invented

BATCH: Final = 200


def build(path: Path, reports: int, seconds: float = float("inf")) -> dict[str, float]:
    """Make a ledger; what it cost."""
    made, spent = 0, list[float]()
    records = invented.reports(reports)
    began = time.monotonic()
    with onrecord.open(path) as ledger:
        while time.monotonic() - began < seconds and (
            batch := list(itertools.islice(records, BATCH))
        ):
            before = time.process_time()
            with ledger.batch():
                for record in batch:
                    ledger.add_record(record, original=record.report.text.encode())
            spent.append((time.process_time() - before) / len(batch))
            made += len(batch)
    last = spent[-max(1, len(spent) // 10) :]
    return {
        "reports": made,
        "append, ms CPU": 1000 * sum(last) / len(last),
        "file, kB a report": path.stat().st_size / made / 1000,
    }


if __name__ == "__main__":
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else float("inf")
    print(json.dumps(build(Path(sys.argv[1]), int(sys.argv[2]), limit)))
