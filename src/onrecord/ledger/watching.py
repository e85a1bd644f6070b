"""Asks feeds for what is new and adds it to a ledger."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.errors import FetchError, InputError
from onrecord.ledger import moments
from onrecord.ledger.feeds import FeedLog, FeedState
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.values import Added
from onrecord.reading import Limits
from onrecord.reading.feed import Feed, FeedItem, parse_feed
from onrecord.reading.feed_reports import read_items
from onrecord.reading.fetch import Fetched
from onrecord.reading.visits import Visitor
from onrecord.record import Document

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)
_TOGETHER = 10
_BUSY, _FAILED = 429, 500
_FIRST_PAUSE = 60.0
_LONGEST_PAUSE = 24 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """One feed was asked.

    Attributes:
        url: Its address.
        title: Its name, or None.
        state: `unchanged`, `read`, `failed`, or `waiting` when it is left alone for now.
        items: How many items were new in it.
    """

    url: str
    title: str | None
    state: str
    items: int = 0


def poll(
    ledger: Ledger, feeds: Sequence[str], *, visitor: Visitor, limits: Limits
) -> Iterator[Added | InputError | Polled]:
    """Ask every feed once for what is new, and add it.

    What was yielded is in the ledger. Interrupted at any point, the next call goes on there: an
    item counts as seen once it is in the ledger, or cannot be had for good.

    Args:
        ledger: Where to.
        feeds: The addresses of the feeds.
        visitor: Fetches politely; keep it from call to call.
        limits: Limits on the reports.

    Raises:
        LedgerError: The ledger could not be written.
    """
    with FeedLog(ledger.path) as log:
        for url in feeds:
            state = log.state(url)
            now = moments.write(moments.now())
            if state.next_at and now < state.next_at:
                yield Polled(url=url, title=state.title, state="waiting")
                continue
            try:
                fetched = visitor.fetch(url, headers=_conditions(state))
                feed = _parse(fetched, url)
            except InputError as fault:
                log.save(_failed(state, fault))
                yield fault
                yield Polled(url=url, title=state.title, state="failed")
                continue
            if feed is None:
                log.save(dataclasses.replace(state, failures=0, fault=None, next_at=None))
                yield Polled(url=url, title=state.title, state="unchanged")
                continue
            yield from _take(ledger, log, fetched, feed, url, visitor=visitor, limits=limits)


def _conditions(state: FeedState) -> dict[str, str]:
    given = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {"Accept": _ACCEPT} | {name: value for name, value in given.items() if value}


def _parse(fetched: Fetched, url: str) -> Feed | None:
    if fetched.body is None:
        return None
    return parse_feed(fetched.body, name=url, url=fetched.url, content_type=fetched.content_type)


def _take(
    ledger: Ledger,
    log: FeedLog,
    fetched: Fetched,
    feed: Feed,
    url: str,
    *,
    visitor: Visitor,
    limits: Limits,
) -> Iterator[Added | InputError | Polled]:
    items = log.unseen(url, feed.items)
    left = False
    # Some at a time: what is in the ledger stays there when the rest is interrupted.
    for start in range(0, len(items), _TOGETHER):
        wanted = items[start : start + _TOGETHER]
        results = [
            _read(feed, item, url, body=fetched.body, visitor=visitor, limits=limits)
            for item in wanted
        ]
        for item, result in zip(wanted, ledger.add(results, workers=1, limits=limits), strict=True):
            if _passes(result):
                left = True
            else:
                log.mark(url, item)
            yield result
    # Without the conditions the whole feed comes again, and with it what could not be had yet.
    log.save(
        FeedState(
            url=url,
            title=feed.title,
            etag=None if left else fetched.etag,
            modified=None if left else fetched.modified,
        )
    )
    yield Polled(url=url, title=feed.title, state="read", items=len(items))


def _read(
    feed: Feed,
    item: FeedItem,
    url: str,
    *,
    body: bytes | None,
    visitor: Visitor,
    limits: Limits,
) -> Document | InputError:
    found = read_items(
        dataclasses.replace(feed, cut=False),
        [item],
        name=url,
        path=None,
        limits=limits,
        original=body,
        visitor=visitor,
    )
    return next(found)


def _passes(result: Added | InputError) -> bool:
    """Whether an error is one that may be over the next time."""
    if not isinstance(result, FetchError):
        return False
    if result.status is None:
        return result.retry_after is not None or "robots.txt" not in result.reason
    return result.status == _BUSY or result.status >= _FAILED


def _failed(state: FeedState, fault: InputError) -> FeedState:
    pause = 0.0
    if isinstance(fault, FetchError) and (
        fault.retry_after is not None or (fault.status or 0) >= _FAILED or fault.status == _BUSY
    ):
        own = _FIRST_PAUSE * 2.0 ** min(state.failures, 20)
        pause = min(max(own, fault.retry_after or 0.0), _LONGEST_PAUSE)
    until = moments.now() + timedelta(seconds=pause)
    return dataclasses.replace(
        state,
        failures=state.failures + 1,
        fault=str(fault),
        next_at=moments.write(until) if pause else None,
    )
