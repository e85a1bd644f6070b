"""How long the page takes to answer, on a ledger of invented reports.

    python -m benchmarks.serving 2000              a ledger of so many reports, made for it
    python -m benchmarks.serving FILE              a ledger that is there already, left as it is
    python -m benchmarks.serving 200 --quick       fewer requests, as CI makes them

Prints one JSON object: for each page milliseconds of the processor of this process, server and
client together, and milliseconds on the clock, both at the median; the slowest page of each sort;
how long the page of a report of 5,000 words with 200 statements takes; and what 50 readers wait at
the 95th percentile while a directory of reports is being added through the page, when each asks for
the next page at once, and when each reads a page for five seconds. Processor time counts on a
machine that does other things too; the aims are meant for the clock of one that does not.
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import urllib3
import uvicorn

import onrecord
from benchmarks import crowd
from benchmarks.ledger import build
from onrecord import Engine, Entity, Record, Report, Statement, web
from onrecord.reconciliation.keeping import Across
from onrecord.reconciliation.keeping.shelf import VERSION
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
FIRST_RESULTS: Final = tuple(name for name in PAGES if name.startswith("search"))
WORDS, STATEMENTS = 5000, 200
MEASURES: Final = (
    "any page, ms CPU",
    "first search results, ms CPU",
    "report of 5,000 words, ms CPU",
    "50 readers while adding, ms at 95 %",
    "50 readers of 5 s a page while adding, ms at 95 %",
)
_TIMES = 15
_REQUESTS, _ADDED, _READING = 400, 60, 5.0
_QUICK = 8
"""What requests and reports to add are divided by for a quick run."""


def measure(path: Path, *, compare: bool = True, quick: bool = False) -> dict[str, float]:
    """Milliseconds by page, on a copy of a ledger.

    Args:
        path: The ledger.
        compare: Bring what reports have in common up to date first; else take it for done.
        quick: Make fewer requests.
    """
    less = _QUICK if quick else 1
    requests, added = _REQUESTS // less, _ADDED // less
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=path.parent) as made:
        folder = Path(made)
        copy = folder / "served.onrecord"
        _copy(path, copy)
        with onrecord.open(copy) as ledger:
            long = ledger.add_record(long_report())
            if compare:
                with Across(ledger) as across:
                    across.update()
        if not compare:
            _take_for_compared(copy)
        names = _names(copy)
        paths = {name: page.format(**names) for name, page in PAGES.items()}
        paths["report of 5,000 words"] = f"/reports/{long.version}"
        with _serving(copy) as url:
            for name, page in paths.items():
                cpu, clock = _ask(url + page)
                found[f"{name}, ms CPU"], found[f"{name}, ms"] = cpu, clock
            asked = list(paths.values())
            with crowd.adding(url, folder / "more", added):
                waited = crowd.waits(url, asked, requests=requests, pause=0)
            found["50 readers while adding, ms at 95 %"] = _late(waited)
            with crowd.adding(url, folder / "others", added, start=added):
                waited = crowd.waits(url, asked, requests=requests, pause=_READING)
            found["50 readers of 5 s a page while adding, ms at 95 %"] = _late(waited)
    for kind in ("ms CPU", "ms"):
        found[f"any page, {kind}"] = max(found[f"{name}, {kind}"] for name in paths)
        found[f"first search results, {kind}"] = max(
            found[f"{name}, {kind}"] for name in FIRST_RESULTS
        )
    return found


def _late(waited: list[float]) -> float:
    return 1000 * statistics.quantiles(waited, n=20)[-1]


def _take_for_compared(path: Path) -> None:
    """Say that all reports were compared: that of a large ledger takes longer than this."""
    with closing(sqlite3.connect(path)) as connection:
        last = connection.execute("SELECT max(number) FROM readings").fetchone()[0]
        for name, value in (("after", str(last)), ("version", VERSION)):
            connection.execute(
                "INSERT OR REPLACE INTO across_state (name, value) VALUES (?, ?)",
                (name, value.encode()),
            )
        connection.commit()


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


def main(argument: str, *, quick: bool) -> dict[str, float]:
    """Measure on a ledger that is there, or on one made for it."""
    if not argument.isdigit():
        return measure(Path(argument), compare=False, quick=quick)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.onrecord"
        build.build(path, int(argument))
        return measure(path, quick=quick)


if __name__ == "__main__":
    found = main(sys.argv[1], quick="--quick" in sys.argv)
    # On one line, as the suite reads it; a person is shown a measure a line.
    indent = 1 if sys.stdout.isatty() else None
    print(json.dumps({name: round(value, 1) for name, value in found.items()}, indent=indent))
