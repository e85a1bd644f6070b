"""Ctrl-C between records, never inside one."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self


class Interrupts:
    """While a record is written, an interrupt waits until it is whole.

    A second interrupt does not wait: whoever reads the output may have stopped reading.
    """

    def __init__(self) -> None:
        self._holding = False
        self._waiting = False
        # Python lets only the main thread say what a signal does.
        self._ours = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._ours:
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if self._ours:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let an interrupt wait for the end of the body.

        Raises:
            KeyboardInterrupt: At the end of the body, when one was waiting.
        """
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._waiting:
            raise KeyboardInterrupt

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        if self._holding and not self._waiting:
            self._waiting = True
            return
        raise KeyboardInterrupt
