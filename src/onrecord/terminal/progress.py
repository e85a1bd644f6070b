"""A progress bar on standard error, where that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts inputs; steps aside while something else is printed.

    Args:
        total: How many inputs there are. One input, or a standard error that is no terminal,
            shows nothing.
        word: What is being done.
    """

    def __init__(self, *, total: int, word: str = "reading") -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        if total > 1 and sys.stderr.isatty():
            self._bar, self._task = _bar(total, word)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """One more input is done."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal while the body prints."""
        if not self._bar:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()


def _bar(total: int, word: str) -> "tuple[Bar, TaskID]":
    # Loaded here, not above: only a run over several inputs on a terminal needs rich for this.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=40),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    return bar, bar.add_task(word, total=total)
