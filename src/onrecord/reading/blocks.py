"""The paragraphs of a body in markup: an HTML fragment of a feed, XHTML or NITF of a wire."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from onrecord.record import FurnitureKind

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HEADING: FurnitureKind = "crosshead"
_KINDS: dict[str, FurnitureKind] = {
    "figcaption": "caption",
    "media-caption": "caption",
    "media-producer": "credit",
    "tagline": "sign-off",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"), _HEADING),
}
_BLOCKS = {
    "address", "article", "aside", "bibliography", "blockquote", "block", "body", "body.content",
    "body.end", "bq", "caption", "center", "datasource", "dd", "div", "dl", "dt", "fieldset",
    "figure", "fn", "footer", "header", "hr", "html", "li", "main", "media", "nav",
    "nitf-table", "note", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
} | set(_KINDS)  # fmt: skip
_SKIPPED = {
    "script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript", "form",
    "button", "select", "textarea", "audio", "video", "canvas", "head", "media-metadata",
    "media-reference", "media-object", "nitf-table-metadata",
}  # fmt: skip
_CELLS = {"td", "th"}
_PREFORMATTED = "pre"
_BREAK = "\x00"
_CELL_END = "\x01"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a body.

    Attributes:
        text: Its words; white space is single spaces, a line break stays one.
        kind: The furniture that its element says it is, or None for prose.
    """

    text: str
    kind: FurnitureKind | None = None


def read_fragment(markup: str) -> list[Block]:
    """The paragraphs of a fragment of HTML; a text without markup is split at its blank lines."""
    if "<" not in markup and "&" not in markup:
        return split_text(markup)
    # Characters that no document may hold would end the parsing where they stand.
    cleaned = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", markup)
    if not cleaned.strip():
        return []
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    wrapped = f"<html><body><div>{cleaned}</div></body></html>"
    try:
        root = html.document_fromstring(wrapped.encode(), parser=parser)
    except etree.ParserError:
        return []
    blocks = list(find_blocks(root))
    if len(blocks) == 1 and not re.search(r"<(?:p|br|div|li)\b", cleaned, re.IGNORECASE):
        # Inline markup only: the lines are those of a plain text.
        return split_text(str(root.text_content()))
    return blocks


def split_text(text: str) -> list[Block]:
    """The paragraphs of a plain text, which blank lines part."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = re.split(r"\n[ \t]*\n\s*", text)
    return [Block(part) for part in map(_squeeze_lines, parts) if part]


def find_blocks(root: etree._Element) -> Iterator[Block]:
    """The paragraphs below an element, in order; names are taken without their namespace."""
    open_kinds: list[FurnitureKind | None] = [None]
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if not name or name in _SKIPPED:
                walk.skip_subtree()
            elif name in _BLOCKS:
                yield from _close(pieces, open_kinds[-1])
                open_kinds.append(_KINDS.get(name, open_kinds[-1]))
                pieces.append(_given(element.text, name))
            else:
                pieces.append(_BREAK if name == "br" else _given(element.text, name))
            continue
        if name in _BLOCKS and name not in _SKIPPED:
            yield from _close(pieces, open_kinds.pop())
        elif name in _CELLS:
            pieces.append(_CELL_END)
        if element is not root and element.tail:
            pieces.append(_SPACE.sub(" ", element.tail))
    yield from _close(pieces, None)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, none at its ends."""
    return " ".join(text.split())


def _given(text: str | None, name: str) -> str:
    if not text:
        return ""
    text = text.replace(_BREAK, "").replace(_CELL_END, "")
    if name == _PREFORMATTED:
        return re.sub(r"\r\n|\r|\n", _BREAK, text)
    return _SPACE.sub(" ", text)


def _close(pieces: list[str], kind: FurnitureKind | None) -> Iterator[Block]:
    joined = "".join(pieces)
    pieces.clear()
    cells = " | ".join(part.strip() for part in joined.split(_CELL_END) if part.strip())
    for part in re.split(f"(?: *{_BREAK} *){{2,}}", cells):
        text = _squeeze_lines(part.replace(_BREAK, "\n"))
        if text:
            yield Block(text, kind)


def _squeeze_lines(text: str) -> str:
    return "\n".join(line for line in map(squeeze, text.split("\n")) if line)
