"""Many readers at once while a directory is being added.

    python -m benchmarks.crowd URL READERS REQUESTS PAUSE PATH…

Run by `benchmarks.serving`: a process of its own, as browsers are. So many readers ask for the
paths in turn, each a pause in seconds after its last answer, and the seconds that each answer took
are printed as one JSON list; an answer that is not 200 ends it.
"""

import itertools
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import urllib3

from benchmarks.ledger import invented

READERS: Final = 50
_FIRST: Final = 20_000_000
_PATIENCE: Final = 600


def waits(url: str, paths: Sequence[str], *, requests: int, pause: float) -> list[float]:
    """What readers wait for each of so many answers, in seconds."""
    command = [sys.executable, "-m", "benchmarks.crowd", url, str(READERS), str(requests)]
    done = subprocess.run(
        [*command, str(pause), *paths], stdout=subprocess.PIPE, text=True, check=True
    )
    return list(map(float, json.loads(done.stdout)))


def write_reports(folder: Path, count: int, *, start: int = 0) -> None:
    """A directory of reports to add: texts of invented ones, which the ledger does not have."""
    folder.mkdir()
    for record in invented.reports(count, start=_FIRST + start):
        name = f"{record.report.id.rpartition('/')[2]}.txt"
        # A copy of another's text would be known, and not read.
        text = f"{record.report.text}\n{name}\n"
        (folder / name).write_text(text, encoding="utf-8")


class Adding:
    """A directory that is being added through the page.

    Args:
        url: The server's address.
        folder: The directory.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self._pool = urllib3.PoolManager()
        page = self._pool.request("GET", f"{url}/add")
        self._cookie = page.headers["Set-Cookie"].partition(";")[0]
        found = re.search(r'name="onrecord-token" content="([^"]*)"', page.data.decode())
        assert found
        sent = self._pool.request(
            "POST",
            f"{url}/add",
            fields={"token": found[1], "places": str(folder)},
            headers={"Origin": url, "Cookie": self._cookie},
            redirect=False,
        )
        assert sent.status == 303, sent.data.decode()
        self._job = url + sent.headers["Location"]

    def state(self) -> dict[str, object]:
        """How far it is."""
        headers = {"Cookie": self._cookie}
        return dict(self._pool.request("GET", f"{self._job}/state.json", headers=headers).json())

    def finish(self) -> dict[str, object]:
        """Wait until it has ended; how it did."""
        until = time.monotonic() + _PATIENCE
        while (state := self.state())["state"] in ("waiting", "running"):
            if time.monotonic() > until:
                raise SystemExit("adding did not end")
            time.sleep(0.2)
        return state


@contextmanager
def adding(url: str, folder: Path, count: int, *, start: int = 0) -> Iterator[None]:
    """Add a directory of so many reports during the body, and see that none was lost."""
    write_reports(folder, count, start=start)
    job = Adding(url, folder)
    while not job.state()["done"]:
        # From the first report on: before that its readers are starting.
        time.sleep(0.1)
    yield
    told = job.finish()
    assert (told["done"], told["failed"]) == (count, 0), told


def _ask(url: str, readers: int, requests: int, pause: float, paths: Sequence[str]) -> list[float]:
    turns = itertools.cycle(range(len(paths)))
    addresses = [url + paths[next(turns)] for _ in range(requests)]

    def read(reader: int) -> list[float]:
        pool = urllib3.PoolManager()
        # Readers do not begin all in one moment when they take their time.
        time.sleep(pause * reader / readers)
        waited = []
        for address in addresses[reader::readers]:
            begun = time.perf_counter()
            answer = pool.request("GET", address, timeout=_PATIENCE)
            assert answer.status == 200, (address, answer.status)
            waited.append(time.perf_counter() - begun)
            time.sleep(pause)
        return waited

    with ThreadPoolExecutor(readers) as crowd:
        return [each for waited in crowd.map(read, range(readers)) for each in waited]


if __name__ == "__main__":
    given, many, total, pausing, *asked = sys.argv[1:]
    print(json.dumps(_ask(given, int(many), int(total), float(pausing), asked)))
