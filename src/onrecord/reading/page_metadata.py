"""What an HTML page says of itself: title, publisher, byline, date, address, language."""

import re
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from onrecord.reading.dates import read_date
from onrecord.reading.page_jsonld import find_article
from onrecord.reading.page_tree import squeeze

_SHARED_WORDS = 2
_WORD_LENGTH = 4
_DATE_TAGS = (
    ".//meta[@property='article:published_time']/@content",
    ".//meta[@property='og:article:published_time']/@content",
    ".//meta[@itemprop='datePublished']/@content",
    ".//meta[@name='parsely-pub-date']/@content",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """A page's own metadata.

    Attributes:
        title: The headline as the page shows it, or None.
        titles: Every other form of the headline, to know it again in the body.
        publisher: The outlet, or None.
        byline: The authors, separated by commas, or None.
        published: ISO 8601 date or date-time, or None.
        url: The canonical address, or None.
        language: ISO 639-1 code that the page declares, or None.
        body: The article's text where the page repeats it in JSON-LD, or an empty string.
    """

    title: str | None = None
    titles: tuple[str, ...] = ()
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    body: str = ""


def read_metadata(tree: HtmlElement, url: str | None) -> PageMetadata:
    """Read a page's metadata; the tree is left as it is.

    Args:
        tree: The page as it came.
        url: Where it was fetched from, or None.
    """
    # No search through the prose: a date found there is as often an event's as the report's.
    dates = {"original_date": True, "extensive_search": False}
    found = extract_metadata(tree, url, dates)
    article = find_article(tree)
    headings = [text for h1 in tree.iter("h1") if (text := squeeze(h1.text_content()))]
    title = _choose_title(headings, found.title, found.sitename)
    return PageMetadata(
        title=title,
        titles=tuple(str(t) for t in (title, found.title, article.get("headline")) if _is_text(t)),
        publisher=found.sitename,
        byline=", ".join(found.author.split("; ")) if found.author else None,
        published=_published(tree, article) or found.date,
        url=found.url or url,
        language=_language(tree, article),
        body=article["articleBody"] if _is_text(article.get("articleBody")) else "",
    )


def _choose_title(headings: list[str], title: str | None, publisher: str | None) -> str | None:
    """The heading that says the same as the metadata's title; else that title without its site."""
    if title is None:
        return headings[0] if len(headings) == 1 else None
    wanted = _words(title)
    best = max(headings, key=lambda heading: len(_words(heading) & wanted), default="")
    if len(_words(best) & wanted) >= min(_SHARED_WORDS, len(wanted) or _SHARED_WORDS):
        return best
    title = squeeze(title)
    if publisher:
        title = re.sub(rf"\s+[-–—|·:]\s+{re.escape(publisher)}$", "", title, flags=re.IGNORECASE)
    return title or None


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.casefold()) if len(w) >= _WORD_LENGTH}


def _published(tree: HtmlElement, article: dict[str, Any]) -> str | None:
    given = [article.get("datePublished"), *(v for tag in _DATE_TAGS for v in tree.xpath(tag))]
    for value in given:
        # A bare year in this field is a template's default more often than a date.
        if isinstance(value, str) and len(value) >= len("2015-05-18"):
            date = read_date(value)
            if date is not None:
                return date
    return None


def _language(tree: HtmlElement, article: dict[str, Any]) -> str | None:
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    for value in (declared, article.get("inLanguage")):
        if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?![A-Za-z])", value):
            return value[:2].lower()
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
