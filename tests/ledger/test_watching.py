"""Watching feeds: a real server, a real ledger, the real command."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import onrecord
from onrecord.errors import InputError
from onrecord.ledger import Added
from onrecord.ledger.feeds import FeedLog
from onrecord.ledger.watching import Polled, poll
from onrecord.reading import Limits
from onrecord.reading.visits import Visitor

LIMITS = Limits(allow_private=True, delay=0.01, timeout=10)
PARAGRAPHS = (
    "The harbour council of Velden closed the northern quay on Tuesday after an inspection found"
    " cracks in its piles.",
    "“We would rather lose a week than a ship,” said the harbour master, Ilse Marrow, who led the"
    " inspection with two engineers.",
    "The council said that at least 14 boats had been moved to the southern basin, and that the"
    " fish market would open as usual.",
)


class Site(ThreadingHTTPServer):
    """A news site with a feed; it answers conditions, and fails where it is told to."""

    daemon_threads = True
    items: list[tuple[str, str]]
    failing: dict[str, tuple[int, dict[str, str]]]
    seen: list[tuple[str, dict[str, str]]]
    tag = '"1"'

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>{title}</title><link>{self.address}{path}</link>"
            "<description>In short.</description></item>"
            for path, title in self.items
        )
        return (
            f'<rss version="2.0"><channel><title>The Velden Post</title>{items}</channel></rss>'
        ).encode()

    def page(self, title: str) -> bytes:
        body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
        return (
            f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><main>"
            f"<article><h1>{title}</h1>{body}</article></main></body></html>"
        ).encode()


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers.items())))
        status, headers, body = self._answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[int, dict[str, str], bytes]:
        site = self.server
        if self.path in site.failing:
            return (*site.failing[self.path], b"")
        if self.path == "/feed":
            if self.headers.get("If-None-Match") == site.tag:
                return 304, {}, b""
            head = {"Content-Type": "application/rss+xml", "ETag": site.tag}
            return 200, head | {"Last-Modified": "Tue, 07 May 2024 09:30:00 GMT"}, site.feed()
        titles = dict(site.items)
        if self.path in titles:
            return 200, {"Content-Type": "text/html; charset=utf-8"}, site.page(titles[self.path])
        return 404, {}, b""

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site(("127.0.0.1", 0), Handler)
    running.items, running.failing, running.seen = [("/quay", "Quay closed")], {}, []
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


def ask(path: Path, site: Site) -> tuple[list[str], list[str], str]:
    """States of what was added, faults, and what became of the feed."""
    with onrecord.open(path) as ledger:
        visitor = Visitor(limits=LIMITS)
        results = list(poll(ledger, [f"{site.address}/feed"], visitor=visitor, limits=LIMITS))
    (polled,) = [each for each in results if isinstance(each, Polled)]
    return (
        [each.state for each in results if isinstance(each, Added)],
        [str(each) for each in results if isinstance(each, InputError)],
        polled.state,
    )


def test_new_items_are_added_once_and_changes_become_versions(site: Site, path: Path) -> None:
    assert ask(path, site) == (["new"], [], "read")
    asked = len(site.seen)
    assert ask(path, site) == ([], [], "unchanged")
    _, headers = site.seen[-1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Tue, 07 May 2024 09:30:00 GMT"
    assert len(site.seen) == asked + 2  # robots.txt and the feed

    site.tag = '"2"'
    site.items.append(("/mole", "Mole repaired"))
    assert ask(path, site) == (["new"], [], "read")
    assert site.paths().count("/quay") == 1

    site.tag = '"3"'
    site.items[0] = ("/quay", "Quay reopened")
    assert ask(path, site) == (["changed"], [], "read")
    with onrecord.open(path) as ledger:
        report = ledger.record(f"{site.address}/quay").report
        assert report.title == "Quay reopened"
        assert report.publisher == "The Velden Post"
        assert len(ledger.versions(f"{site.address}/quay")) == 2
        assert b"<h1>Quay closed</h1>" in (
            ledger.original(f"{site.address}/quay", version=1) or b""
        )


def test_a_page_that_fails_for_now_is_tried_again(site: Site, path: Path) -> None:
    site.failing["/quay"] = (503, {"Retry-After": "0"})
    added, faults, state = ask(path, site)
    assert (added, state) == ([], "read")
    assert faults == [f"{site.address}/quay: answered 503; check the address"]
    del site.failing["/quay"]
    assert ask(path, site) == (["new"], [], "read")


def test_a_page_that_is_gone_is_not_asked_for_again(site: Site, path: Path) -> None:
    site.failing["/quay"] = (410, {})
    _, faults, _ = ask(path, site)
    assert len(faults) == 1
    assert ask(path, site) == ([], [], "unchanged")
    site.tag = '"2"'
    assert ask(path, site) == ([], [], "read")
    assert site.paths().count("/quay") == 1


def test_a_busy_feed_is_left_alone_also_by_the_next_run(site: Site, path: Path) -> None:
    site.failing["/feed"] = (429, {"Retry-After": "3600"})
    added, faults, state = ask(path, site)
    assert (added, state) == ([], "failed")
    assert faults == [f"{site.address}/feed: answered 429; check the address"]
    asked = len(site.seen)
    assert ask(path, site) == ([], [], "waiting")
    assert len(site.seen) == asked
    with FeedLog(path) as log:
        left = log.state(f"{site.address}/feed")
    assert left.failures == 1
    assert left.next_at is not None


def test_one_bad_feed_does_not_stop_the_others(site: Site, path: Path) -> None:
    with onrecord.open(path) as ledger:
        feeds = [f"{site.address}/nothing", f"{site.address}/quay", f"{site.address}/feed"]
        results = list(poll(ledger, feeds, visitor=Visitor(limits=LIMITS), limits=LIMITS))
    states = [each.state for each in results if isinstance(each, Polled)]
    assert states == ["failed", "failed", "read"]
    assert [each.state for each in results if isinstance(each, Added)] == ["new"]


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "onrecord", "watch", *map(str, arguments), "--allow-private"]


def test_the_command(site: Site, path: Path, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.opml"
    feeds.write_text(
        '<?xml version="1.0"?><opml version="2.0"><head><title>Ours</title></head><body>'
        f'<outline text="Coast"><outline type="rss" xmlUrl="{site.address}/feed"/></outline>'
        f'<outline type="rss" xmlUrl="{site.address}/feed"/></body></opml>',
        encoding="utf-8",
    )
    given = (feeds, "--once", "--ledger", path, "--delay", "0.01")
    done = subprocess.run(command(*given), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout == f"new\t{site.address}/quay\n1 feed asked: 1 new, 0 changed, 0 failed\n"
    site.failing["/feed"] = (500, {})
    done = subprocess.run(command(*given, "--json"), check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"onrecord: {site.address}/feed: answered 500; check the address\n"


def test_it_goes_on_until_it_is_stopped(site: Site, path: Path, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text(f"# ours\n\n{site.address}/feed\n", encoding="utf-8")
    running = subprocess.Popen(
        command(feeds, "--every", "0.002", "--ledger", path, "--json", "--delay", "0.01"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert json.loads(running.stdout.readline())["state"] == "new"
    deadline = time.monotonic() + 120
    while site.paths().count("/feed") < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=120)
    assert running.returncode == 130
    assert (out, err) == ("", "")
    assert site.paths().count("/feed") >= 3
    with onrecord.open(path) as ledger:
        assert [report.title for report in ledger.reports()] == ["Quay closed"]


def test_a_list_without_feeds_is_refused_before_a_ledger_is_made(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.opml"
    feeds.write_text("# nothing\n", encoding="utf-8")
    done = subprocess.run(
        command(feeds, "--once", "--ledger", tmp_path / "x"),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr == f"onrecord: {feeds}: names no feeds; give OPML, or one address a line\n"
    assert not (tmp_path / "x").exists()
