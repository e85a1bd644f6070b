"""One JSON object as a report: in our own names, in those of another program, or as ninjs."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from onrecord.errors import BadLine, EmptyInput, InputError
from onrecord.reading.crawlers import rename
from onrecord.reading.inflate import too_large
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.reading.metadata import check_text, read_fields
from onrecord.reading.wire.ninjs import looks_like_ninjs, read_ninjs
from onrecord.record import Document, Report


def read_object(
    data: Any,
    *,
    name: str,
    path: str | None,
    limits: Limits,
    url: str | None = None,
    original: bytes | None = None,
) -> Iterator[Document | InputError]:
    """The report of a JSON value, or an error in its place; a ninjs composite gives several.

    Args:
        data: A parsed JSON value.
        name: What to call it in an error, and its id when it brings neither an id nor an address.
        path: The file it is in, or None.
        limits: The limits on each report.
        url: Where the file was fetched from, or None.
        original: The bytes of the object.
    """
    if looks_like_ninjs(data) and "text" not in data:
        for each in read_ninjs(data, name=name, path=path, url=url, original=original):
            yield each if isinstance(each, InputError) else _checked(each, name, limits)
        return
    try:
        yield _report(data, name=name, path=path, limits=limits, original=original)
    except InputError as fault:
        yield fault


def _checked(document: Document, name: str, limits: Limits) -> Document | InputError:
    try:
        if len(document.report.text.encode()) > limits.max_bytes:
            raise too_large(name, limits.max_bytes)
        return check_language(document, name=name, any_language=limits.any_language)
    except InputError as fault:
        return fault


def _report(
    data: Any, *, name: str, path: str | None, limits: Limits, original: bytes | None
) -> Document:
    if not isinstance(data, dict):
        raise BadLine(name, "is not a JSON object", "give one object a line")
    data = rename(data)
    text = data.get("text")
    if not isinstance(text, str):
        raise BadLine(name, 'has no "text"', 'give the report in "text", as a string')
    check_text(text, name=name, key="text")
    if not text.strip():
        raise EmptyInput(name, "is empty")
    if len(text.encode()) > limits.max_bytes:
        raise too_large(name, limits.max_bytes)
    fields = read_fields(data, name=name)
    fields.setdefault("id", fields.get("url", name))
    document = Document(report=Report(text=text, path=path, **fields))
    document = check_language(document, name=name, any_language=limits.any_language)
    return dataclasses.replace(document, original=original)
