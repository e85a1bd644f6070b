"""JSON lines: one report a line, read as a stream."""

import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import BadLine, EmptyInput, EncodingFault, InputError, TooLarge
from onrecord.reading.inflate import read_piece, too_large
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.reading.metadata import check_text, read_fields
from onrecord.record import Document, Report

# JSON writes a character as up to six bytes ("\\u00e9"), and there is metadata beside the text.
_LINE_FACTOR = 6
_BOM = b"\xef\xbb\xbf"


def read_lines(
    stream: io.BufferedReader, *, name: str, path: str | None, limits: Limits
) -> Iterator[Document | InputError]:
    """Read every line of a JSON lines stream; a bad one gives its error and the rest is read.

    Each line is an object with `text` and, where known, `id`, `url`, `title`, `publisher`,
    `agency`, `byline`, `dateline`, `published`, `language`; other keys are passed over. Blank
    lines are too. A report without an id is named `FILE:LINE`.

    Args:
        stream: The bytes, inflated.
        name: What to call the input in errors and ids.
        path: The file it is, or None.
        limits: `max_bytes` holds for the text of each line.
    """
    number, found = 0, False
    largest = limits.max_bytes * _LINE_FACTOR
    while True:
        number += 1
        place = f"{name}:{number}"
        try:
            line = read_piece(stream, largest + 1, name=place, line=True)
            if len(line) > largest:
                _skip_line(stream, line, name=place)
                raise too_large(place, limits.max_bytes)
        except InputError as fault:
            yield fault
            if not isinstance(fault, TooLarge):
                return
            found = True
            continue
        if not line:
            break
        line = line.removeprefix(_BOM) if number == 1 else line
        if line.strip():
            found = True
            yield _read_line(line, name=place, path=path, limits=limits)
    if not found:
        yield EmptyInput(name, "holds no reports", "give one JSON object a line")


def looks_like_lines(head: bytes) -> bool:
    """Whether the beginning of an unnamed input reads as JSON lines with a `text` in each."""
    first = head.removeprefix(_BOM).lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        data = json.loads(first)
    except (ValueError, RecursionError):
        # The line may be longer than the head; a text that begins like this is no prose.
        return b"\n" not in head.lstrip() and b'"text"' in first
    return isinstance(data, dict) and "text" in data


def _skip_line(stream: io.BufferedReader, line: bytes, *, name: str) -> None:
    while line and not line.endswith(b"\n"):
        line = read_piece(stream, 1 << 16, name=name, line=True)


def _read_line(
    line: bytes, *, name: str, path: str | None, limits: Limits
) -> Document | InputError:
    try:
        return _parse(line, name=name, path=path, limits=limits)
    except InputError as fault:
        return fault


def _parse(line: bytes, *, name: str, path: str | None, limits: Limits) -> Document:
    data = _load(line, name=name)
    if not isinstance(data, dict):
        raise BadLine(name, "is not a JSON object", "give one object a line")
    text = data.get("text")
    if not isinstance(text, str):
        raise BadLine(name, 'has no "text"', 'give the report in "text", as a string')
    check_text(text, name=name, key="text")
    if not text.strip():
        raise EmptyInput(name, "is empty")
    if len(text.encode()) > limits.max_bytes:
        raise too_large(name, limits.max_bytes)
    fields: dict[str, Any] = {"id": name, **read_fields(data, name=name)}
    document = Document(report=Report(text=text, path=path, **fields))
    return check_language(document, name=name, any_language=limits.any_language)


def _load(line: bytes, *, name: str) -> Any:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise EncodingFault(
            name, f"is not valid UTF-8 at byte {fault.start} of the line", "convert it to UTF-8"
        ) from None
    except json.JSONDecodeError as fault:
        raise BadLine(
            name, f"is not JSON: {fault.msg.lower()} at column {fault.colno}", "correct the line"
        ) from None
    except (ValueError, RecursionError):
        raise BadLine(name, "is not JSON that can be read", "correct the line") from None
