"""Any input to documents: opens it, finds out what it is, and hands it to who reads that."""

import dataclasses
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from onrecord.errors import EmptyInput, EncodingFault, InputError, MissingInput
from onrecord.reading.content import Content, read_content
from onrecord.reading.inflate import open_inflated, too_large
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.reading.metadata import read_sidecar
from onrecord.reading.source import (
    STDIN,
    Source,
    as_path,
    is_character_stream,
    is_url,
    walk,
)
from onrecord.record import Document, Report

_TEXT_NAME = "<text>"
_BYTES_NAME = "<bytes>"
_STDIN_NAME = "<stdin>"


def read_one(source: Source, *, limits: Limits | None = None) -> Document:
    """Read the one report that a source holds.

    Args:
        source: A path, a URL, `-` for standard input, bytes, an open file, a `Document`, or the
            text itself (see `is_text` for when a string is one).
        limits: The defaults of `Limits` otherwise.

    Raises:
        InputError: It cannot be read, or holds more than one report.
    """
    reports = read_all([source], limits=limits)
    first = next(reports)
    if isinstance(first, InputError):
        raise first
    second = next(reports, None)
    if second is not None:
        raise InputError(_name(source), "holds more than one report", "read it with read_all")
    return first


def read_text(text: str, *, name: str = _TEXT_NAME, limits: Limits | None = None) -> Document:
    """A report whose text is at hand; nothing is guessed about it, it stays as it is.

    Args:
        text: The report.
        name: The id of the report, and what to call it in an error.
        limits: The defaults of `Limits` otherwise.

    Raises:
        InputError: It is empty, too large, not in English, or holds half a surrogate pair.
    """
    limits = limits or Limits()
    document = _check_text(text, name=name, limits=limits)
    return check_language(document, name=name, any_language=limits.any_language)


def read_all(
    sources: Iterable[Source | InputError], *, limits: Limits | None = None
) -> Iterator[Document | InputError]:
    """Read many sources, in order; what cannot be read gives its error in its place.

    A directory gives every report below it, sorted by path; a JSON lines file one for every line.
    Inputs are read as they are asked for, and never held together.

    Args:
        sources: As for `read_one`, or as `expand` gives them.
        limits: The defaults of `Limits` otherwise.
    """
    limits = limits or Limits()
    for source in sources:
        for item in walk(source):
            yield from _read_item(item, limits)


def _read_item(item: Source | InputError, limits: Limits) -> Iterator[Document | InputError]:
    if isinstance(item, InputError | Document):
        yield item
        return
    try:
        yield from _documents(item, limits)
    except InputError as fault:
        yield fault


def _documents(item: Source, limits: Limits) -> Iterator[Document | InputError]:
    if isinstance(item, str) and is_url(item):
        # The network is loaded only for those who use it.
        from onrecord.reading.fetch import fetch  # noqa: PLC0415

        found = fetch(item, limits=limits)
        content = Content(
            name=item, url=found.url, charset=found.charset, content_type=found.content_type
        )
        body = io.BytesIO(found.body or b"")
        yield from read_content(open_inflated(body), content, limits)
    elif isinstance(item, str) and item == STDIN:
        yield from _read_bytes(sys.stdin.buffer, Content(name=_STDIN_NAME), limits)
    elif (path := as_path(item)) is not None:
        yield from _read_file(path, limits)
    elif isinstance(item, str):
        yield from _read_string(item, Content(name=_TEXT_NAME), limits)
    elif isinstance(item, bytes):
        yield from _read_bytes(io.BytesIO(item), Content(name=_BYTES_NAME), limits)
    else:
        yield from _read_open(cast("IO[bytes] | IO[str]", item), limits)


def _read_file(path: Path, limits: Limits) -> Iterator[Document | InputError]:
    # A file name that is not UTF-8 could not be printed as it is.
    name = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise MissingInput(name, "there is no such file", "check the path") from None
    except PermissionError:
        raise MissingInput(name, "may not be read", "check its permissions") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise MissingInput(name, f"cannot be opened: {reason}", "check the path") from None
    with file:
        for found in _read_bytes(file, Content(name=name, path=name), limits):
            whole = not isinstance(found, InputError) and found.report.id == name
            yield _add_sidecar(cast("Document", found), path) if whole else found


def _add_sidecar(document: Document, path: Path) -> Document:
    """The document with what the sidecar says; it outranks the page's own metadata."""
    fields = read_sidecar(path)
    if document.report.language is not None:
        fields.pop("language", None)
    return dataclasses.replace(
        document,
        report=dataclasses.replace(document.report, **fields),
    )


def _read_open(stream: IO[bytes] | IO[str], limits: Limits) -> Iterator[Document | InputError]:
    given = getattr(stream, "name", None)
    content = Content(name="<file>")
    if isinstance(given, str) and given and not given.startswith("<"):
        content = Content(name=given, path=given)
    if not is_character_stream(stream):
        yield from _read_bytes(cast("IO[bytes]", stream), content, limits)
        return
    try:
        text = cast("IO[str]", stream).read(limits.max_page_bytes + 1)
    except UnicodeDecodeError as fault:
        raise EncodingFault(
            content.name,
            f"is not valid {fault.encoding} at byte {fault.start}",
            "open it in binary mode",
        ) from None
    yield from _read_string(text, content, limits)


def _read_string(text: str, content: Content, limits: Limits) -> Iterator[Document | InputError]:
    # A page or JSON lines given as a string are what they would be in a file.
    data = _check_text(text, name=content.name, limits=limits, limit=limits.max_page_bytes)
    raw = data.report.text.encode("utf-8")
    if content.find_kind(raw[:8192]) == "text":
        document = _check_text(text, name=content.name, limits=limits, path=content.path)
        yield check_language(document, name=content.name, any_language=limits.any_language)
        return
    yield from read_content(io.BufferedReader(io.BytesIO(raw)), content, limits)


def _read_bytes(
    stream: IO[bytes], content: Content, limits: Limits
) -> Iterator[Document | InputError]:
    yield from read_content(open_inflated(stream), content, limits)


def _check_text(
    text: str, *, name: str, limits: Limits, limit: int | None = None, path: str | None = None
) -> Document:
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as fault:
        raise EncodingFault(
            name,
            f"holds half of a surrogate pair at character {fault.start}",
            "decode it again from its bytes",
        ) from None
    if size > (limit or limits.max_bytes):
        raise too_large(name, limit or limits.max_bytes)
    if not text.strip():
        raise EmptyInput(name, "is empty")
    return Document(report=Report(id=name, text=text, path=path))


def _name(source: Source) -> str:
    path = as_path(source)
    if path is not None:
        return str(path)
    if isinstance(source, str):
        return source if is_url(source) else _STDIN_NAME if source == STDIN else _TEXT_NAME
    if isinstance(source, bytes):
        return _BYTES_NAME
    return str(getattr(source, "name", "<file>"))
