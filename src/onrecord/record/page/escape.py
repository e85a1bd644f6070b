"""Hostile text made safe for HTML, one character in for one character out."""

import html
import re

# HTML cannot carry NUL at all and UTF-8 cannot carry lone surrogates; one replacement character
# for each keeps every offset where it was.
_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")


def escape(text: str) -> str:
    """The text as HTML character data, safe in elements and in quoted attributes.

    A parser gives the same characters back, carriage returns included; only NUL and lone
    surrogates, which HTML cannot hold, come back as U+FFFD.
    """
    kept = _IMPOSSIBLE.sub("\ufffd", text)
    return html.escape(kept, quote=True).replace("\r", "&#13;")
