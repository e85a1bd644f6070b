"""All measures of the ledger, as one JSON object.

    python -m benchmarks.ledger.measure ARTICLES.jsonl REPORTS

Makes a ledger of so many invented reports, asks it, adds to it, and adds real articles to another.
A hundred thousand reports take a quarter of an hour to make: `benchmarks.ledger.build` and
`benchmarks.ledger.asked` do the steps one by one on a file that is kept.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.ledger import adding, asked, build


def main(articles: Path, reports: int) -> None:
    """Print the measures."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        large = folder / "large.onrecord"
        built = build.build(large, reports)
        answered, _ = asked.measure(large)
        measures = {
            "reports": built["reports"],
            "file, kB a report": built["file, kB a report"],
            **answered,
            "one more, ms": adding.one_more(large),
            "bookkeeping, % of reading": adding.bookkeeping(articles, folder),
            "known, files/s": adding.known(folder),
            "memory of two workers, MB": adding.memory(folder),
        }
    print(json.dumps(measures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
