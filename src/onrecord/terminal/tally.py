"""How far a long run is: a bar with rate and time left on a terminal, one line at the end."""

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progressed(Protocol):
    """What a tally shows; see `onrecord.ledger.Progressed`."""

    @property
    def done(self) -> int:
        """Inputs finished."""

    @property
    def total(self) -> int:
        """Inputs there are."""

    @property
    def new(self) -> int:
        """Reports added."""

    @property
    def changed(self) -> int:
        """Reports that became a new version."""

    @property
    def known(self) -> int:
        """Reports that were there already."""

    @property
    def failed(self) -> int:
        """What could not be read."""


_EVERY = 0.1
COUNTED: Final[Mapping[str, str]] = {
    "new": "new", "changed": "changed", "known": "known", "failed": "failed",
}  # fmt: skip


class Tally:
    """Shows progress on standard error where that is a terminal.

    Args:
        word: What is being done: "adding".
        counted: What is counted, by its attribute, and how it is called.
    """

    def __init__(self, word: str, *, counted: Mapping[str, str] = COUNTED) -> None:
        self._word = word
        self._counted = counted
        self._began = time.monotonic()
        self._shown = 0.0
        self._last: Progressed | None = None
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar, self._task = _bar(self._word)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, progress: Progressed) -> None:
        """Take in how far it is."""
        self._last = progress
        now = time.monotonic()
        if not self._bar or self._task is None:
            return
        if now - self._shown < _EVERY and progress.done < progress.total:
            return
        self._shown = now
        self._bar.update(
            self._task,
            # Of a single file that holds many reports, the share is not known.
            total=progress.total if progress.total > 1 else None,
            completed=progress.done,
            counts=self._counts(progress),
        )

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal while the body prints."""
        if not self._bar:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    def summary(self, *, nothing: str = "nothing to do") -> str:
        """One line on what was done, or that it was nothing."""
        seconds = time.monotonic() - self._began
        if self._last is None:
            return f"{nothing} ({seconds:.1f} s)"
        return f"{self._counts(self._last)} ({seconds:.1f} s)"

    def _counts(self, progress: Progressed) -> str:
        handled = progress.new + progress.changed + progress.known
        rate = handled / max(1e-3, time.monotonic() - self._began)
        parts = [f"{getattr(progress, name):,} {word}" for name, word in self._counted.items()]
        return " · ".join([*parts, f"{rate:,.1f} a second"])


def _bar(word: str) -> "tuple[Bar, TaskID]":
    # Loaded here, not above: only a terminal needs rich for this.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
    return bar, bar.add_task(word, total=None, counts="")
