"""What takes longer than a request: reading, and adding many reports."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal

from onrecord.errors import OnrecordError

Kind = Literal["read", "add", "compare"]
State = Literal["waiting", "running", "finished", "failed", "stopped"]
_KEPT = 200
_NAMED = 500


class Job:
    """One piece of work and how far it is.

    Attributes:
        id: What it goes by in an address.
        title: What it does, for people.
        owner: Who began it.
        kind: read, add or compare.
        notes: Counts of what became of the steps ("new", "known").
        state: Where it is.
        total: How many steps there are, or None when that is not known.
        done: How many are done.
        failures: What failed, one line each, the first five hundred.
        failed: How many failed.
        address: Where its result is, once there is one.
    """

    def __init__(self, title: str, *, owner: str, kind: Kind) -> None:
        self.kind = kind
        self.id = secrets.token_hex(8)
        self.title = title
        self.owner = owner
        self.total: int | None = None
        self.done = 0
        self.failures: list[str] = []
        self.failed = 0
        self.notes: dict[str, int] = {}
        self.address: str | None = None
        self.state: State = "waiting"
        self._stop = threading.Event()

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("finished", "failed", "stopped")

    @property
    def gone(self) -> int:
        """How many steps are behind it, whether they failed or not."""
        # What is added is counted by the ledger, to which an input that failed is done.
        return self.done if self.kind == "add" else self.done + self.failed

    @property
    def stopping(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask it to stop after the step that it is at."""
        self._stop.set()

    def fail(self, reason: str) -> None:
        """Note something that failed; the work goes on."""
        self.failed += 1
        if len(self.failures) < _NAMED:
            self.failures.append(reason)

    def note(self, word: str) -> None:
        """Count one more of something ("added", "known")."""
        self.notes[word] = self.notes.get(word, 0) + 1


class Jobs:
    """Runs jobs, each kind one after another, so that readers of pages keep the processor."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._lines: dict[Kind, ThreadPoolExecutor] = {
            "read": ThreadPoolExecutor(1, thread_name_prefix="onrecord-read"),
            "add": ThreadPoolExecutor(1, thread_name_prefix="onrecord-add"),
            "compare": ThreadPoolExecutor(1, thread_name_prefix="onrecord-compare"),
        }

    def start(self, job: Job, work: Callable[[Job], None]) -> "Future[None]":
        """Put a job in the line of its kind; the future never raises."""
        with self._lock:
            self._jobs[job.id] = job
            for key in [key for key, old in self._jobs.items() if old.ended][:-_KEPT]:
                del self._jobs[key]
        return self._lines[job.kind].submit(_run, job, work)

    def get(self, id_: str) -> Job | None:
        """The job of that name, or None."""
        with self._lock:
            return self._jobs.get(id_)

    def latest(self, count: int) -> list[Job]:
        """The newest jobs, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))[:count]

    def close(self) -> None:
        """Stop every job and wait for the steps that they are at."""
        with self._lock:
            for job in self._jobs.values():
                job.stop()
        for line in self._lines.values():
            line.shutdown(wait=True, cancel_futures=True)


def _run(job: Job, work: Callable[[Job], None]) -> None:
    job.state = "running"
    try:
        work(job)
    except OnrecordError as fault:
        job.fail(str(fault))
        job.state = "failed"
    except Exception as fault:  # noqa: BLE001 - a fault of ours ends one job, not the server
        job.fail(f"onrecord itself failed on it ({type(fault).__name__}: {fault})")
        job.state = "failed"
    else:
        job.state = "stopped" if job.stopping else "finished"
