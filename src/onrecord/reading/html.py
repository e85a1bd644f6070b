"""The bytes of an HTML page as a document, within the limits."""

import dataclasses

from onrecord.errors import EmptyInput
from onrecord.reading.decode import decode_page
from onrecord.reading.inflate import too_large
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.record import Document


def read_html(
    data: bytes,
    *,
    name: str,
    limits: Limits,
    id: str | None = None,
    path: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Document:
    """The article of a page.

    Args:
        data: The whole page.
        name: What to call it in an error.
        limits: `max_bytes` holds for the article's text.
        id: The id of its report; the name otherwise.
        path: The file it was read from, or None.
        url: Where it was fetched from, or None.
        charset: The encoding that came with it, or None.

    Raises:
        InputError: It is no text, holds no article, is too large or in another language.
    """
    html = decode_page(data, name=name, charset=charset)
    if not html.strip():
        raise EmptyInput(name, "is empty")
    # Loading what reads pages takes half a second: only a page pays for it.
    from onrecord.reading.page import read_page  # noqa: PLC0415

    document = read_page(html, name=id or name, path=path, url=url, place=name)
    if len(document.report.text.encode()) > limits.max_bytes:
        raise too_large(name, limits.max_bytes)
    document = check_language(document, name=name, any_language=limits.any_language)
    return dataclasses.replace(document, original=data)
