"""Parses the XML of a wire item: no external entities, no entities of its own, bounded depth."""

import re
from html.entities import html5

from lxml import etree

from onrecord.errors import BadFormat
from onrecord.reading.blocks import local_name, squeeze
from onrecord.reading.decode import decode_page

# libxml2 itself refuses more than 256 levels and text nodes over 10 MB, unless told otherwise.
_PARSER_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_NAMES = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)


def parse(data: bytes, *, name: str, charset: str | None = None) -> etree._Element:
    """The root element of an XML document.

    Entities that HTML names (`&nbsp;`) are read as what they mean there, since the document type
    that declares them is not loaded.

    Args:
        data: The whole document.
        name: What to call it in an error.
        charset: The encoding that came with it, or None.

    Raises:
        BadFormat: It is not well-formed, is nested too deeply, or declares entities.
        BinaryInput: It is not text.
    """
    text = _DECLARATION.sub("", decode_page(data, name=name, charset=charset), count=1)
    doctype = _DOCTYPE.search(text)
    if _ENTITY.search(doctype[0] if doctype else ""):
        raise BadFormat(
            name, "declares XML entities, which onrecord does not expand", "write them out"
        )
    if doctype:
        text = text[: doctype.start()] + text[doctype.end() :]
    try:
        return etree.fromstring(_spell_out(text).strip(), etree.XMLParser(**_PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError) as fault:
        line, message = getattr(fault, "lineno", None), str(fault).partition(", line ")[0]
        place = f" at line {line}" if line else ""
        reason = f"is not well-formed XML{place}: {squeeze(message).rstrip('.')[:120]}"
        raise BadFormat(name, reason, "correct it, or fetch it again") from None


def _spell_out(text: str) -> str:
    parts = _CDATA.split(text)
    parts[::2] = [_NAMED.sub(_character, part) for part in parts[::2]]
    return "".join(parts)


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _XML_NAMES else html5.get(match[1], match[0])


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element down a path of local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local_name(each) == name.lower()), None)
    return element


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The child elements of a local name."""
    if element is None:
        return []
    return [each for each in element if local_name(each) == name.lower()]


def find(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first element of a local name at any depth, or None."""
    if element is None:
        return None
    return next((each for each in element.iter() if local_name(each) == name.lower()), None)


def words(element: etree._Element | None) -> str | None:
    """The text of an element with single spaces, or None when there is none."""
    if element is None:
        return None
    return squeeze("".join(element.itertext())) or None


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its local name, without white space at its ends; None when empty."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == name.lower():
            return str(value).strip() or None
    return None
