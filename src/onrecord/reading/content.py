"""What kind of content an opened input is, and its documents."""

import dataclasses
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import BinaryInput, EmptyInput, InputError
from onrecord.reading.decode import decode_text
from onrecord.reading.html import read_html
from onrecord.reading.inflate import read_limited, too_large
from onrecord.reading.json_file import read_json
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.reading.lines import read_lines
from onrecord.reading.sniff import Kind, looks_like_lines, looks_like_xml, sniff
from onrecord.reading.source import plain_suffix
from onrecord.record import Document, Report

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json",
    ".rss": "feed", ".atom": "feed", ".xml": "xml", ".warc": "archive",
}  # fmt: skip
_BY_TYPE: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/jsonl": "lines",
    "application/x-ndjson": "lines",
    "application/x-jsonlines": "lines",
    "application/json": "json",
    "application/feed+json": "feed",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/vnd.iptc.g2.newsitem+xml": "xml",
    "application/vnd.iptc.g2.newsmessage+xml": "xml",
    "application/warc": "archive",
}
_OTHER_TYPE = re.compile(
    r"(?:image|audio|video|font)/|application/(?:pdf|zip|msword|vnd\.(?!iptc\.))"
)
# What a page or a JSON file is named or served as, while its content is plainly something else.
_OFTEN_WRONG = {"page", "json", "xml", "feed"}


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
        """The kind by media type or the file's ending; by how it begins where these do not tell.

        Feeds are served as pages, and JSON lines are named `.json`: what a beginning says plainly
        counts for more than such a name. A plain text stays one whatever it begins with.
        """
        known = _BY_TYPE.get(self.content_type) or _BY_SUFFIX.get(plain_suffix(self.path or ""))
        if known == "lines" or self.content_type == "text/plain":
            return known or ("lines" if looks_like_lines(head) else "text")
        if known == "text":
            return known
        found = sniff(head)
        if known and (found is None or known not in _OFTEN_WRONG):
            return known
        return found or ("xml" if looks_like_xml(head) else "text")


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
    elif kind == "json":
        yield from read_json(stream, name=name, path=content.path, url=content.url, limits=limits)
    elif kind == "archive":
        # Loading it takes time that only archives are worth.
        from onrecord.reading.archive import read_archive  # noqa: PLC0415

        yield from read_archive(stream, name=name, path=content.path, limits=limits)
    elif kind == "text":
        yield _read_text(stream, content, limits)
    else:
        data = read_limited(stream, limits.max_page_bytes, name=name)
        yield from _read_markup(data, kind, content, limits)


def _read_markup(
    data: bytes, kind: Kind, content: Content, limits: Limits
) -> Iterator[Document | InputError]:
    name, path, url, charset = content.name, content.path, content.url, content.charset
    if kind == "page":
        yield read_html(data, name=name, path=path, url=url, charset=charset, limits=limits)
        return
    if not data.strip():
        raise EmptyInput(name, "is empty")
    # Only a feed or a wire item pays for the loading of lxml and of what fetches.
    if kind == "feed":
        from onrecord.reading.feed import parse_feed  # noqa: PLC0415
        from onrecord.reading.feed_reports import read_items  # noqa: PLC0415
        from onrecord.reading.visits import Visitor  # noqa: PLC0415

        feed = parse_feed(data, name=name, url=url, content_type=content.content_type)
        yield from read_items(
            feed,
            feed.items,
            name=name,
            path=path,
            limits=limits,
            original=data,
            visitor=Visitor(limits=limits) if url is not None else None,
        )
        return
    from onrecord.reading.wire.xml import read_xml  # noqa: PLC0415

    for document in read_xml(data, name=name, path=path, url=url, charset=charset):
        yield _checked(document, limits)


def _checked(document: Document | InputError, limits: Limits) -> Document | InputError:
    if isinstance(document, InputError):
        return document
    name = document.report.id
    try:
        if len(document.report.text.encode()) > limits.max_bytes:
            raise too_large(name, limits.max_bytes)
        return check_language(document, name=name, any_language=limits.any_language)
    except InputError as fault:
        return fault


def _read_text(stream: io.BufferedReader, content: Content, limits: Limits) -> Document:
    data = read_limited(stream, limits.max_bytes, name=content.name)
    text = decode_text(data, name=content.name, charset=content.charset)
    if not text.strip():
        raise EmptyInput(content.name, "is empty")
    report = Report(id=content.name, text=text, path=content.path, url=content.url)
    document = check_language(
        Document(report=report), name=content.name, any_language=limits.any_language
    )
    return dataclasses.replace(document, original=data)


def _peek(stream: io.BufferedReader, *, name: str) -> bytes:
    try:
        return stream.peek(1)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError(
            name, "is a damaged or cut-off gzip file", "check it with gzip -t, or fetch it again"
        ) from None
    except OSError as fault:
        raise InputError(name, f"cannot be read: {fault.strerror or fault}") from None
