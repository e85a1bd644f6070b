"""What is read for the ledger, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from onrecord import reading
from onrecord.errors import InputError, Unread
from onrecord.record import Document, Furniture, Record

if TYPE_CHECKING:
    # Only its type: what asks the ledger needs no model.
    from onrecord.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One report that was read.

    Attributes:
        record: What was read.
        original: The bytes it came as, or None.
        seen: When a crawler had fetched it, or None.
        furniture: What its format named as furniture.
    """

    record: Record
    original: bytes | None
    seen: str | None
    furniture: tuple[Furniture, ...]


Task: TypeAlias = Path | str | Document
"""A file, a URL, or a document that was parsed already."""


def read(reader: Reader, task: Task) -> Iterator[Read | InputError]:
    """Read what a task holds; a fault of onrecord's own on one report is that report's error."""
    if isinstance(task, Document):
        documents: Iterator[Document | InputError] = iter([task])
    else:
        documents = reading.read_all([task], limits=reader.limits)
    for document in documents:
        yield document if isinstance(document, InputError) else _attempt(reader, document)


def _attempt(reader: Reader, document: Document) -> Read | InputError:
    try:
        record = reader.read_document(document)
    except Exception as fault:  # noqa: BLE001 - one bad report never stops a batch
        reason = f"onrecord itself failed on it ({type(fault).__name__}: {fault})"
        return Unread(document.report.id, reason, "please report this with the input")
    return Read(
        record=record,
        original=document.original,
        seen=document.seen,
        furniture=document.furniture,
    )
