"""NITF, the News Industry Text Format of the IPTC (versions 3.0 to 3.6), alone or in NewsML-G2."""

from lxml import etree

from onrecord.reading.blocks import Block, find_blocks
from onrecord.reading.wire.item import Item
from onrecord.reading.wire.tree import attribute, child, find, words


def read_nitf(root: etree._Element) -> Item:
    """The item that an `nitf` element holds.

    Args:
        root: The `nitf` element.
    """
    head, body = child(root, "head"), child(root, "body")
    data = child(head, "docdata")
    about = child(body, "body.head")
    pub = find(head, "pubdata")
    return Item(
        guid=attribute(child(data, "doc-id"), "id-string"),
        url=_web(attribute(pub, "ex-ref")),
        headline=words(find(about, "hl1")) or words(child(head, "title")),
        byline=words(child(about, "byline")),
        dateline=words(child(about, "dateline")),
        provider=attribute(pub, "name") or attribute(find(data, "doc.copyright"), "holder"),
        credit=words(child(about, "distributor")) or attribute(find(about, "doc.rights"), "owner"),
        dates=(
            attribute(child(data, "date.issue"), "norm"),
            attribute(child(data, "date.release"), "norm"),
            attribute(pub, "date.publication"),
            attribute(find(about, "story.date"), "norm"),
        ),
        language=attribute(child(body, "body.content"), "lang") or attribute(root, "lang"),
        status=attribute(data, "management-status"),
        details=(
            ("urgency", attribute(child(data, "urgency"), "ed-urg")),
            ("version", attribute(child(data, "du-key"), "version")),
            ("slug", attribute(child(data, "du-key"), "key")),
            ("note", attribute(child(data, "ed-msg"), "info")),
        ),
        blocks=tuple(_blocks(about, body)),
    )


def _blocks(about: etree._Element | None, body: etree._Element | None) -> list[Block]:
    second = words(find(about, "hl2"))
    found = [Block(second, "title")] if second else []
    for part in (find(about, "abstract"), child(body, "body.content")):
        if part is not None:
            found += find_blocks(part)
    for part in (child(body, "body.end", "tagline"),):
        if part is not None:
            found += find_blocks(part)
    return found if any(block.kind is None for block in found) else []


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None
