"""A file that is one JSON value: a report, a ninjs item, or an array of either, read piecewise."""

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import BadFormat, EmptyInput, EncodingFault, InputError
from onrecord.reading.inflate import read_piece, too_large
from onrecord.reading.json_report import read_object
from onrecord.reading.limits import Limits
from onrecord.record import Document

_PIECE = 1 << 16
_SPACE = " \t\r\n"
_BETWEEN = _SPACE + ","


def read_json(
    stream: io.BufferedReader,
    *,
    name: str,
    path: str | None,
    limits: Limits,
    url: str | None = None,
) -> Iterator[Document | InputError]:
    """The reports of a JSON file; in an array, a bad one gives its error and the rest is read.

    Args:
        stream: The bytes, inflated.
        name: What to call the file in errors; the second item of an array is `NAME#2`.
        path: The file it is, or None.
        limits: `max_page_bytes` holds for each item.
        url: Where it was fetched from, or None.
    """
    buffer = _Buffer(stream, name=name, largest=limits.max_page_bytes)
    found = 0
    for number, value in enumerate(buffer.values(), 1):
        found = number
        place = f"{name}#{number}" if buffer.is_array else name
        original = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
        yield from read_object(
            value,
            name=place,
            path=path,
            limits=limits,
            url=None if buffer.is_array else url,
            original=original,
        )
    if not found:
        raise EmptyInput(name, "holds no reports", "give a JSON object, or an array of objects")


class _Buffer:
    """The values of a JSON text, each parsed once it is there whole."""

    def __init__(self, stream: io.BufferedReader, *, name: str, largest: int) -> None:
        self._stream = stream
        self._name = name
        self._largest = largest
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._ended = False
        self.is_array = False

    def values(self) -> Iterator[Any]:
        self._skip(_SPACE)
        if self._text.startswith("["):
            self.is_array = True
            self._text = self._text[1:]
        while True:
            self._skip(_BETWEEN if self.is_array else _SPACE)
            if not self._text:
                if self.is_array:
                    raise self._damaged("ends inside its array")
                return
            if self.is_array and self._text.startswith("]"):
                self._text = self._text[1:]
                self.is_array = True
                self._skip(_SPACE)
                if self._text:
                    raise self._damaged("goes on after its array")
                return
            yield self._value()

    def _value(self) -> Any:
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text)
            except json.JSONDecodeError as fault:
                if self._ended:
                    raise self._damaged(f"is not JSON: {fault.msg.lower()}") from None
            except (ValueError, RecursionError):
                raise self._damaged("is not JSON that can be read") from None
            else:
                # A number at the end of what was read may go on.
                if isinstance(value, dict | list) or self._ended:
                    self._text = self._text[end:]
                    return value
            # Twice as much each time: a long value is not parsed over and over.
            self._fill(2 * len(self._text))

    def _skip(self, characters: str) -> None:
        self._text = self._text.lstrip(characters)
        while not self._text and not self._ended:
            self._fill(1)
            self._text = self._text.lstrip(characters)

    def _fill(self, wanted: int) -> None:
        pieces = [self._text]
        size = len(self._text)
        while size < wanted and not self._ended:
            piece = read_piece(self._stream, _PIECE, name=self._name)
            self._ended = not piece
            try:
                text = self._decoder.decode(piece, final=not piece)
            except UnicodeDecodeError:
                raise EncodingFault(
                    self._name, "is not valid UTF-8", "convert it to UTF-8"
                ) from None
            pieces.append(text)
            size += len(text)
            if size > self._largest:
                raise too_large(self._name, self._largest)
        self._text = "".join(pieces)

    def _damaged(self, reason: str) -> BadFormat:
        return BadFormat(self._name, reason, "correct it, or give one JSON object a line")
