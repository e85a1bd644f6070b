"""The reports of a feed: the item's own text where that is whole, else the page it links to."""

import dataclasses
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from onrecord.errors import BadFormat, EmptyInput, InputError
from onrecord.reading.blocks import read_fragment
from onrecord.reading.compose import compose
from onrecord.reading.feed import Feed, FeedItem
from onrecord.reading.fetch import Fetched
from onrecord.reading.html import read_html
from onrecord.reading.inflate import too_large
from onrecord.reading.language import check_language
from onrecord.reading.limits import Limits
from onrecord.reading.visits import Visitor
from onrecord.record import Document, Report

_PAGES = {"text/html", "application/xhtml+xml", ""}


def read_items(
    feed: Feed,
    items: Iterable[FeedItem],
    *,
    name: str,
    path: str | None,
    limits: Limits,
    original: bytes | None,
    visitor: Visitor | None,
) -> Iterator[Document | InputError]:
    """The reports of a feed's items; one that cannot be had gives its error in its place.

    An item with its whole text is a report of that text. Any other is the page that it links to
    where there is a visitor to fetch it, else a report of its title and its summary.

    Args:
        feed: The feed.
        items: Those of its items that are wanted.
        name: What to call the feed in errors.
        path: The file it is, or None.
        limits: The limits on each report.
        original: The bytes of the feed.
        visitor: Fetches the linked pages; None stays off the network.
    """
    found = False
    for number, item in enumerate(items, 1):
        found = True
        place = item.url or item.id or f"{name}#{number}"
        try:
            if not item.content and item.url and visitor is not None:
                yield _from_page(feed, item, visitor.fetch(item.url), limits=limits)
            else:
                yield _from_item(
                    feed, item, place=place, path=path, limits=limits, original=original
                )
        except InputError as fault:
            yield fault
    if feed.cut:
        yield BadFormat(name, "is cut off inside an item", "what stands before was read")
    elif not found:
        yield EmptyInput(name, "is a feed without items", "try again later")


def _from_item(
    feed: Feed,
    item: FeedItem,
    *,
    place: str,
    path: str | None,
    limits: Limits,
    original: bytes | None,
) -> Document:
    blocks = read_fragment(item.content or item.summary)
    if not blocks and not item.title:
        raise EmptyInput(place, "is a feed item without a text or a title", "leave it")
    publisher, agency = _origin(feed, item)
    report = Report(
        id=place,
        text="",
        path=path,
        url=item.url,
        title=item.title,
        publisher=publisher,
        agency=agency,
        byline=item.byline,
        published=item.published,
        language=item.language,
    )
    document = compose(report, blocks, original=original)
    if len(document.report.text.encode()) > limits.max_bytes:
        raise too_large(place, limits.max_bytes)
    return check_language(document, name=place, any_language=limits.any_language)


def _from_page(feed: Feed, item: FeedItem, fetched: Fetched, *, limits: Limits) -> Document:
    url = item.url or fetched.url
    if fetched.content_type not in _PAGES:
        raise BadFormat(url, f"is {fetched.content_type}, not an HTML page", "leave it")
    document = read_html(
        fetched.body or b"", name=url, url=fetched.url, limits=limits, charset=fetched.charset
    )
    return dataclasses.replace(document, report=_credited(document.report, feed, item))


def _credited(report: Report, feed: Feed, item: FeedItem) -> Report:
    """The page's report with what only the feed says."""
    publisher, agency = _origin(feed, item)
    # A page that does not name its outlet is given the name of its host; a feed knows better.
    host = urlsplit(report.url or "").netloc.casefold()
    if report.publisher and report.publisher.casefold() not in host:
        agency = agency or (publisher if item.credit else None)
        publisher = report.publisher
    return dataclasses.replace(
        report,
        title=report.title or item.title,
        publisher=publisher or report.publisher,
        agency=report.agency or (agency if agency != publisher else None),
        byline=report.byline or item.byline,
        published=report.published or item.published,
    )


def _origin(feed: Feed, item: FeedItem) -> tuple[str | None, str | None]:
    """The outlet of an item, and whom that credits.

    A source that an item names is the outlet when the item leads to another site than the feed's
    own, as those of a search or an aggregator do; on the feed's own site it is whom that credits.
    """
    if item.credit is None or item.credit == feed.title:
        return feed.title, None
    if feed.title and _site(feed.site) and _site(feed.site) == _site(item.url):
        return feed.title, item.credit
    return item.credit, None


def _site(url: str | None) -> str:
    return urlsplit(url or "").netloc.casefold().removeprefix("www.")
