"""What kind of content an opened input is, and its documents."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.errors import BinaryInput, EmptyInput, InputError
from onrecord.reading.decode import decode_page, decode_text
from onrecord.reading.inflate import read_limited, too_large
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.reading.lines import looks_like_lines, read_lines
from onrecord.reading.source import plain_suffix
from onrecord.record import Document, Report

Kind = Literal["text", "page", "lines"]

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
_BY_TYPE: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/jsonl": "lines",
    "application/x-ndjson": "lines",
    "application/x-jsonlines": "lines",
}
_OTHER_TYPE = re.compile(r"(?:image|audio|video|font)/|application/(?:pdf|zip|msword|vnd\.)")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is known of an input before it is read.

    Attributes:
        name: What to call it: the id of its report, and its name in an error.
        path: The file it is, or None.
        url: Where it was fetched from, or None.
        charset: The charset that came with it, or None.
        content_type: The media type that came with it, or an empty string.
    """

    name: str
    path: str | None = None
    url: str | None = None
    charset: str | None = None
    content_type: str = ""

    def find_kind(self, head: bytes) -> Kind:
        """The kind by media type, else by the file's ending, else by how it begins."""
        known = _BY_TYPE.get(self.content_type) or _BY_SUFFIX.get(plain_suffix(self.path or ""))
        if known:
            return known
        if looks_like_lines(head):
            return "lines"
        # A page in UTF-16 has a NUL beside each of these letters.
        narrow = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        if self.content_type == "text/plain":
            return "text"
        return "page" if _PAGE.match(narrow) else "text"


def read_content(
    stream: io.BufferedReader, content: Content, limits: Limits
) -> Iterator[Document | InputError]:
    """The documents of an opened input.

    Args:
        stream: The bytes, inflated.
        content: What is known of it.
        limits: The limits that hold.

    Raises:
        InputError: It cannot be read.
    """
    name = content.name
    if _OTHER_TYPE.match(content.content_type):
        raise BinaryInput(name, f"is {content.content_type}, not text", "give a text or HTML page")
    kind = content.find_kind(_peek(stream, name=name))
    if kind == "lines":
        yield from read_lines(stream, name=name, path=content.path, limits=limits)
    elif kind == "page":
        data = read_limited(stream, limits.max_page_bytes, name=name)
        html = decode_page(data, name=name, charset=content.charset)
        if not html.strip():
            raise EmptyInput(name, "is empty")
        # Loading what reads pages takes half a second: only a page pays for it.
        from onrecord.reading.page import read_page  # noqa: PLC0415

        document = read_page(html, name=name, path=content.path, url=content.url)
        if len(document.report.text.encode()) > limits.max_bytes:
            raise too_large(name, limits.max_bytes)
        yield check_language(document, name=name, any_language=limits.any_language)
    else:
        data = read_limited(stream, limits.max_bytes, name=name)
        text = decode_text(data, name=name, charset=content.charset)
        if not text.strip():
            raise EmptyInput(name, "is empty")
        report = Report(id=name, text=text, path=content.path, url=content.url)
        document = Document(report=report)
        yield check_language(document, name=name, any_language=limits.any_language)


def _peek(stream: io.BufferedReader, *, name: str) -> bytes:
    try:
        return stream.peek(1)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError(
            name, "is a damaged or cut-off gzip file", "check it with gzip -t, or fetch it again"
        ) from None
    except OSError as fault:
        raise InputError(name, f"cannot be read: {fault.strerror or fault}") from None
