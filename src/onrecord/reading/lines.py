"""JSON lines: one report a line, read as a stream."""

import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import BadLine, EmptyInput, EncodingFault, InputError, TooLarge
from onrecord.reading.inflate import read_piece, too_large
from onrecord.reading.json_report import read_object
from onrecord.reading.limits import Limits
from onrecord.record import Document

# JSON writes a character as up to six bytes ("\\u00e9"), and there is metadata beside the text.
_LINE_FACTOR = 6
_BOM = b"\xef\xbb\xbf"


def read_lines(
    stream: io.BufferedReader, *, name: str, path: str | None, limits: Limits
) -> Iterator[Document | InputError]:
    """Read every line of a JSON lines stream; a bad one gives its error and the rest is read.

    Each line is an object with `text` and, where known, `id`, `url`, `title`, `publisher`,
    `agency`, `byline`, `dateline`, `published`, `language`, or with the names that other crawlers
    give these (crawlers.py), or a ninjs item; other keys are passed over. Blank lines are too. A
    report without an id is named by its address, and without that `FILE:LINE`.

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
            yield from _read_line(line, name=place, path=path, limits=limits)
    if not found:
        yield EmptyInput(name, "holds no reports", "give one JSON object a line")


def _skip_line(stream: io.BufferedReader, line: bytes, *, name: str) -> None:
    while line and not line.endswith(b"\n"):
        line = read_piece(stream, 1 << 16, name=name, line=True)


def _read_line(
    line: bytes, *, name: str, path: str | None, limits: Limits
) -> Iterator[Document | InputError]:
    try:
        data = _load(line, name=name)
    except InputError as fault:
        yield fault
        return
    yield from read_object(data, name=name, path=path, limits=limits, original=line)


def _load(line: bytes, *, name: str) -> Any:
    try:
        return json.loads(line.decode("utf-8").rstrip("\r\n"))
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
