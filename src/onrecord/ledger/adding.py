"""Reading inputs into the ledger: others read, one writes, in the order of the inputs.

A file is known by the digest of its bytes before anything of it is read, and a report of a file
that holds several by that of its own bytes. Only a few inputs are under way at a time, so that
memory does not grow with their number; and each report is in the ledger, whole, before it is
yielded.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord import reading
from onrecord.errors import InputError
from onrecord.ledger.intake import File, Intake, look
from onrecord.ledger.pool import Here, Pool, Results, cores
from onrecord.ledger.values import Added, Progressed
from onrecord.reading import Limits, Source
from onrecord.record import Document

_ALONE = (".txt", ".html", ".htm", ".xhtml")
_AHEAD = 4


@dataclass(slots=True, kw_only=True)
class Input:
    """One input under way.

    Attributes:
        file: The file it is, or None.
        added: What it gave so far.
        failed: Whether anything of it could not be read.
    """

    file: File | None = None
    added: list[Added] = field(default_factory=list)
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to wait for.

    Attributes:
        of: The input it belongs to.
        results: Gives what was read; waits for it.
        known: What was known without reading.
        last: Whether the input is done after it.
    """

    of: Input
    results: Callable[[], Results] | None = None
    known: tuple[Added, ...] = ()
    last: bool = True


def add(
    intake: Intake,
    sources: Iterable[Source | InputError],
    *,
    workers: int | None,
    limits: Limits,
    on_progress: Callable[[Progressed], None] | None,
) -> Iterator[Added | InputError]:
    """Read and append; see `Ledger.add`.

    Raises:
        LedgerError: It could not be written.
    """
    items = reading.expand(sources)
    size = workers or cores()
    readers: Here | Pool = Here(limits=limits)
    if size > 1 and (len(items) > 1 or any(not _alone(item) for item in items)):
        readers = Pool(size, limits=limits)
    progress = Progressed(done=0, total=len(items), new=0, changed=0, known=0, failed=0)
    steps = _steps(intake, items, readers, limits)
    waiting: deque[Step] = deque()
    try:
        while _fill(waiting, steps, ahead=readers.size * _AHEAD):
            step = waiting.popleft()
            for result in _results(intake, step):
                progress = _counted(progress, result)
                yield result
            if step.last:
                progress = replace(progress, done=progress.done + 1)
                if step.of.file and not step.of.failed and not step.known:
                    intake.finish(step.of.file, step.of.added)
            if on_progress:
                on_progress(progress)
    finally:
        readers.close()


def _fill(waiting: deque[Step], steps: Iterator[Step], *, ahead: int) -> bool:
    # What is known needs no reader, and is not held back for those that are being read.
    while sum(step.results is not None for step in waiting) < ahead and len(waiting) < ahead**2:
        step = next(steps, None)
        if step is None:
            break
        waiting.append(step)
        if step.known and len(waiting) == 1:
            break
    return bool(waiting)


def _results(intake: Intake, step: Step) -> Iterator[Added | InputError]:
    yield from step.known
    step.of.added.extend(step.known)
    for result in step.results() if step.results else ():
        if isinstance(result, InputError):
            step.of.failed = True
            yield result
        else:
            added = intake.store(result, file=step.of.file)
            step.of.added.append(added)
            yield added


def _steps(
    intake: Intake, items: Iterable[Source | InputError], readers: Here | Pool, limits: Limits
) -> Iterator[Step]:
    for item in items:
        if isinstance(item, InputError):
            yield _failed(Input(), item)
        elif isinstance(item, str) and reading.is_url(item):
            yield Step(of=Input(), results=readers.submit(item))
        else:
            yield from _local(intake, item, readers, limits)


def _local(intake: Intake, item: Source, readers: Here | Pool, limits: Limits) -> Iterator[Step]:
    path = reading.as_path(item)
    file = _look(path) if path is not None else None
    current = Input(file=file)
    known = intake.known_file(file) if file else []
    if known:
        yield Step(of=current, known=tuple(known))
    elif path is not None and _alone(item):
        yield Step(of=current, results=readers.submit(path))
    else:
        for document in reading.read_all([item], limits=limits):
            yield _document(intake, current, document, readers)
        yield Step(of=current)


def _document(
    intake: Intake, current: Input, document: Document | InputError, readers: Here | Pool
) -> Step:
    if isinstance(document, InputError):
        return _failed(current, document, last=False)
    if document.original is not None:
        known = intake.known_text(document.original, document.report.text)
        if known:
            return Step(of=current, known=(known,), last=False)
    return Step(of=current, results=readers.submit(document), last=False)


def _failed(current: Input, error: InputError, *, last: bool = True) -> Step:
    return Step(of=current, results=lambda: [error], last=last)


def _look(path: Path) -> File | None:
    try:
        return look(path)
    except (OSError, ValueError):
        # Reading it gives the error that names it.
        return None


def _alone(item: Source | InputError) -> bool:
    """Whether an input is a file that holds one report."""
    path = None if isinstance(item, InputError) else reading.as_path(item)
    return path is not None and reading.plain_suffix(path.name) in _ALONE


def _counted(progress: Progressed, result: Added | InputError) -> Progressed:
    if isinstance(result, InputError):
        return replace(progress, failed=progress.failed + 1)
    if result.state == "known":
        return replace(progress, known=progress.known + 1)
    if result.state == "new":
        return replace(progress, new=progress.new + 1)
    return replace(progress, changed=progress.changed + 1)
