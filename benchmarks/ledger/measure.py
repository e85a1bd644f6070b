"""All measures of the ledger, as one JSON object.

    python -m benchmarks.ledger.measure ARTICLES.jsonl REPORTS|FILE

Makes a ledger of so many invented reports, or takes one that `benchmarks.ledger.build` has made
and leaves it as it is; asks it, adds to it, and adds real articles. A hundred thousand reports take
half an hour to make.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import onrecord
from benchmarks.ledger import adding, asked, build


def main(articles: Path, ledger: str) -> None:
    """Print the measures."""
    beside = Path(ledger).parent if not ledger.isdigit() else None
    with tempfile.TemporaryDirectory(dir=beside) as made:
        folder = Path(made)
        large = folder / "large.onrecord"
        if ledger.isdigit():
            reports = build.build(large, int(ledger))["reports"]
        else:
            shutil.copy(ledger, large)
            with onrecord.open(large) as opened:
                reports = opened.summary().reports
        size = large.stat().st_size
        answered, _ = asked.measure(large)
        measures = {
            "reports": reports,
            "file, kB a report": size / reports / 1000,
            **answered,
            "one more, ms": adding.one_more(large),
            "bookkeeping, % of reading": adding.bookkeeping(articles, folder),
            "known, files/s": adding.known(folder),
            "memory of two workers, MB": adding.memory(large, folder / "texts"),
        }
    print(json.dumps(measures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
