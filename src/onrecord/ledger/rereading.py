"""Reading again, with this engine, what another one read."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ledger import reports, tasks
from onrecord.ledger.connection import guarded
from onrecord.ledger.intake import Intake
from onrecord.ledger.pool import Here, Pool, Results, cores
from onrecord.ledger.values import Added, Progressed
from onrecord.reading import Limits
from onrecord.record import Engine

_AHEAD = 4
_OTHERS = """\
 FROM readings g JOIN versions v ON v.number = g.version JOIN engines e ON e.number = g.engine
 WHERE g.current = 1 AND (e.version, e.model, e.sha256) <> (?, ?, ?)"""


def reread(
    intake: Intake,
    reader: sqlite3.Connection,
    path: Path,
    engine: Engine,
    *,
    workers: int | None,
    on_progress: Callable[[Progressed], None] | None,
) -> Iterator[Added | InputError]:
    """Read again; see `Ledger.reread`.

    Raises:
        LedgerError: The ledger cannot be read or written.
    """
    with guarded(path):
        asked = (engine.version, engine.model, engine.sha256)
        total = reader.execute(f"SELECT count(*){_OTHERS}", asked).fetchone()[0]
        numbers = reader.execute(f"SELECT g.number, v.given{_OTHERS} ORDER BY g.number", asked)
        todo = numbers.fetchall()
    size = workers or cores()
    readers = Pool(size, limits=Limits()) if size > 1 and total > 1 else Here(limits=Limits())
    progress = Progressed(done=0, total=total, new=0, changed=0, known=0, failed=0)
    waiting: deque[Callable[[], Results]] = deque()
    left = iter(todo)
    try:
        while True:
            while len(waiting) < readers.size * _AHEAD and (following := next(left, None)):
                waiting.append(_submit(reader, path, readers, *following))
            if not waiting:
                return
            for result in waiting.popleft()():
                if isinstance(result, InputError):
                    progress = replace(progress, failed=progress.failed + 1)
                    yield result
                else:
                    added = intake.store(result)
                    progress = replace(progress, changed=progress.changed + 1)
                    yield added
            progress = replace(progress, done=progress.done + 1)
            if on_progress:
                on_progress(progress)
    finally:
        readers.close()


def _submit(
    reader: sqlite3.Connection, path: Path, readers: Here | Pool, reading: int, given: str | None
) -> Callable[[], Results]:
    with guarded(path):
        record = reports.load_record(reader, reading)
    return readers.submit(tasks.document_of(record.report, record.furniture, given))
