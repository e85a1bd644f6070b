"""NewsML-G2 of the IPTC: news items, alone or many in one news message."""

from collections.abc import Iterator

from lxml import etree

from onrecord.reading.blocks import Block, find_blocks, local_name, split_text
from onrecord.reading.wire.item import Item
from onrecord.reading.wire.nitf import read_nitf
from onrecord.reading.wire.tree import attribute, child, children, find, words

_TEXT = ("", "text", "composite")


def find_items(root: etree._Element) -> Iterator[etree._Element]:
    """The news items of a file that are texts; pictures, packages and concepts are passed over."""
    for element in root.iter():
        if local_name(element) == "newsitem" and _class(element) in _TEXT:
            yield element


def read_news_item(element: etree._Element) -> Item:
    """The item that a `newsItem` element holds.

    Its text is that of the first of `inlineXML` (NITF or XHTML) and `inlineData` that has one;
    what stands elsewhere (`remoteContent`) is not fetched.
    """
    meta, content = child(element, "itemMeta"), child(element, "contentMeta")
    blocks, inner = _body(child(element, "contentSet"))
    return Item(
        guid=attribute(element, "guid"),
        url=_address(meta),
        headline=words(child(content, "headline")) or inner.headline or words(child(meta, "title")),
        byline=words(child(content, "by")) or inner.byline or _party(child(content, "creator")),
        dateline=words(child(content, "dateline")) or inner.dateline,
        provider=_party(child(meta, "provider")) or inner.provider,
        credit=words(child(content, "creditline"))
        or _party(child(content, "infoSource"))
        or inner.credit,
        dates=(
            words(child(meta, "versionCreated")),
            words(child(content, "contentModified")),
            words(child(content, "contentCreated")),
            words(child(meta, "firstCreated")),
            *inner.dates,
        ),
        language=attribute(child(content, "language"), "tag")
        or attribute(element, "lang")
        or inner.language,
        status=attribute(child(meta, "pubStatus"), "qcode") or inner.status,
        details=(
            ("urgency", words(child(content, "urgency"))),
            ("version", attribute(element, "version")),
            ("first_created", words(child(meta, "firstCreated"))),
            ("embargoed", words(child(meta, "embargoed"))),
            ("slug", words(child(content, "slugline"))),
            ("note", words(child(meta, "edNote"))),
        ),
        blocks=blocks,
    )


def _class(element: etree._Element) -> str:
    kind = child(element, "itemMeta", "itemClass")
    return (
        (attribute(kind, "qcode") or attribute(kind, "uri") or "")
        .rpartition(":")[2]
        .rpartition("/")[2]
    )


def _party(element: etree._Element | None) -> str | None:
    code = attribute(element, "qcode")
    return (
        words(child(element, "name"))
        or attribute(element, "literal")
        or (code.rpartition(":")[2] if code else None)
    )


def _address(meta: etree._Element | None) -> str | None:
    for link in children(meta, "link"):
        href = attribute(link, "href") or ""
        if href.startswith(("http://", "https://")) and "html" in (
            attribute(link, "contenttype") or "html"
        ):
            return href
    return None


def _body(content: etree._Element | None) -> tuple[tuple[Block, ...], Item]:
    for part in content if content is not None else ():
        name = local_name(part)
        if name == "inlinexml":
            nitf = find(part, "nitf")
            if nitf is not None:
                inner = read_nitf(nitf)
                if inner.blocks:
                    return inner.blocks, inner
            blocks = tuple(find_blocks(part))
            if blocks:
                return blocks, Item()
        elif name == "inlinedata" and "html" not in (attribute(part, "contenttype") or ""):
            blocks = tuple(split_text("".join(part.itertext())))
            if blocks:
                return blocks, Item()
    return (), Item()
