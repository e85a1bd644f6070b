"""RSS, Atom and JSON Feed: a list of items, each with a link and more or less of its text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from onrecord.errors import BadFormat
from onrecord.reading.blocks import read_fragment, squeeze
from onrecord.reading.wire.item import first_date, language_code

MOST_ITEMS = 5_000
"""Items read from one feed; real ones have some dozens."""

_FULL_WORDS = 80
_FULL_SUMMARY_WORDS = 200
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:read|continue|see) (?:more|on|reading)\b.{0,40})\s*$", re.I
)
_END = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.I)
_TAIL = 4096
_OPAQUE = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_JSON_FEED = "https://jsonfeed.org/version/"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item of a feed; text is as the feed gives it, with its markup.

    Attributes:
        id: Its own identifier, or None.
        url: The page it links to, or None.
        title: Its headline, or None.
        summary: Its teaser, or an empty string.
        content: Its text where the feed has it whole, or an empty string.
        published: ISO 8601 moment of publication, or None.
        byline: Who wrote it, or None.
        credit: The source that the item itself credits, or None.
        language: ISO 639-1 code, or None.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    summary: str = ""
    content: str = ""
    published: str | None = None
    byline: str | None = None
    credit: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed.

    Attributes:
        title: Its name, which is mostly the outlet's, or None.
        items: Its items, in its own order.
        site: The address of the site that it is of, or None.
        cut: Whether it ends before its own end; the item it ends in is left out.
    """

    title: str | None
    items: tuple[FeedItem, ...]
    site: str | None = None
    cut: bool = False


def parse_feed(data: bytes, *, name: str, url: str | None = None, content_type: str = "") -> Feed:
    """Parse an RSS, Atom or JSON feed.

    Args:
        data: The whole feed.
        name: What to call it in an error.
        url: Where it was fetched from, or None; relative links start there.
        content_type: The media type that came with it, or an empty string.

    Raises:
        BadFormat: It is no feed, or damaged beyond reading.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, name=name, url=url)
    if b"<!ENTITY" in _OPAQUE.sub(b"", data.replace(b"\x00", b"")).upper():
        raise _no_feed(name, "declares XML entities, which onrecord does not expand")
    # Loading it takes a tenth of a second: only a feed pays for it.
    import feedparser  # noqa: PLC0415

    headers = {"content-location": url or "", "content-type": content_type or "application/xml"}
    try:
        found = feedparser.parse(data, response_headers=headers)
    except (ValueError, LookupError, AssertionError, AttributeError, TypeError, RecursionError):
        raise _no_feed(name, "is a damaged feed") from None
    if not found.version and not found.entries:
        damaged = found.bozo and b"<" in data[:200]
        raise _no_feed(name, "is a damaged feed" if damaged else "is not a feed")
    language = language_code(found.feed.get("language"))
    cut = bool(found.bozo) and _END.search(data[-_TAIL:]) is None
    entries = found.entries[:-1] if cut else found.entries
    return Feed(
        title=_line(found.feed.get("title")),
        items=tuple(_item(entry, url, language) for entry in entries[:MOST_ITEMS]),
        site=_web(found.feed.get("link"), url) or url,
        cut=cut,
    )


def _no_feed(name: str, reason: str) -> BadFormat:
    return BadFormat(name, reason, "check that it is RSS, Atom or JSON Feed")


def _item(entry: dict[str, Any], base: str | None, language: str | None) -> FeedItem:
    summary = _clean(entry.get("summary"))
    longest = max((_content(part) for part in entry.get("content", ())), key=len, default="")
    return FeedItem(
        id=_line(entry.get("id")),
        url=_web(entry.get("link"), base),
        title=_title(entry),
        summary=summary,
        content=_whole(longest, _FULL_WORDS) or _whole(summary, _FULL_SUMMARY_WORDS),
        published=first_date(_dates(entry)),
        byline=_line(_plain(entry.get("author"))),
        credit=_credit(entry),
        language=language_code(_content_language(entry)) or language,
    )


def _title(entry: Mapping[str, Any]) -> str | None:
    detail = entry.get("title_detail") or {}
    marked = detail.get("type") != "text/plain"
    return _line(_plain(entry.get("title")) if marked else entry.get("title"))


def _content(part: Mapping[str, Any]) -> str:
    kind = str(part.get("type", ""))
    text = _clean(part.get("value"))
    # A plain text would be read as markup: its signs are written out.
    return text.replace("&", "&amp;").replace("<", "&lt;") if kind == "text/plain" else text


def _content_language(entry: Mapping[str, Any]) -> str | None:
    return next((p.get("language") for p in entry.get("content", ()) if p.get("language")), None)


def _whole(markup: str, fewest: int) -> str:
    """The markup when its text is long enough to be the article, and not cut off; else empty."""
    if len(markup) < fewest:
        return ""
    text = " ".join(block.text for block in read_fragment(markup))
    return markup if len(text.split()) >= fewest and not _CUT.search(text) else ""


def _dates(entry: dict[str, Any]) -> tuple[str | None, ...]:
    given: list[str | None] = []
    for key in ("published", "updated", "created"):
        # Not through its own `get`: that gives one date for another where there is none.
        given.append(_line(dict.get(entry, key)))
        parsed = dict.get(entry, f"{key}_parsed")
        if parsed:
            year, month, day, hour, minute, second = parsed[:6]
            given.append(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
    return tuple(given)


def _credit(entry: Mapping[str, Any]) -> str | None:
    source = entry.get("source")
    named = source.get("title") if isinstance(source, Mapping) else source
    given = (named, entry.get("publisher"), entry.get("dc_source"))
    lines = (_line(_plain(value)) for value in given)
    return next((line for line in lines if line and "://" not in line), None)


def _plain(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(block.text for block in read_fragment(value))


def _line(value: object) -> str | None:
    return squeeze(_clean(value)) or None if isinstance(value, str) else None


def _clean(value: object) -> str:
    # Half a surrogate pair is no character, and cannot be kept.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _web(link: object, base: str | None) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        address = urljoin(base or "", link.strip())
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None


def _json_feed(data: bytes, *, name: str, url: str | None) -> Feed:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        raise _no_feed(name, "is a damaged feed") from None
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(_JSON_FEED):
        raise _no_feed(name, "is not a feed")
    items = [each for each in feed.get("items") or () if isinstance(each, dict)]
    language = feed.get("language")
    return Feed(
        title=_line(feed.get("title")),
        items=tuple(_json_item(each, url, language) for each in items[:MOST_ITEMS]),
        site=_web(feed.get("home_page_url"), url) or url,
    )


def _json_item(item: Mapping[str, Any], base: str | None, language: object) -> FeedItem:
    authors = item.get("authors") or [item.get("author")]
    names = [a.get("name") for a in authors if isinstance(a, dict)] if authors else []
    plain = _clean(item.get("content_text")).replace("&", "&amp;").replace("<", "&lt;")
    content = _clean(item.get("content_html")) or plain
    tag = item.get("language") or language
    return FeedItem(
        id=_line(str(item.get("id") or "")),
        url=_web(item.get("external_url") or item.get("url"), base),
        title=_line(item.get("title")),
        summary=_clean(item.get("summary")) or content,
        content=_whole(content, _FULL_WORDS),
        published=first_date(_line(item.get(k)) for k in ("date_published", "date_modified")),
        byline=", ".join(name for each in names if (name := _line(each))) or None,
        language=language_code(tag) if isinstance(tag, str) else None,
    )
