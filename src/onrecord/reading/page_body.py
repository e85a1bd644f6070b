"""The paragraphs of an HTML page's article.

The article is found by trafilatura (Barbaresi, ACL 2021), here told to favour precision; a page
on which that gives next to nothing is read again without it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from onrecord.reading.page_tree import CAPTION_MARK, LINK_END, LINK_START, squeeze

_BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "cell", "code", "div", "body"}
_SHORT_CELL = 200
_SHORT_ARTICLE = 250
_LINKED = re.compile(f"{LINK_START}([^{LINK_START}{LINK_END}]*)(?:{LINK_END}|$)")
_MARKS = re.compile(f"[{CAPTION_MARK}{LINK_START}{LINK_END}]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article.

    Attributes:
        text: Its words; white space is single spaces, a line break stays one.
        kind: The element it came from: p, head, item, quote, cell, code, or caption.
        linked: The share of its characters that are links, 0 to 1.
    """

    text: str
    kind: str
    linked: float = 0.0


def find_paragraphs(tree: HtmlElement, url: str | None) -> list[Paragraph]:
    """The paragraphs of the article in a prepared page, empty when there is none."""
    found = _extract(tree, url, precise=True)
    if _length(found) < _SHORT_ARTICLE:
        found = max(found, _extract(tree, url, precise=False), key=_length)
    return found


def _length(paragraphs: list[Paragraph]) -> int:
    return sum(len(p.text) for p in paragraphs if p.kind != "caption")


def _extract(tree: HtmlElement, url: str | None, *, precise: bool) -> list[Paragraph]:
    found = bare_extraction(tree, url=url, include_comments=False, favor_precision=precise)
    if found is None or isinstance(found, dict):
        return []
    return list(_paragraphs(found.body, "p"))


def _paragraphs(block: _Element, kind: str) -> Iterator[Paragraph]:
    if block.tag == "row" and (row := _row(block)) is not None:
        yield row
        return
    inline = ""
    for piece in _walk(block):
        if isinstance(piece, str):
            inline += piece
            continue
        yield from _close(inline, kind)
        inline = ""
        yield from _paragraphs(piece, str(piece.tag))
    yield from _close(inline, kind)


def _walk(element: _Element) -> Iterator[str | _Element]:
    """The inline texts of a block and its inner blocks, in order."""
    if element.text:
        yield re.sub(r"\s+", " ", element.text)
    for child in element:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag == "lb":
            yield "\n"
        elif isinstance(child.tag, str):
            yield from _walk(child)
        if child.tail:
            yield re.sub(r"\s+", " ", child.tail)


def _close(inline: str, kind: str) -> Iterator[Paragraph]:
    joined = re.sub(r" {2,}", " ", re.sub(r" *\n *", "\n", inline))
    for part in re.split(r"\n{2,}", joined):
        text = re.sub(r" {2,}", " ", _MARKS.sub("", part)).strip()
        if text:
            links = sum(len(link.strip()) for link in _LINKED.findall(part))
            caption = part.strip().startswith(CAPTION_MARK)
            yield Paragraph(text, "caption" if caption else kind, min(1.0, links / len(text)))


def _row(row: _Element) -> Paragraph | None:
    """A row of a data table as one paragraph; None for a table that only lays out the page."""
    cells = [squeeze(_MARKS.sub("", "".join(cell.itertext()))) for cell in row]
    full = [cell for cell in cells if cell]
    if len(full) < 2 or max(map(len, full)) > _SHORT_CELL:
        return None
    return Paragraph(" | ".join(full), "cell")
