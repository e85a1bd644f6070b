"""What the formats of the wire have in common: the fields of an item, and its document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.errors import BadFormat, EmptyInput
from onrecord.reading.blocks import Block
from onrecord.reading.compose import compose
from onrecord.reading.dates import read_date
from onrecord.record import Document, Report

_WITHDRAWN = {"canceled", "cancelled", "killed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a wire, as its format gives it; every field may be absent.

    Attributes:
        guid: Its identifier, the same in each of its versions.
        url: Where it is published.
        headline: Its headline.
        byline: Who wrote it.
        dateline: Its dateline.
        provider: Who sends it.
        credit: Whom it credits.
        dates: When this version was made, then other dates, best first.
        language: Its language.
        status: usable, withheld or canceled; with a prefix or without.
        details: What else it says of itself, by name.
        blocks: Its paragraphs.
    """

    guid: str | None = None
    url: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    provider: str | None = None
    credit: str | None = None
    dates: tuple[str | None, ...] = ()
    language: str | None = None
    status: str | None = None
    details: tuple[tuple[str, str | None], ...] = ()
    blocks: tuple[Block, ...] = ()


def document(
    item: Item, *, name: str, path: str | None, url: str | None, original: bytes | None
) -> Document:
    """The document of an item.

    Args:
        item: The item.
        name: What to call it in an error, and its id when it has none.
        path: The file that it was read from, or None.
        url: Where it was fetched from, or None.
        original: The bytes of the whole file.

    Raises:
        BadFormat: Its provider has withdrawn it.
        EmptyInput: It has no text.
    """
    status = (item.status or "").rpartition(":")[2].lower()
    if status in _WITHDRAWN:
        raise BadFormat(name, f"was withdrawn by its provider (status {status})", "do not use it")
    if not item.blocks:
        raise EmptyInput(name, "is a news item without text", "its text may be in another file")
    report = Report(
        id=item.guid or name,
        text="",
        path=path,
        url=item.url or url,
        title=item.headline,
        publisher=item.provider,
        agency=item.credit,
        byline=item.byline,
        dateline=item.dateline,
        published=first_date(item.dates),
        language=language_code(item.language),
    )
    details = tuple((key, value) for key, value in (*item.details, ("status", status)) if value)
    return replace(compose(report, item.blocks, original=original), details=details)


def first_date(dates: Iterable[str | None]) -> str | None:
    """The first that is a date, in ISO 8601, or None."""
    return next((date for given in dates if given and (date := read_date(given))), None)


def language_code(text: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("en-GB"), or None when it has none."""
    match = re.match(r"[A-Za-z]{2}(?=$|[-_])", text or "")
    return match[0].lower() if match else None
