"""WARC, the archives that web crawlers write (ISO 28500), also compressed: a report a page."""

import dataclasses
import gzip
import io
import zlib
from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import BadFormat, EmptyInput, InputError, NoArticle
from onrecord.reading.html import read_html
from onrecord.reading.inflate import too_large
from onrecord.reading.limits import Limits
from onrecord.record import Document

_PAGES = {"text/html", "application/xhtml+xml"}
_SUCCESS = range(200, 300)
_DECODERS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


def read_archive(
    stream: io.BufferedReader, *, name: str, path: str | None, limits: Limits
) -> Iterator[Document | InputError]:
    """Read the pages of a WARC archive, in its order.

    A page is a `response` with a status of 2xx and a media type of HTML; every other record is
    passed over, also a `revisit`, whose page stands elsewhere, and a page without an article: an
    archive is mostly made of them. `Report.id` and `Report.url` are the address that was asked
    for, `Document.seen` the WARC-Date. An archive that is cut off or damaged gives what stands
    before that place, whole pages only, and then one error.

    Args:
        stream: The bytes, inflated.
        name: What to call the archive in errors.
        path: The file it is, or None.
        limits: `max_page_bytes` holds for each page.
    """
    source = _Source(stream)
    # It takes whatever has a read; its types ask for every method of a file.
    archive = ArchiveIterator(
        source,  # type: ignore[arg-type]
        record_types=WarcRecordType.response,
        parse_http=False,
        stream_detect=False,
    )
    found = False
    while True:
        try:
            record = next(archive, None)
            if record is None:
                break
            result = _read_record(record, name=name, path=path, limits=limits)
        except _Cut as cut:
            yield _damaged(name, source.fault or f"ends inside the page {cut}")
            return
        except (OSError, AttributeError, ValueError) as fault:
            yield _damaged(name, source.fault or f"is damaged ({str(fault)[:80].lower()})")
            return
        if result is not None:
            found = True
            yield result
    if source.fault:
        yield _damaged(name, source.fault)
    elif not found:
        yield EmptyInput(name, "is an archive without pages of news", "check what it holds")


class _Cut(Exception):
    """The archive ends inside a record."""


class _Source:
    """The archive's bytes; damage of the compression ends them, and is kept to be told."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._given = 0
        self.fault = ""

    def tell(self) -> int:
        return self._given

    def read(self, size: int = -1) -> bytes:
        if self.fault:
            return b""
        try:
            piece = self._stream.read1(size)
            self._given += len(piece)
            return piece
        except (gzip.BadGzipFile, EOFError, zlib.error):
            self.fault = "is a damaged or cut-off gzip file"
        except OSError as fault:
            self.fault = f"cannot be read: {fault.strerror or fault}"
        return b""


def _damaged(name: str, reason: str) -> BadFormat:
    return BadFormat(name, reason, "what stands before was read; fetch the archive again")


def _read_record(
    record: WarcRecord, *, name: str, path: str | None, limits: Limits
) -> Document | InputError | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not record.is_http:
        return None
    try:
        record.parse_http()
    except (OSError, ValueError):
        return None
    headers = record.http_headers
    if headers.status_code not in _SUCCESS or _media_type(record) not in _PAGES:
        return None
    place = f"{name} {url}" if url else f"{name}@{record.stream_pos}"
    length = record.content_length
    if length > limits.max_page_bytes:
        return too_large(place, limits.max_page_bytes)
    body = record.reader.read(length)
    if len(body) < length:
        raise _Cut(url)
    try:
        data = _decoded(body, headers.get("Transfer-Encoding"), limits=limits, name=place)
        data = _decoded(data, headers.get("Content-Encoding"), limits=limits, name=place)
        return _page(data, record, url or place, path=path, limits=limits, place=place)
    except (EmptyInput, NoArticle):
        return None
    except InputError as fault:
        return fault


def _media_type(record: WarcRecord) -> str:
    return (record.http_content_type or "").partition(";")[0].strip().lower()


def _page(
    data: bytes, record: WarcRecord, url: str, *, path: str | None, limits: Limits, place: str
) -> Document:
    document = read_html(
        data, name=place, id=url, path=path, url=url, limits=limits, charset=record.http_charset
    )
    seen = record.record_date
    return dataclasses.replace(document, seen=seen.isoformat() if seen is not None else None)


def _decoded(body: bytes, encoding: str | None, *, limits: Limits, name: str) -> bytes:
    """The body with its encodings undone; many crawlers keep the headers of what they undid."""
    for each in reversed((encoding or "").lower().split(",")):
        coding = each.strip()
        if coding == "chunked":
            body = _unchunked(body)
        elif coding in _DECODERS:
            body = _inflated(body, _DECODERS[coding], limits=limits, name=name)
        elif coding == "br":
            body = _unbrotli(body, limits=limits, name=name)
    return body


def _inflated(body: bytes, window: int, *, limits: Limits, name: str) -> bytes:
    engine = zlib.decompressobj(wbits=window)
    try:
        data = engine.decompress(body, limits.max_page_bytes + 1)
    except zlib.error:
        return body
    if len(data) > limits.max_page_bytes:
        raise too_large(name, limits.max_page_bytes)
    return data


def _unbrotli(body: bytes, *, limits: Limits, name: str) -> bytes:
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415  # hardly a page needs it

    try:
        data = BrotliReader(io.BytesIO(body)).read(limits.max_page_bytes + 1)
    except (OSError, ValueError):
        return body
    if len(data) > limits.max_page_bytes:
        raise too_large(name, limits.max_page_bytes)
    return data


def _unchunked(body: bytes) -> bytes:
    """The body without its chunks (RFC 9112, section 7.1); as it is when it has none."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0 or end + 2 + size > len(body):
            return body if not pieces else b"".join(pieces)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
