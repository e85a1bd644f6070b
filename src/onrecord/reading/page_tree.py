"""Prepares the tree of an HTML page, so that the extractor keeps what belongs to the article.

Only general habits of news pages are repaired: a body cut into chunks by advertisements, quoted
posts inside embeds, links wrapped in styled spans, captions inside figures.
"""

import re

from lxml.etree import _Element
from lxml.html import HtmlElement

CAPTION_MARK = "\ue000"
LINK_START, LINK_END = "\ue001", "\ue002"
"""Private-use characters that carry what is a caption or a link through the extractor, which
forgets it (its own way of keeping links loses the text around them in pages without `<p>`)."""

_MARKS = re.compile("[\ue000-\ue002]")

_CHUNK_PARAGRAPHS = 2
_CHUNK_LENGTH = 200
_POST = "twitter-tweet|twitter-video|instagram-media|fb-post|bluesky-embed|mastodon-embed"
_WORD = re.compile(r"\w")


def prepare(tree: HtmlElement) -> HtmlElement:
    """Change the tree in place and give it back."""
    _clear_marks(tree)
    _unwrap_posts(tree)
    _plain_link_spans(tree)
    _join_chunks(tree)
    _free_captions(tree)
    _mark_links(tree)
    return tree


def squeeze(text: str | None) -> str:
    """The text with every run of white space made one space."""
    return " ".join((text or "").split())


def _clear_marks(tree: HtmlElement) -> None:
    for element in tree.iter():
        if element.text and _MARKS.search(element.text) and isinstance(element.tag, str):
            element.text = _MARKS.sub("", element.text)
        if element.tail and _MARKS.search(element.tail):
            element.tail = _MARKS.sub("", element.tail)


def _mark_links(tree: HtmlElement) -> None:
    for link in tree.iter("a"):
        if not _WORD.search(link.text_content()):
            continue
        link.text = LINK_START + (link.text or "")
        if len(link):
            link[-1].tail = (link[-1].tail or "") + LINK_END
        else:
            link.text += LINK_END


def _join_chunks(tree: HtmlElement) -> None:
    # Advertisements cut a body into sibling containers of one class; extractors take the first.
    groups: dict[tuple[_Element, str, str], list[_Element]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class")
        article = next(element.iterancestors("article", "main"), None)
        if name and article is not None and _is_chunk(element):
            groups.setdefault((article, str(element.tag), name), []).append(element)
    for first, *others in groups.values():
        for other in others:
            if first not in other.iterancestors() and other not in first.iterancestors():
                first.extend(list(other))


def _is_chunk(element: _Element) -> bool:
    paragraphs = element.findall("p")
    if len(paragraphs) < _CHUNK_PARAGRAPHS:
        return False
    return sum(len("".join(p.itertext())) for p in paragraphs) >= _CHUNK_LENGTH


def _unwrap_posts(tree: HtmlElement) -> None:
    # A quoted post is somebody's words; the class of its embed would have it thrown away.
    pattern = re.compile(_POST)
    for quote in list(tree.iter("blockquote")):
        if not pattern.search(quote.get("class", "")):
            continue
        words = squeeze(quote.text_content())
        for parent in quote.iterancestors("div", "figure", "section", "p"):
            if squeeze(parent.text_content()) != words:
                break
            parent.attrib.clear()
            parent.tag = "div"
        quote.attrib.clear()


def _plain_link_spans(tree: HtmlElement) -> None:
    # `<span class="link">` in a sentence reads as a link list to the extractor: it cuts the words.
    for span in tree.iter("span"):
        if "link" in span.get("class", "") and next(span.iterancestors("p"), None) is not None:
            span.attrib.clear()


def _free_captions(tree: HtmlElement) -> None:
    # The extractor drops figures whole; their captions are put into paragraphs of their own.
    for figure in list(tree.iter("figure")):
        captions = list(figure.iter("figcaption"))
        text = squeeze(captions[0].text_content()) if len(captions) == 1 else ""
        if not _WORD.search(text) or figure.find(".//table") is not None:
            continue
        tail = figure.tail
        figure.clear()
        figure.tag, figure.tail, figure.text = "p", tail, CAPTION_MARK + text
