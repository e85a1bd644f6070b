"""What is read for the ledger, and what comes of it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from onrecord import reading
from onrecord.errors import InputError, Unread
from onrecord.record import Document, Furniture, Record, Report

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
        given: What its format said of it, as `given` writes it.
    """

    record: Record
    original: bytes | None
    seen: str | None
    given: str


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
        given=given(document),
    )


_GIVEN = ("byline", "dateline", "agency")


def given(document: Document) -> str:
    """What the format of a report said of it before anything was read out of its text, as JSON."""
    furniture = [[item.kind, *item.span] for item in document.furniture]
    fields = {name: getattr(document.report, name) for name in _GIVEN}
    return json.dumps({"furniture": furniture, **fields}, ensure_ascii=False)


def document_of(report: Report, furniture: tuple[Furniture, ...], written: str | None) -> Document:
    """The document that a report was read from, to be read again by a newer engine.

    Args:
        report: The report as it was recorded.
        furniture: The furniture of its record.
        written: What `given` wrote, or None where that is not known.
    """
    if written is None:
        # Only a page's title and captions come from its format; what rules found, they find again.
        kept = tuple(item for item in furniture if item.kind in ("title", "caption"))
        return Document(report=report, furniture=kept)
    known = json.loads(written)
    named = tuple(
        Furniture(kind=kind, span=(begin, end)) for kind, begin, end in known.pop("furniture")
    )
    return Document(report=dataclasses.replace(report, **known), furniture=named)
