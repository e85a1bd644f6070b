"""How long the page takes to answer, on a ledger of invented reports.

    python -m benchmarks.serving 2000              a ledger of so many reports, made for it
    python -m benchmarks.serving FILE              a ledger that is there already, left as it is

Prints one JSON object: for each page milliseconds of the processor of this process, server and
client together, and milliseconds on the clock, both at the median; what 50 readers at once wait at
the 95th percentile; how long the page of a report of 5,000 words with 200 statements takes. The
first counts on a machine that does other things too; the aims are meant for the clock of one that
does not.
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import urllib3
import uvicorn

import onrecord
from benchmarks.ledger import build
from onrecord import Engine, Entity, Record, Report, Statement, web
from onrecord.reconciliation.keeping import Across
from onrecord.web.app import make_app

PAGES: Final = {
    "first page": "/",
    "reports": "/reports",
    "report": "/reports/{version}",
    "people": "/people",
    "person": "/people/{person}",
    "search, first word": "/search/results?q={word}",
    "search, a letter": "/search/results?q={word[0]}",
    "search, figures": "/search/results?kind=figures&measure=killed",
    "search, reports": "/search/results?kind=reports&q={word}",
    "check": "/check",
    "stories": "/stories",
    "discrepancies": "/discrepancies",
    "API, statements": "/api/statements?limit=100",
}
WORDS, STATEMENTS = 5000, 200
_TIMES, _READERS = 15, 50


def measure(path: Path, *, compare: bool = True) -> dict[str, float]:
    """Milliseconds by page, on a copy of a ledger.

    Args:
        path: The ledger.
        compare: Bring what reports have in common up to date first.
    """
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "served.onrecord"
        _copy(path, copy)
        with onrecord.open(copy) as ledger:
            long = ledger.add_record(long_report())
            if compare:
                with Across(ledger) as across:
                    across.update()
            names = _names(copy)
        with _serving(copy) as url:
            addresses = {name: url + page.format(**names) for name, page in PAGES.items()}
            addresses["report of 5,000 words"] = f"{url}/reports/{long.version}"
            for name, address in addresses.items():
                cpu, clock = _ask(address)
                found[f"{name}, ms CPU"], found[f"{name}, ms"] = cpu, clock
            found["50 readers, ms at 95 %"] = _crowd([*addresses.values()])
    return found


def _copy(path: Path, to: Path) -> None:
    """A copy as of now, also of a ledger that is being written."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _names(path: Path) -> dict[str, str]:
    """A report, a person and a word that the ledger has."""
    with onrecord.open(path, read_only=True) as ledger:
        person = next(ledger.people(kind="person", limit=1))
        said = next(ledger.statements(limit=1))
    words = [word for word in said.content.split() if word.isalpha() and len(word) > 4]
    return {"version": said.version, "person": person.key, "word": (words or ["said"])[0]}


@contextmanager
def _serving(path: Path) -> Iterator[str]:
    settings = web.Settings(ledger=path, port=0)
    listening = web.listen(settings)
    # Without its lifespan the server compares nothing in the background.
    config = uvicorn.Config(make_app(settings), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield web.address_of(settings, listening).rstrip("/")
    server.should_exit = True
    thread.join()


def _ask(address: str) -> tuple[float, float]:
    pool = urllib3.PoolManager()
    if pool.request("GET", address).status != 200:
        raise SystemExit(f"{address} could not be had")
    spent, waited = [], []
    for _ in range(_TIMES):
        before, begun = time.process_time(), time.perf_counter()
        pool.request("GET", address)
        spent.append(time.process_time() - before)
        waited.append(time.perf_counter() - begun)
    return 1000 * statistics.median(spent), 1000 * statistics.median(waited)


def _crowd(addresses: list[str]) -> float:
    def ask(number: int) -> float:
        begun = time.perf_counter()
        answer = urllib3.request("GET", addresses[number % len(addresses)], timeout=120)
        assert answer.status == 200
        return time.perf_counter() - begun

    with ThreadPoolExecutor(_READERS) as readers:
        waited = list(readers.map(ask, range(_READERS * 4)))
    return 1000 * statistics.quantiles(waited, n=20)[-1]


def long_report() -> Record:
    """A report of 5,000 words with 200 statements."""
    each = WORDS // STATEMENTS
    pieces, statements, at = [], [], 0
    for number in range(1, STATEMENTS + 1):
        content = " ".join(f"word{number}" for _ in range(each - 3))
        sentence = f"Ann Reed said {content}." + ("\n\n" if number % 3 == 0 else " ")
        begin = at + len("Ann Reed said ")
        statements.append(
            Statement(
                id=f"s{number}",
                content=((begin, begin + len(content)),),
                source=((at, at + len("Ann Reed")),),
                cue=((at + len("Ann Reed "), at + len("Ann Reed said")),),
                entity="Ann Reed",
                entity_id="e1",
            )
        )
        pieces.append(sentence)
        at += len(sentence)
    names = tuple(statement.source[0] for statement in statements if statement.source)
    return Record(
        report=Report(
            id="long", title="A long report", published="2024-06-01", text="".join(pieces)
        ),
        statements=tuple(statements),
        entities=(
            Entity(
                id="e1",
                name="Ann Reed",
                kind="person",
                key="person:ann reed",
                names=names,
                mentions=names,
            ),
        ),
        engine=Engine(version="0", model="invented", sha256="0" * 64),
    )


def main(argument: str) -> dict[str, float]:
    """Measure on a ledger that is there, or on one made for it."""
    if not argument.isdigit():
        return measure(Path(argument), compare=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.onrecord"
        build.build(path, int(argument))
        return measure(path)


if __name__ == "__main__":
    print(
        json.dumps({name: round(value, 1) for name, value in main(sys.argv[1]).items()}, indent=1)
    )
