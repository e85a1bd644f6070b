"""Knows a format by how its content begins."""

import json
import re
from typing import Literal

from onrecord.reading.crawlers import TEXTS, has_text
from onrecord.reading.wire.ninjs import looks_like_ninjs

Kind = Literal["text", "page", "lines", "json", "feed", "xml", "archive"]

_BOM = b"\xef\xbb\xbf"
_ARCHIVE = re.compile(rb"WARC/\d+\.\d+\r?\n")
# Atomic groups: a comment ends where it first can, or a thousand of them take for ever.
_COMMENT = rb"(?><!--.{0,2000}?-->\s*)"
_DOCTYPE = rb"(?><!doctype[^>\[]{0,500}(?:\[.{0,6000}?\]\s*)?>\s*)"
_PROLOG = (
    rb"\s*(?><\?xml[^>]*\?>\s*)?(?:" + _COMMENT + rb"|(?><\?.{0,500}?\?>\s*)|" + _DOCTYPE + rb")*+"
)
_ROOT = re.compile(_PROLOG + rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(
    rb"\s*(?><\?xml[^>]*>\s*)?" + _COMMENT + rb"*+<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEEDS = {b"rss", b"feed", b"rdf"}
_WIRES = {b"newsitem", b"newsmessage", b"packageitem", b"conceptitem", b"knowledgeitem", b"nitf"}
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https://jsonfeed\.org/version/')
_WIRE_NAMES = (b"body_html", b"body_text", b"body_xhtml", b"bodies", b"headlines", b"pubstatus")
_NAMED = re.compile(
    rb'"(?:'
    + b"|".join([*(re.escape(name.encode()) for name in TEXTS), *_WIRE_NAMES])
    + rb')"\s*:',
    re.IGNORECASE,
)


def sniff(head: bytes) -> Kind | None:
    """The kind of an input, or None when it is plain text for all that its beginning tells.

    Args:
        head: Its first bytes, inflated; some thousands are enough.
    """
    if _ARCHIVE.match(head):
        return "archive"
    # A page in UTF-16 has a NUL beside each of these letters.
    narrow = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _PAGE.match(narrow):
        return "page"
    root = _ROOT.match(narrow)
    if root:
        name = root[1].lower()
        return "feed" if name in _FEEDS else "xml" if name in _WIRES else None
    if narrow.lstrip()[:1] in (b"{", b"["):
        return _sniff_json(narrow.lstrip())
    return None


def looks_like_xml(head: bytes) -> bool:
    """Whether an input declares itself to be XML."""
    return head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml")


def looks_like_lines(head: bytes) -> bool:
    """Whether the beginning of an input reads as JSON lines with a report in each."""
    first, ended, _ = head.removeprefix(_BOM).lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        data = json.loads(first)
    except (ValueError, RecursionError):
        # The line may be longer than the head; a text that begins like this is no prose.
        return not ended and _NAMED.search(first) is not None
    return has_text(data) or "text" in data or looks_like_ninjs(data)


def _sniff_json(head: bytes) -> Kind | None:
    if head.startswith(b"{") and _JSON_FEED.search(head):
        return "feed"
    if looks_like_lines(head):
        return "lines"
    return "json" if _NAMED.search(head) else None
