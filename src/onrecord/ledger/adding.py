"""Reading inputs into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord import reading
from onrecord.errors import InputError
from onrecord.ledger.values import Added, Progressed
from onrecord.reading import Limits, Source

if TYPE_CHECKING:
    from onrecord.ledger.ledger import Ledger


def add(
    ledger: Ledger,
    sources: Iterable[Source | InputError],
    *,
    workers: int | None,
    limits: Limits,
    on_progress: Callable[[Progressed], None] | None,
) -> Iterator[Added | InputError]:
    """Read and append; see `Ledger.add`."""
    from onrecord.reader import Reader  # noqa: PLC0415 - questions need no model

    reader = Reader(limits=limits)
    for document in reading.read_all(sources, limits=limits):
        if isinstance(document, InputError):
            yield document
        else:
            yield ledger.add_record(reader.read_document(document), original=document.original)
