"""Pure work done by several processes, its results given in the order of the work.

The processes never open the ledger: they are sent what a function needs and send back what it
gives, so that there is one writer, and the results are those of a single process.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Any, Self, TypeVar, cast

from onrecord.errors import LedgerError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2


class Workers:
    """So many processes, started as they are needed; with one, the work is done in this one.

    Args:
        size: How many.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._threads: ThreadPoolExecutor | None = None
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._started: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they are at is lost."""
        self._closed = True
        for process in self._started:
            process.kill()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._started:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                # A task that it never took may wait in the pipe still.
                with suppress(OSError):
                    cast("IO[bytes]", pipe).close()
        self._started.clear()

    def each(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """What a function gives for each task, in order; a few tasks are worked at ahead.

        Args:
            work: A function of a module, pure.
            tasks: Its arguments.

        Raises:
            LedgerError: The function raised it.
        """
        if self.size == 1:
            yield from map(work, tasks)
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="onrecord-across")
        waiting: deque[Future[Result]] = deque()
        for task in tasks:
            waiting.append(self._threads.submit(self._ask, work, task))
            if len(waiting) >= _AHEAD * self.size:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _ask(self, work: Callable[[Task], Result], task: Task) -> Result:
        process = self._take()
        try:
            given, fault = _exchange(process, work, task)
        except (EOFError, OSError, pickle.UnpicklingError):
            # A process that was ended (for want of memory, say) costs its speed, not its work.
            process.kill()
            process.wait()
            if self._closed:
                raise
            return work(task)
        self._free.put(process)
        if fault is not None:
            raise LedgerError(fault)
        return cast("Result", given)

    def _take(self) -> subprocess.Popen[bytes]:
        try:
            return self._free.get_nowait()
        except Empty:
            return self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # The same interpreter with the same paths; -m, so that nobody's own script is run again.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.reconciliation.keeping.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self._started.append(process)
        return process


def _exchange(
    process: subprocess.Popen[bytes], work: Callable[[Task], Result], task: Task
) -> tuple[Any, str | None]:
    asked, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    pickle.dump((work, task), asked, pickle.HIGHEST_PROTOCOL)
    asked.flush()
    # What a process of ours wrote to a pipe that only it holds.
    given, fault = pickle.load(answers)  # noqa: S301
    return given, fault
