"""Reading by several processes at once, each with the model loaded."""

import os
import queue
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from typing import IO, cast

from onrecord.errors import InputError, Unread
from onrecord.ledger import frames, tasks
from onrecord.ledger.tasks import Read, Task
from onrecord.reading import Limits
from onrecord.record import Document

Results = list[Read | InputError]


class Here:
    """Reads in this process: for one worker, or little to read.

    Args:
        limits: Limits on the inputs.
    """

    size = 1

    def __init__(self, *, limits: Limits) -> None:
        # Loaded here, not above: questions need no model.
        from onrecord.reader import Reader  # noqa: PLC0415

        self._limits = limits
        self._reader: Reader | None = None
        self._make = Reader

    def submit(self, task: Task) -> Callable[[], Results]:
        """What gives the results of a task; it is read when they are asked for."""
        return lambda: self._read(task)

    def close(self) -> None:
        """There is nothing to end."""

    def _read(self, task: Task) -> Results:
        if self._reader is None:
            self._reader = self._make(limits=self._limits)
        return list(tasks.read(self._reader, task))


class Pool:
    """Reads in so many processes, started as they are needed.

    A process that dies while reading costs the input it was reading an error, and no other.

    Args:
        size: How many.
        limits: Limits on the inputs.
    """

    def __init__(self, size: int, *, limits: Limits) -> None:
        self.size = size
        self._limits = limits
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="onrecord-reading")
        self._free: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._started: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def submit(self, task: Task) -> Callable[[], Results]:
        """What gives the results of a task, and waits for them; it is being read from now on."""
        future: Future[Results] = self._threads.submit(self._read, task)
        return future.result

    def close(self) -> None:
        """End the processes; what they are reading is lost."""
        self._closed = True
        for process in self._started:
            process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._started:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                cast("IO[bytes]", pipe).close()

    def _read(self, task: Task) -> Results:
        process = self._take()
        try:
            return _exchange(process, task)
        except (EOFError, OSError):
            process.kill()
            name = task.report.id if isinstance(task, Document) else str(task)
            status = process.wait()
            return [
                Unread(
                    name,
                    f"the process that read it ended (status {status})",
                    "it may have run out of memory; add it alone, or with fewer workers",
                )
            ]
        finally:
            self._free.put(process)

    def _take(self) -> subprocess.Popen[bytes]:
        try:
            process = self._free.get_nowait()
        except queue.Empty:
            return self._start()
        return process if process.poll() is None else self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # The same interpreter with the same paths; -m, so that nobody's own script is run again.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.ledger.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self._started.append(process)
        if self._closed:
            process.kill()
        try:
            frames.send(cast("IO[bytes]", process.stdin), asdict(self._limits))
        except OSError:
            process.kill()
        return process


def _exchange(process: subprocess.Popen[bytes], task: Task) -> Results:
    frames.send_task(cast("IO[bytes]", process.stdin), task)
    results: Results = []
    while (result := frames.receive_result(cast("IO[bytes]", process.stdout), task)) is not None:
        results.append(result)
    return results


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
