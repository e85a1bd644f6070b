"""ninjs, the IPTC's news in JSON, versions 1 to 3.

The versions differ in spelling: 1 has `headline`, `byline` and `body_text`; 2 has lists of
`headlines` and `bodies`, and `by`; 3 writes the names of 2 in camel case. Lower case makes 2 and 3
the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import BadFormat, InputError
from onrecord.reading.blocks import Block, read_fragment, split_text
from onrecord.reading.wire.item import Item, document
from onrecord.record import Document

_IDENTIFIERS = ("uri", "guid", "altids")
_MARKS = {
    "versioncreated", "pubstatus", "headlines", "bodies", "body_text", "body_html", "body_xhtml",
    "ednote", "copyrightholder", "slugline", "associations", "renditions", "firstcreated",
    "standard", "profile", "usageterms", "contentcreated", "descriptions",
}  # fmt: skip
_FEWEST_MARKS = 2
_DEPTH = 4
_BEST_BODIES = ("html", "xhtml", "richtext", "main", "text")
_TEXTS = ("text", "composite", None)


def looks_like_ninjs(data: object) -> bool:
    """Whether a JSON value is a ninjs item: it says so, or has names that only ninjs has."""
    if not isinstance(data, Mapping):
        return False
    names = {str(key).lower() for key in data}
    standard = data.get("standard")
    if isinstance(standard, Mapping) and standard.get("name") == "ninjs":
        return True
    if "ninjs" in str(data.get("$schema", "")):
        return True
    own = {name for name in names if name in _MARKS or name.startswith("body_")}
    return len(own) >= _FEWEST_MARKS and not names.isdisjoint(_IDENTIFIERS)


def read_ninjs(
    data: Mapping[str, Any],
    *,
    name: str,
    path: str | None,
    url: str | None = None,
    original: bytes | None = None,
) -> Iterator[Document | InputError]:
    """The document of a ninjs item, or those of the texts that a composite one is made of.

    Args:
        data: The item.
        name: What to call it in an error, and its id when it has none.
        path: The file it is in, or None.
        url: Where it was fetched from, or None.
        original: The bytes it was read from.
    """
    items = list(_texts(data, _DEPTH))
    if not items:
        kind = str(data.get("type", "item"))[:40]
        yield BadFormat(name, f"is a ninjs {kind} without a body", "its text may be elsewhere")
    for number, item in enumerate(items, 1):
        place = f"{name}#{number}" if len(items) > 1 else name
        try:
            yield document(item, name=place, path=path, url=url, original=original)
        except InputError as fault:
            yield fault


def _texts(data: Mapping[str, Any], depth: int) -> Iterator[Item]:
    fields = {str(key).lower(): value for key, value in data.items()}
    item = _item(fields)
    if item.blocks and _text(fields.get("type")) in _TEXTS:
        yield item
        return
    inner = fields.get("associations")
    parts = list(inner.values()) if isinstance(inner, Mapping) else inner
    if depth and isinstance(parts, list):
        for part in parts:
            if isinstance(part, Mapping):
                yield from _texts(part, depth - 1)


def _item(fields: Mapping[str, Any]) -> Item:
    return Item(
        guid=_text(fields.get("uri")) or _text(fields.get("guid")),
        url=_address(fields),
        headline=_headline(fields),
        byline=_text(fields.get("byline")) or _text(fields.get("by")),
        dateline=_text(fields.get("dateline")),
        provider=_name(fields.get("provider"))
        or _name(fields.get("source"))
        or _text(fields.get("copyrightholder")),
        credit=_text(fields.get("creditline")) or _source(fields),
        dates=tuple(
            _text(fields.get(key))
            for key in ("versioncreated", "firstcreated", "contentcreated", "published")
        ),
        language=_text(fields.get("language")),
        status=_text(fields.get("pubstatus")),
        details=(
            ("urgency", _text(fields.get("urgency"))),
            ("version", _text(fields.get("version"))),
            ("first_created", _text(fields.get("firstcreated"))),
            ("embargoed", _text(fields.get("embargoed"))),
            ("located", _text(fields.get("located"))),
            ("slug", _text(fields.get("slugline"))),
            ("note", _text(fields.get("ednote"))),
        ),
        blocks=_blocks(fields),
    )


def _text(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    # Half a surrogate pair is no character, and cannot be kept.
    return (
        value.encode("utf-8", "replace").decode().strip() or None
        if isinstance(value, str)
        else None
    )


def _name(value: object) -> str | None:
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)


def _source(fields: Mapping[str, Any]) -> str | None:
    sources = fields.get("infosources") or fields.get("infosource")
    named = sources if isinstance(sources, list) else [sources]
    return next((name for each in named if each and (name := _name(each))), None)


def _address(fields: Mapping[str, Any]) -> str | None:
    for value in (fields.get("url"), fields.get("uri")):
        address = _text(value)
        if address and address.startswith(("http://", "https://")):
            return address
    return None


def _headline(fields: Mapping[str, Any]) -> str | None:
    """The headline; of several the one whose role is main."""
    listed = [each for each in _list(fields.get("headlines")) if _text(each.get("value"))]
    listed.sort(key=lambda each: str(each.get("role")) != "main")
    given = [_text(each.get("value")) for each in listed]
    given += [_text(fields.get(key)) for key in ("headline", "headline_main", "title", "name")]
    return next((_plain(text) for text in given if text), None)


def _plain(text: str) -> str:
    return " ".join(block.text.replace("\n", " ") for block in read_fragment(text))


def _blocks(fields: Mapping[str, Any]) -> tuple[Block, ...]:
    """The paragraphs of the body; marked up where it comes so, since that tells paragraphs."""
    bodies = [
        (_text(each.get("value")), str(_lower(each).get("contenttype", "")), str(each.get("role")))
        for each in _list(fields.get("bodies"))
    ]
    bodies += [
        (_text(value), "", key.removeprefix("body_"))
        for key, value in fields.items()
        if key.startswith("body_")
    ]
    found = [(text, _rank(text, kind, role)) for text, kind, role in bodies if text]
    if not found:
        return ()
    text, (plain, _) = min(found, key=lambda pair: pair[1])
    return tuple(split_text(text) if plain else read_fragment(text))


def _rank(text: str, kind: str, role: str) -> tuple[bool, int]:
    order = _BEST_BODIES.index(role) if role in _BEST_BODIES else len(_BEST_BODIES)
    plain = kind == "text/plain" or ("html" not in kind and "</" not in text)
    return plain, order


def _list(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _lower(data: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in data.items()}
