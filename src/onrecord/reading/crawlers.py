"""The names under which other programs keep a report's fields in JSON, and ours for them.

Read from what news-please, Fundus, trafilatura, newspaper, Common Crawl news extractions,
schema.org (JSON-LD), NewsAPI and Webz.io write; docs/formats.md has the table.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.reading.blocks import read_fragment
from onrecord.reading.dates import read_date
from onrecord.reading.metadata import FIELDS

ALIASES: dict[str, tuple[str, ...]] = {
    "text": (
        "maintext", "plaintext", "plain_text", "raw_text", "articleBody", "article_body",
        "article_text", "full_text", "fulltext", "body_text", "content_text", "body", "content",
        "article",
    ),
    "id": ("uuid", "guid"),
    "url": ("source", "canonical_url", "article_url", "link", "uri", "responded_url"),
    "title": ("headline", "title_page", "title_rss", "name"),
    "publisher": (
        "source", "sitename", "site_name", "source-hostname", "source_name", "media_name",
        "outlet", "newspaper", "news_outlet", "publication", "site", "hostname", "source_domain",
        "domain",
    ),
    "agency": ("news_agency", "credit"),
    "byline": ("author", "authors", "creator", "author_name"),
    "published": (
        "date_publish", "publishing_date", "publish_date", "date_published", "datePublished",
        "publishedAt", "published_at", "pub_date", "pubDate", "publication_date",
        "published_date", "date",
    ),
    "language": ("lang", "meta_lang", "inLanguage", "language_code"),
}  # fmt: skip
"""For each of our fields the names that mean the same elsewhere, best first."""

TEXTS = ("text", *ALIASES["text"])
"""The names under which a report's text is kept, ours first."""

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|li)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NOTHING = {"none", "null", "nan", "nat", "n/a", "undefined"}


def has_text(data: object) -> bool:
    """Whether a JSON value is an object that keeps a text under one of the known names."""
    return isinstance(data, Mapping) and any(_read_text(data.get(name)) for name in TEXTS)


def rename(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same object with our names; what it already has under them stays as it is.

    A foreign value of an unusable kind is left out; lists of authors become one line, a body in
    parts or in markup becomes paragraphs.

    Args:
        data: One report as another program keeps it.
    """
    renamed = {name: data[name] for name in ("text", *FIELDS) if name in data}
    if not _filled(renamed.get("text")) or _filled(data.get("maintext")):
        # news-please keeps a second, poorer text beside its main one.
        text = next((t for name in ALIASES["text"] if (t := _read_text(data.get(name)))), None)
        renamed |= {"text": text} if text else {}
    for field in FIELDS:
        if _filled(renamed.get(field)) and not _foreign(field, renamed[field]):
            continue
        own = (renamed.pop(field),) if field in renamed else ()
        values = (*own, *(data.get(name) for name in ALIASES.get(field, ())))
        value = next((v for each in values if (v := _read(field, each))), None)
        renamed |= {field: value} if value else {}
    return renamed


def _filled(value: object) -> bool:
    return value is not None and value != "" and value != []


def _foreign(field: str, value: object) -> bool:
    # Under a name of ours, but as schema.org or a program that prints None writes it.
    if field in {"publisher", "byline"} and isinstance(value, list | dict):
        return True
    return isinstance(value, str) and value.casefold() in _NOTHING


def _read(field: str, value: object) -> str | None:
    text = _name(value)
    if text is None or text.casefold() in _NOTHING:
        return None
    if field == "published":
        return read_date(text)
    if field == "url":
        return text if _ADDRESS.fullmatch(text) else None
    if field == "publisher":
        return None if _ADDRESS.fullmatch(text) else text
    return text


def _name(value: object) -> str | None:
    """A value as one line: a string, the name of an object, the names of a list."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, Mapping):
        return _name(value.get("name") or value.get("title") or value.get("site"))
    if isinstance(value, Iterable):
        return ", ".join(name for each in value if (name := _name(each))) or None
    return None


def _read_text(value: object) -> str | None:
    if isinstance(value, str):
        if not value.strip() or value.strip().casefold() in _NOTHING:
            return None
        return _unmarked(value) if _MARKUP.search(value) else value
    parts = list(_parts(value))
    return "\n\n".join(parts) or None


def _unmarked(markup: str) -> str:
    return "\n\n".join(block.text for block in read_fragment(markup))


def _parts(body: object) -> Iterable[str]:
    """The paragraphs of a body in parts, as Fundus keeps it: a summary, sections, headlines."""
    if not isinstance(body, Mapping):
        return
    yield from _strings(body.get("summary"))
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, Mapping):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def _strings(value: object) -> Iterable[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each.strip()
