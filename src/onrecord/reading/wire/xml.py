"""An XML file of the wire as documents, whichever of its formats it is in."""

from collections.abc import Callable, Iterator

from lxml import etree

from onrecord.errors import BadFormat, InputError
from onrecord.reading.blocks import local_name
from onrecord.reading.wire.item import Item, document
from onrecord.reading.wire.newsml import find_items, read_news_item
from onrecord.reading.wire.nitf import read_nitf
from onrecord.reading.wire.tree import parse
from onrecord.record import Document

_NEWSML = {"newsitem", "newsmessage"}
_WITHOUT_TEXT = {"packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem"}
_READ = "it reads RSS, Atom, NewsML-G2 and NITF"


def read_xml(
    data: bytes, *, name: str, path: str | None, url: str | None, charset: str | None = None
) -> Iterator[Document | InputError]:
    """The documents of a NewsML-G2 or NITF file; a bad item gives its error in its place.

    Args:
        data: The whole file.
        name: What to call it in an error; a second item is `NAME#2`.
        path: The file it is, or None.
        url: Where it was fetched from, or None.
        charset: The encoding that came with it, or None.

    Raises:
        BadFormat: It is not well-formed, or of another kind.
    """
    root = parse(data, name=name, charset=charset)
    kind = local_name(root)
    items: list[etree._Element]
    reader: Callable[[etree._Element], Item]
    if kind == "nitf":
        items, reader = [root], read_nitf
    elif kind in _NEWSML:
        items, reader = list(find_items(root)), read_news_item
    elif kind in _WITHOUT_TEXT:
        raise BadFormat(name, f"is a NewsML-G2 {kind[:-4]} item, which holds no text", "leave it")
    else:
        raise BadFormat(
            name, f"is XML of a kind that onrecord does not read (<{kind[:40]}>)", _READ
        )
    if not items:
        raise BadFormat(name, "is NewsML-G2 without a text item", "give one with ninat:text")
    for number, element in enumerate(items, 1):
        place = f"{name}#{number}" if len(items) > 1 else name
        try:
            yield document(
                reader(element),
                name=place,
                path=path,
                url=url if len(items) == 1 else None,
                original=data,
            )
        except InputError as fault:
            yield fault
