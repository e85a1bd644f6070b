"""Lists of feeds: OPML, or one address a line."""

import re
from pathlib import Path

from onrecord.errors import BadFormat, EmptyInput, MissingInput, TooLarge
from onrecord.reading.blocks import local_name
from onrecord.reading.decode import decode_text
from onrecord.reading.wire.tree import attribute, parse

_LARGEST = 5_000_000
_OPML = re.compile(rb"<(?:\w+:)?opml\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def read_feed_list(path: Path) -> list[str]:
    """The addresses of feeds in a file, each once, in its order.

    Args:
        path: An OPML file (its outlines with an `xmlUrl`), or a text with one address a line;
            empty lines and lines that begin with `#` are passed over.

    Raises:
        BadFormat: It is neither, or a line of it is no address.
        EmptyInput: It names no feed.
        MissingInput: It cannot be opened.
        TooLarge: It is larger than any list of feeds.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise MissingInput(name, f"cannot be opened: {reason}", "check the path") from None
    if len(data) > _LARGEST:
        raise TooLarge(name, f"is larger than {_LARGEST:,} bytes", "give a list of feeds")
    found = _read_opml(data, name) if _OPML.search(data) else _read_lines(data, name)
    if not found:
        raise EmptyInput(name, "names no feeds", "give OPML, or one address a line")
    return list(dict.fromkeys(found))


def _read_opml(data: bytes, name: str) -> list[str]:
    root = parse(data, name=name)
    outlines = [each for each in root.iter() if local_name(each) == "outline"]
    addresses = [attribute(each, "xmlUrl") for each in outlines]
    return [each for each in addresses if each and _ADDRESS.fullmatch(each)]


def _read_lines(data: bytes, name: str) -> list[str]:
    found = []
    for number, line in enumerate(decode_text(data, name=name).splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not _ADDRESS.fullmatch(address):
            raise BadFormat(
                f"{name}:{number}", "is not an http or https address", "give OPML, or addresses"
            )
        found.append(address)
    return found
