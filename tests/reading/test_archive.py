"""WARC archives: a report a page, and whatever is broken costs no more than itself."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BadFormat, EmptyInput, InputError, TooLarge
from onrecord.reading import Limits, read_all
from onrecord.record import Document

Read = Callable[..., list[Document | InputError]]
Page = Callable[..., str]


def record(
    url: str,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    extra: str = "",
    date: str = "2024-05-07T09:30:00Z",
) -> bytes:
    """One WARC record, as a crawler writes it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        "WARC-Record-ID: <urn:uuid:1b0a2f66-5f0e-4b7e-9b57-1d4c4b1f0c11>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


INFO = (
    b"WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Date: 2024-05-07T09:00:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1b0a2f66-5f0e-4b7e-9b57-1d4c4b1f0c10>\r\n"
    b"Content-Type: application/warc-fields\r\nContent-Length: 15\r\n\r\nsoftware: ours\n\r\n\r\n"
)


def urls(found: list[Document | InputError]) -> list[str | None]:
    return [each.report.url for each in found if isinstance(each, Document)]


def faults(found: list[Document | InputError]) -> list[InputError]:
    return [each for each in found if isinstance(each, InputError)]


def test_pages_are_reports_and_everything_else_is_passed_over(read: Read, page: Page) -> None:
    html = page().encode()
    data = (
        INFO
        + record("https://velden.example/quay", html)
        + record("https://velden.example/gone", html, status="404 Not Found")
        + record("https://velden.example/moved", html, status="301 Moved Permanently")
        + record("https://velden.example/quay", html, kind="revisit")
        + record("https://velden.example/asked", html, kind="request")
        + record("https://velden.example/style", b"p { color: red }", media="text/css")
        + record("https://velden.example/list", b"<html><p>Home</p></html>")
        + record("https://velden.example/two", page(title="Second quay").encode(), status="203 Ok")
    )
    for given_ in (data, gzip.compress(data)):
        found = read(given_)
        assert urls(found) == ["https://velden.example/quay", "https://velden.example/two"]
        assert not faults(found)
        first = found[0]
        assert isinstance(first, Document)
        assert first.report.id == "https://velden.example/quay"
        assert first.report.title == "Quay closed"
        assert first.report.published is None
        assert first.seen == "2024-05-07T09:30:00+00:00"
        assert first.original == html


def test_each_record_compressed_alone_as_the_standard_wants(read: Read, page: Page) -> None:
    parts = [record(f"https://velden.example/{n}", page(title=f"Quay {n}").encode()) for n in "abc"]
    found = read(b"".join(map(gzip.compress, parts)))
    assert urls(found) == [f"https://velden.example/{n}" for n in "abc"]


@pytest.mark.parametrize(
    ("extra", "encode"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: gzip\r\n", bytes),
        ("Transfer-Encoding: chunked\r\n", lambda b: b"%x\r\n%s\r\n0\r\n\r\n" % (len(b), b)),
        ("Transfer-Encoding: chunked\r\n", bytes),
    ],
    ids=["gzip", "deflate", "gzip already undone", "chunked", "chunked already undone"],
)
def test_the_body_is_decoded(
    read: Read, page: Page, extra: str, encode: Callable[[bytes], bytes]
) -> None:
    html = page().encode()
    (found,) = read(record("https://velden.example/quay", encode(html), extra=extra))
    assert isinstance(found, Document)
    assert found.original == html


def test_a_cut_off_archive_gives_its_whole_pages_and_one_line(read: Read, page: Page) -> None:
    parts = [record(f"https://velden.example/{n}", page(title=f"Quay {n}").encode()) for n in "abc"]
    plain = b"".join(parts)
    packed = b"".join(map(gzip.compress, parts))
    for cut in (plain[:-200], packed[:-200], packed[: len(packed) - 30]):
        found = read(cut)
        assert urls(found) == ["https://velden.example/a", "https://velden.example/b"]
        (fault,) = faults(found)
        assert type(fault) is BadFormat
        assert "what stands before was read" in str(fault)
        assert "\n" not in str(fault)


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (INFO, EmptyInput, "without pages"),
        (b"WARC/1.1\r\nnonsense\r\n\r\n" + b"x" * 90, BadFormat, "damaged"),
        (INFO + b"not a record at all" * 20, BadFormat, "damaged"),
        (record("https://x.example/", b"a" * 300) + b"\x00" * 90, BadFormat, "damaged"),
    ],
)
def test_an_archive_that_holds_nothing_says_so(
    read: Read, data: bytes, kind: type[InputError], reason: str
) -> None:
    (fault,) = read(data)
    assert type(fault) is kind
    assert reason in fault.reason


def test_a_page_over_the_limit_and_one_in_another_language_are_named(
    tmp_path: Path, page: Page
) -> None:
    french = "".join(
        "<p>Le conseil du port a fermé le quai mardi après une inspection qui a trouvé des"
        " fissures, selon les responsables de la ville, qui ont parlé à la presse.</p>"
        for _ in range(4)
    )
    path = tmp_path / "crawl.warc.gz"
    parts = [
        record("https://velden.example/long", page(head="<!--" + "x" * 50_000 + "-->").encode()),
        record("https://velden.example/fr", page(body=french, title="Quai fermé").encode()),
        record("https://velden.example/quay", page().encode()),
    ]
    path.write_bytes(b"".join(map(gzip.compress, parts)))
    found = list(read_all([path], limits=Limits(max_bytes=10_000)))
    assert urls(found) == ["https://velden.example/quay"]
    too_large, french_fault = faults(found)
    assert isinstance(too_large, TooLarge)
    assert str(too_large).startswith(f"{path} https://velden.example/long: ")
    assert "looks like French" in str(french_fault)


def test_a_page_that_inflates_beyond_the_limit_is_not_held(read: Read) -> None:
    bomb = gzip.compress(b"<html>" + b" " * 30_000_000)
    data = record("https://x.example/", bomb, extra="Content-Encoding: gzip\r\n")
    (fault,) = read(data)
    assert isinstance(fault, TooLarge)


@settings(max_examples=60)
@given(st.data())
def test_damage_anywhere_never_stops_a_batch(data: st.DataObject) -> None:
    html = "<html><body><article>" + "<p>The quay was closed.</p>" * 5 + "</article></body></html>"
    whole = record("https://velden.example/quay", html.encode()) * 2
    if data.draw(st.booleans()):
        whole = gzip.compress(whole)
    at = data.draw(st.integers(20, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    for broken in (whole[:at], whole[:at] + bytes([byte]) + whole[at + 1 :]):
        for each in read_all([broken]):
            assert isinstance(each, Document) or "\n" not in str(each)
