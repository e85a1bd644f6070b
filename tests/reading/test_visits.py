"""Manners: robots.txt, pauses, back-off; against a real server, with a clock of our own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from onrecord.errors import FetchError
from onrecord.reading import Limits
from onrecord.reading.fetch import read_delay
from onrecord.reading.visits import Visitor

PLAIN = {"Content-Type": "text/plain"}


class Clock:
    """Goes forward only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visit(clock: Clock) -> Visitor:
    limits = Limits(allow_private=True, delay=2.0, timeout=10)
    return Visitor(limits=limits, clock=clock, wait=clock.wait)


@pytest.fixture
def at(server: Any) -> Callable[[str], str]:
    return lambda path: f"http://127.0.0.1:{server.server_port}{path}"


def paths(server: Any) -> list[str]:
    return [path for path, _ in server.seen]


def test_a_pause_between_two_requests_to_one_host(
    server: Any, visit: Visitor, clock: Clock, at: Callable[[str], str]
) -> None:
    server.answers["/a"] = (200, PLAIN, b"a")
    assert visit.fetch(at("/a")).body == b"a"
    assert clock.slept == []
    visit.fetch(at("/a"))
    assert clock.slept == [2.0]
    clock.now += 60
    visit.fetch(at("/a"))
    assert clock.slept == [2.0]
    assert paths(server).count("/robots.txt") == 1
    clock.now += 25 * 3600
    visit.fetch(at("/a"))
    assert paths(server).count("/robots.txt") == 2


def test_robots_txt(server: Any, visit: Visitor, clock: Clock, at: Callable[[str], str]) -> None:
    rules = b"User-agent: onrecord\nDisallow: /no\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\n"
    server.answers |= {
        "/robots.txt": (200, PLAIN, rules),
        "/yes": (200, PLAIN, b"y"),
        "/sly": (302, {"Location": "/no/page"}, b""),
    }
    visit.fetch(at("/yes"))
    visit.fetch(at("/yes"))
    assert clock.slept == [7.0]
    for path in ("/no/page", "/sly"):
        with pytest.raises(FetchError, match=r"robots\.txt of its host does not allow it"):
            visit.fetch(at(path))
    assert "/no/page" not in paths(server)


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (410, True), (503, False)]
)
def test_without_rules_a_failing_server_forbids_and_a_missing_file_allows(
    server: Any, visit: Visitor, at: Callable[[str], str], status: int, allowed: bool
) -> None:
    server.answers |= {"/robots.txt": (status, {}, b""), "/a": (200, PLAIN, b"a")}
    if allowed:
        assert visit.fetch(at("/a")).body == b"a"
        return
    with pytest.raises(FetchError, match="robots"):
        visit.fetch(at("/a"))


@pytest.mark.parametrize(
    ("status", "headers", "pause"),
    [
        (429, {"Retry-After": "120"}, 120),
        (503, {"Retry-After": "7"}, 7),
        (429, {}, 60),
        (500, {}, 60),
        (503, {"Retry-After": "nonsense"}, 60),
        (503, {"Retry-After": "999999999"}, 24 * 3600),
    ],
)
def test_a_busy_host_is_left_alone(
    server: Any,
    visit: Visitor,
    clock: Clock,
    at: Callable[[str], str],
    status: int,
    headers: dict[str, str],
    pause: float,
) -> None:
    server.answers["/a"] = (status, headers, b"")
    with pytest.raises(FetchError, match=f"answered {status}") as caught:
        visit.fetch(at("/a"))
    assert caught.value.retry_after == pause
    asked = len(server.seen)
    clock.now += pause - 1
    with pytest.raises(FetchError, match="left alone"):
        visit.fetch(at("/b"))
    assert len(server.seen) == asked
    clock.now += 2
    server.answers["/a"] = (200, PLAIN, b"well again")
    assert visit.fetch(at("/a")).body == b"well again"


def test_back_off_doubles(
    server: Any, visit: Visitor, clock: Clock, at: Callable[[str], str]
) -> None:
    server.answers["/a"] = (503, {}, b"")
    pauses = []
    for _ in range(4):
        with pytest.raises(FetchError) as caught:
            visit.fetch(at("/a"))
        pauses.append(caught.value.retry_after)
        clock.now += (caught.value.retry_after or 0) + 1
    assert pauses == [60, 120, 240, 480]


@pytest.mark.parametrize("status", [404, 410, 403])
def test_what_is_gone_keeps_nobody_away(
    server: Any, visit: Visitor, at: Callable[[str], str], status: int
) -> None:
    server.answers |= {"/a": (status, {}, b""), "/b": (200, PLAIN, b"b")}
    with pytest.raises(FetchError):
        visit.fetch(at("/a"))
    assert visit.fetch(at("/b")).body == b"b"


def test_private_addresses_only_when_asked(server: Any, at: Callable[[str], str]) -> None:
    with pytest.raises(FetchError, match="private or reserved"):
        Visitor(limits=Limits()).fetch(at("/a"))
    assert server.seen == []


def test_retry_after_as_a_date() -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    assert 80 < (read_delay(format_datetime(later, usegmt=True)) or 0) <= 90
    assert read_delay("Tue, 07 May 2024 09:30:00 GMT") == 0
    assert read_delay("12") == 12
    assert read_delay("soon") is None
