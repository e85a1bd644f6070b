"""How quickly a ledger of invented reports answers.

    python -m benchmarks.ledger.asked FILE

Prints one JSON object: the median and the 95th percentile, in milliseconds, of a set of questions
as people ask them, each with the limit of a table. Every question is asked with names, words and
places from frequent to rare. Time is the process's own: what other programs on the machine take
does not count, and neither does waiting for a disk, which a ledger that is in use has in memory.
"""

import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.ledger import invented
from onrecord import Ledger

LIMIT = 100
DAY = "2024-09-20"


def questions(ledger: Ledger) -> Iterator[tuple[str, Callable[[], Iterable[object]]]]:
    """The questions, each with what it is called."""
    for rank in (0, 30, 3000):
        name = invented.people()[rank]
        town = invented.towns()[rank % len(invented.towns())]
        word = invented.words()[rank]
        asked: dict[str, dict[str, Any]] = {
            "by": {"by": name},
            "by surname": {"by": name.split()[1]},
            "about": {"about": word},
            "by, about": {"by": name, "about": word},
            "in": {"place": town},
            "about, in, since, mode": {"about": word, "place": town, "since": "2024-03-01",
                                       "mode": "direct"},
            "by, as of": {"by": name, "as_of": DAY},
            "about, as of": {"about": word, "as_of": DAY},
        }  # fmt: skip
        for called, narrowed in asked.items():
            yield f"{called} {rank}", partial(ledger.statements, **narrowed, limit=LIMIT)
        killed = partial(ledger.figures, measure="killed", limit=LIMIT)
        yield f"killed in {rank}", partial(killed, place=town)
        yield f"killed by {rank}", partial(killed, by=name)
        yield f"search {rank}", partial(ledger.search, word, limit=20)
        both = f"{word} {invented.words()[100]}"
        yield f"search two {rank}", partial(ledger.search, both, limit=20)
        yield f"search, as of {rank}", partial(ledger.search, word, as_of=DAY, limit=20)
        named = partial(ledger.people, name.split()[0], limit=LIMIT)
        yield f"people named {rank}", named
        yield f"people named, as of {rank}", partial(named, as_of=DAY)
    ask = partial(ledger.statements, limit=LIMIT)
    yield "outlet, mode", partial(ask, outlet="Lune Post", mode="mixed")
    yield "since", partial(ask, since="2024-12-01")
    yield "nobody", partial(ask, by="Nobody Atall")
    yield "killed", partial(ledger.figures, measure="killed", limit=LIMIT)
    yield "killed, as of", partial(ledger.figures, measure="killed", as_of=DAY, limit=LIMIT)
    yield "people", partial(ledger.people, limit=LIMIT)
    yield "people of a week", partial(ledger.people, since=DAY, until="2024-09-26", limit=LIMIT)
    yield "people, as of", partial(ledger.people, as_of=DAY, limit=LIMIT)
    yield "to", partial(ask, to="reporters")
    yield "reports", lambda: itertools.islice(ledger.reports(), LIMIT)
    yield "reports, as of", lambda: itertools.islice(ledger.reports(as_of=DAY), LIMIT)
    yield "report", lambda: [ledger.record(next(iter(ask())).report)]
    yield "info", lambda: [ledger.summary()]


def measure(path: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The measures, and the milliseconds of each question."""
    with onrecord.open(path, read_only=True) as ledger:
        spent: dict[str, float] = {}
        for name, ask in questions(ledger):
            times = []
            for _ in range(3):
                before = time.process_time()
                list(ask())
                times.append(1000 * (time.process_time() - before))
            spent[name] = statistics.median(times)
    ordered = sorted(spent.values())
    measures = {
        "question, median ms": statistics.median(ordered),
        "question, 95th percentile ms": ordered[int(0.95 * len(ordered))],
        "question, slowest ms": ordered[-1],
    }
    return measures, spent


if __name__ == "__main__":
    measures, each = measure(Path(sys.argv[1]))
    if "--each" in sys.argv:
        for name, spent in sorted(each.items(), key=lambda item: -item[1]):
            print(f"{spent:9.1f} ms  {name}", file=sys.stderr)
    print(json.dumps(measures))
