"""What adding costs beyond reading, how quickly what is known is passed over, what memory it needs.

*Bookkeeping*: the processor time of `add` beyond that of reading the same articles, as a share of
it, both in one process. *Known*: files a second that were added before. *One more*: processor
milliseconds that one report more takes beyond its reading, in a ledger that is large already.
*Memory*: the most that `add` with two workers held, all its processes together, while it added to
that one.
"""

import contextlib
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import onrecord
from benchmarks.ledger import invented
from onrecord import Added
from onrecord.ledger.intake import look
from onrecord.reader import Reader

KNOWN: Final = 2000
ARTICLES: Final = 16


def bookkeeping(articles: Path, folder: Path) -> float:
    """Share of the time of reading that adding takes on top, in hundredths."""
    paths = _write(articles, folder)
    reader = Reader()
    # Once untimed: rules are compiled when a text first needs them.
    list(reader.read_all(paths))
    before = time.process_time()
    read = sum(1 for _ in reader.read_all(paths))
    reading = time.process_time() - before
    with onrecord.open(folder / "cost.onrecord") as ledger:
        before = time.process_time()
        added = sum(isinstance(result, Added) for result in ledger.add(paths, workers=1))
        adding = time.process_time() - before
    assert added == read
    return 100 * (adding - reading) / reading


def known(folder: Path) -> float:
    """Files a second that were added before: small ones, for which the rest weighs the most."""
    files = folder / "known"
    files.mkdir()
    with onrecord.open(folder / "known.onrecord") as ledger:
        with ledger.batch():
            for number, record in enumerate(invented.reports(KNOWN)):
                path = files / f"{number:05}.txt"
                # A copy of another's text would be the same file to the ledger.
                path.write_text(f"{record.report.text}\n{number}", encoding="utf-8", newline="")
                added = ledger.add_record(record, original=path.read_bytes())
                _note(ledger, path, added)
        before = time.process_time()
        states = [r.state for r in ledger.add([files], workers=2) if isinstance(r, Added)]
        spent = time.process_time() - before
    assert states == ["known"] * KNOWN
    return KNOWN / spent


def one_more(path: Path) -> float:
    """Processor milliseconds of appending one report, each in a transaction of its own."""
    with onrecord.open(path) as ledger:
        records = list(invented.reports(20, start=10_000_000))
        before = time.process_time()
        for record in records:
            ledger.add_record(record, original=record.report.text.encode())
        return 1000 * (time.process_time() - before) / len(records)


def memory(ledger: Path, folder: Path) -> float:
    """The most resident memory of `add` of the articles to a ledger, in millions of bytes."""
    command = [sys.executable, "-m", "onrecord", "add", str(folder), "--workers", "2",
               "--ledger", str(ledger)]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        time.sleep(0.05)
        most = max(most, sum(map(_resident, [process.pid, *_children(process.pid)])))
    assert process.returncode == 0
    return most / 1e6


def _note(ledger: onrecord.Ledger, path: Path, added: Added) -> None:
    ledger._intake().finish(look(path), [added])


def _write(articles: Path, folder: Path) -> list[Path]:
    (folder / "texts").mkdir()
    paths = []
    for number, line in enumerate(itertools.islice(articles.open(encoding="utf-8"), ARTICLES)):
        path = folder / "texts" / f"{number:04}.txt"
        path.write_text(json.loads(line)["text"], encoding="utf-8", newline="")
        paths.append(path)
    return paths


def _children(process: int) -> list[int]:
    # A child is listed under the thread that started it.
    found: list[int] = []
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, listed.read_text().split())
    return found


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
