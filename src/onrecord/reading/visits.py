"""Fetches many addresses politely: robots.txt, a pause between requests, and back-off.

robots.txt is read as RFC 9309 has it: where there is none (4xx) everything is allowed, where the
server fails (5xx) nothing is; `urllib.robotparser` compares paths by their beginning.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.errors import FetchError, InputError
from onrecord.reading.fetch import Fetched, fetch
from onrecord.reading.limits import Limits

AGENT = "onrecord"
_ROBOTS_AGE = 24 * 3600.0
_ROBOTS_SIZE = 500_000
_ROBOTS_TIMEOUT = 10.0
_LONGEST_PAUSE = 30.0
_FIRST_BACK_OFF = 60.0
_LONGEST_BACK_OFF = 24 * 3600.0
_BUSY = 429
_FAILED = 500
_GONE = range(400, 500)


@dataclass(slots=True)
class _Host:
    """What is known of one host: its rules, when it may be asked again, and how often it failed."""

    robots: RobotFileParser | None = None
    robots_read: float = float("-inf")
    next_request: float = float("-inf")
    closed_until: float = float("-inf")
    failures: int = 0


class Visitor:
    """Fetches with manners; keep one for all addresses, since it remembers the hosts.

    Args:
        limits: The limits of each request, and `delay` between two to one host.
        clock: Seconds that only go forward.
        wait: Sleeps for so many seconds; it may raise to stop.
    """

    def __init__(
        self,
        *,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._wait = wait
        self._hosts: dict[str, _Host] = {}

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address when its host allows it; sleeps where the host wants a pause.

        Args:
            url: An http or https address.
            headers: What is sent besides the usual: conditions, what is accepted.

        Raises:
            FetchError: It could not be fetched, robots.txt forbids it, or its host asked to be
                left alone; `retry_after` says for how long.
        """
        host = self._host(url)
        left = host.closed_until - self._clock()
        if left > 0:
            raise FetchError(
                url,
                f"its host is left alone for {left:.0f} seconds more",
                "it answered that it is busy",
                retry_after=left,
            )
        sent = {"User-Agent": f"{AGENT} (news feed reader)", **(headers or {})}
        try:
            found = fetch(
                url, limits=self._limits, headers=sent, permit=lambda each: self._permit(each, url)
            )
        except FetchError as fault:
            self._back_off(host, fault)
            raise
        host.failures = 0
        return found

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc}", _Host())

    def _permit(self, url: str, name: str) -> None:
        host = self._host(url)
        if self._clock() - host.robots_read > _ROBOTS_AGE:
            host.robots = self._read_robots(url)
            host.robots_read = self._clock()
        if host.robots is not None and not host.robots.can_fetch(AGENT, url):
            raise FetchError(
                name, "the robots.txt of its host does not allow it", "leave it out of the list"
            )
        self._pause(host)

    def _read_robots(self, url: str) -> RobotFileParser | None:
        rules = RobotFileParser()
        limits = Limits(
            max_bytes=_ROBOTS_SIZE,
            timeout=min(_ROBOTS_TIMEOUT, self._limits.timeout),
            allow_private=self._limits.allow_private,
        )
        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        try:
            found = fetch(address, limits=limits, headers={"User-Agent": AGENT, "Accept": "*/*"})
        except FetchError as fault:
            if fault.status in _GONE:
                return None
            if fault.status is None:
                # Nobody answers: the request itself will say so.
                return None
            rules.parse(["User-agent: *", "Disallow: /"])
            return rules
        except InputError:
            return None
        text = (found.body or b"").decode("utf-8", errors="replace")
        rules.parse(text.lstrip("\ufeff").splitlines())
        return rules

    def _pause(self, host: _Host) -> None:
        asked = host.robots.crawl_delay(AGENT) if host.robots is not None else None
        pause = max(self._limits.delay, min(float(asked or 0), _LONGEST_PAUSE))
        left = host.next_request - self._clock()
        if left > 0:
            self._wait(left)
        host.next_request = self._clock() + pause

    def _back_off(self, host: _Host, fault: FetchError) -> None:
        if fault.status is None or (fault.status != _BUSY and fault.status < _FAILED):
            return
        own = _FIRST_BACK_OFF * 2.0 ** min(host.failures, 20)
        host.failures += 1
        pause = own if fault.retry_after is None else max(fault.retry_after, self._limits.delay)
        fault.retry_after = min(pause, _LONGEST_BACK_OFF)
        host.closed_until = self._clock() + fault.retry_after
