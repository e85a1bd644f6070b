"""An HTML page as a document: the title, the article's paragraphs, what the page says of itself."""

import re
from html import unescape

from trafilatura import load_html

from onrecord.errors import NoArticle
from onrecord.reading.page_body import Paragraph, find_paragraphs
from onrecord.reading.page_leftovers import drop_leftovers
from onrecord.reading.page_metadata import PageMetadata, read_metadata
from onrecord.reading.page_tree import prepare, squeeze
from onrecord.record import Document, Furniture, Report

_BREAK = "\n\n"
_FEWEST_WORDS = 10
# Several times what the fullest news pages hold; extraction slows with the square of it.
_MOST_ELEMENTS = 30_000
_REPAIR_SHARE = 0.4
_REPAIR_LENGTH = 250


def read_page(
    html: str,
    *,
    name: str,
    path: str | None = None,
    url: str | None = None,
    place: str | None = None,
) -> Document:
    """Read the article of an HTML page.

    `Report.text` is the title, a blank line, and the paragraphs with a blank line between them;
    the title and the captions are named as furniture. Nothing that the page links to is fetched.

    Args:
        html: The page.
        name: The id of the report.
        path: The file it was read from, or None.
        url: Where it was fetched from, or None.
        place: What to call it in an error; its name otherwise.

    Raises:
        NoArticle: The page holds no article.
    """
    tree = load_html(html)
    if tree is None or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise _no_article(place or name)
    try:
        about = read_metadata(tree, url)
        found = drop_leftovers(find_paragraphs(prepare(tree), url), titles=about.titles)
    except RecursionError:
        # Elements nested thousands deep are no article's.
        raise _no_article(place or name) from None
    paragraphs = _repair(found, about)
    if sum(len(p.text.split()) for p in paragraphs if p.kind != "caption") < _FEWEST_WORDS:
        raise _no_article(place or name)
    return _compose(paragraphs, about, name=name, path=path)


def _no_article(name: str) -> NoArticle:
    return NoArticle(
        name, "is an HTML page without an article", "save the article's text as a .txt file"
    )


def _repair(found: list[Paragraph], about: PageMetadata) -> list[Paragraph]:
    """The article from JSON-LD where the page shows only a fraction of it."""
    if len(about.body) < _REPAIR_LENGTH:
        return found
    plain = unescape(re.sub(r"<[^<>]*>", " ", about.body))
    shown = squeeze(" ".join(p.text for p in found))
    # The extractor falls back to the same text, but as one paragraph.
    if len(shown) > _REPAIR_SHARE * len(plain) and shown != squeeze(plain):
        return found
    parts = (squeeze(part) for part in re.split(r"\n+", plain))
    return [Paragraph(part, "p") for part in parts if part]


def _compose(
    paragraphs: list[Paragraph], about: PageMetadata, *, name: str, path: str | None
) -> Document:
    parts: list[str] = []
    furniture: list[Furniture] = []
    start = 0
    title = [Paragraph(about.title, "title")] if about.title else []
    for paragraph in title + paragraphs:
        end = start + len(paragraph.text)
        if paragraph.kind == "title":
            furniture.append(Furniture(kind="title", span=(start, end)))
        elif paragraph.kind == "caption":
            furniture.append(Furniture(kind="caption", span=(start, end)))
        parts.append(paragraph.text)
        start = end + len(_BREAK)
    report = Report(
        id=name,
        text=_BREAK.join(parts),
        path=path,
        url=about.url,
        title=about.title,
        publisher=about.publisher,
        byline=about.byline,
        published=about.published,
        language=about.language,
    )
    return Document(report=report, furniture=tuple(furniture))
