"""SVG as text, every value escaped."""

from markupsafe import Markup

from onrecord.record.page.escape import escape


def element(name: str, *children: str, **attributes: object) -> str:
    """An element; an underscore at the end of an attribute's name is dropped, others are dashes.

    Args:
        name: Its name.
        children: What stands in it, as SVG already.
        attributes: Its attributes; those that are None are left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(words: str) -> str:
    """Words as they stand in an element."""
    return escape(words)


def short(value: object) -> str:
    """A value as an attribute: no more than two decimals."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)


def markup(drawn: str) -> Markup:
    """What was drawn here, for a template: everything in it is escaped already."""
    return Markup(drawn)  # noqa: S704 - see element and text
