"""The web: real requests to a real server on this machine, within limits."""

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import (
    BinaryInput,
    EmptyInput,
    FetchError,
    InputError,
    NoArticle,
    TooLarge,
)
from onrecord.reading import Limits, read_one
from onrecord.reading.address import is_public
from onrecord.reading.fetch import fetch
from onrecord.record import Document

Read = Callable[..., list[Document | InputError]]
HTML = {"Content-Type": "text/html; charset=utf-8"}
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


def url(server: Any, path: str, *, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_port}{path}"


def test_a_page_is_read_from_the_web(server: Any, read: Read, page: Callable[..., str]) -> None:
    server.answers["/quay?a=1"] = (200, HTML, page().encode())
    address = url(server, "/quay?a=1#part")
    (document,) = read(address, allow_private=True)
    assert isinstance(document, Document)
    assert document.report.text.startswith("Quay closed\n\n")
    assert (document.report.id, document.report.path) == (address, None)
    assert server.seen == [("/quay?a=1", f"127.0.0.1:{server.server_port}")]


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        (PLAIN, b"<html>As it was sent.\r\n", "<html>As it was sent.\r\n"),
        ({"Content-Type": "text/plain; charset=iso-8859-2"}, "źle".encode("iso8859-2"), "źle"),
        ({}, b"No type.", "No type."),
        ({"Content-Type": "application/x-ndjson"}, b'{"text": "A line."}', "A line."),
        ({"Content-Type": "application/octet-stream"}, gzip.compress(b"Packed."), "Packed."),
        (PLAIN | {"Content-Encoding": "gzip"}, gzip.compress(b"Packed."), "Packed."),
    ],
)
def test_the_content_type_decides(
    server: Any, read: Read, headers: dict[str, str], body: bytes, text: str
) -> None:
    server.answers["/x"] = (200, headers, body)
    (document,) = read(url(server, "/x"), allow_private=True)
    assert isinstance(document, Document), document
    assert document.report.text == text


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-"), BinaryInput, "application/pdf"),
        ((200, {"Content-Type": "image/png"}, b"x"), BinaryInput, "image/png"),
        ((200, PLAIN, b""), EmptyInput, "is empty"),
        ((204, PLAIN, b""), FetchError, "answered 204"),
        ((404, HTML, b"<p>no"), FetchError, "answered 404"),
        ((503, HTML, b"<p>no"), FetchError, "answered 503"),
        ((200, HTML, b"<html><p>Hi</html>"), NoArticle, "without an article"),
        ((302, {}, b""), FetchError, "answered 302"),
        ((302, {"Location": "ftp://127.0.0.1/x"}, b""), FetchError, "not an http or https"),
        ((302, {"Location": "file:///etc/passwd"}, b""), FetchError, "not an http or https"),
        ((302, {"Location": "http://u:p@127.0.0.1/"}, b""), FetchError, "user name"),
        ((200, PLAIN | {"Content-Length": "50"}, b"cut"), FetchError, "could not be fetched"),
        ((200, PLAIN | {"Content-Encoding": "gzip"}, b"no gzip"), FetchError, "could not be"),
    ],
)
def test_what_cannot_be_read_says_why(
    server: Any, read: Read, answer: Any, kind: type[InputError], reason: str
) -> None:
    server.answers["/x"] = answer
    (fault,) = read(url(server, "/x"), allow_private=True)
    assert type(fault) is kind
    assert reason in str(fault)
    assert str(fault).startswith(url(server, "/x") + ": ")
    assert "\n" not in str(fault)


def test_redirects_are_followed_to_their_limit(server: Any, read: Read) -> None:
    for number in range(9):
        server.answers[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    server.answers["/9"] = (200, PLAIN, b"Here.")
    (document,) = read(url(server, "/4"), allow_private=True, max_redirects=5)
    assert isinstance(document, Document)
    assert document.report.url == url(server, "/9")
    assert document.report.id == url(server, "/4")
    (fault,) = read(url(server, "/3"), allow_private=True, max_redirects=5)
    assert isinstance(fault, FetchError)
    assert "redirects more than 5 times" in str(fault)


@pytest.mark.parametrize("compressed", [False, True])
def test_the_size_limit_holds(server: Any, read: Read, compressed: bool) -> None:
    body = b"x" * 3_000_000
    headers = PLAIN | ({"Content-Encoding": "gzip"} if compressed else {})
    server.answers["/x"] = (200, headers, gzip.compress(body) if compressed else body)
    (fault,) = read(url(server, "/x"), allow_private=True, max_bytes=10_000)
    assert isinstance(fault, TooLarge)
    server.answers["/y"] = (200, PLAIN | {"Content-Length": "99999999999"}, b"")
    (fault,) = read(url(server, "/y"), allow_private=True)
    assert isinstance(fault, TooLarge)


@pytest.mark.parametrize("where", ["head", "body", "never"])
def test_a_server_that_drips_is_cut_off(server: Any, read: Read, where: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        if where == "body":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/plain")
            handler.end_headers()
        elif where == "head":
            handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        for _ in range(60):
            if where != "never":
                handler.wfile.write(b"x")
                handler.wfile.flush()
            time.sleep(0.05)

    server.answers["/slow"] = drip
    started = time.monotonic()
    (fault,) = read(url(server, "/slow"), allow_private=True, timeout=0.4)
    assert isinstance(fault, FetchError)
    assert "took longer than 0.4 seconds" in str(fault)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433"])
def test_this_machine_is_never_reached_unless_told(server: Any, read: Read, host: str) -> None:
    server.answers["/"] = (200, PLAIN, b"A secret.")
    (fault,) = read(url(server, "/", host=host))
    assert isinstance(fault, FetchError)
    assert "private or reserved address" in str(fault) or "was not found" in str(fault)
    assert server.seen == []


def test_a_redirect_is_checked_like_the_first_address(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/inside"] = (200, PLAIN, b"A secret.")
    server.answers["/"] = (302, {"Location": url(server, "/inside", host="127.0.0.1")}, b"")
    _resolve_as(monkeypatch, {"velden.example": ["203.0.113.9"]})
    # The public host is played by this machine: only the connection is led here, not the check.
    _lead_here(monkeypatch, server, public="203.0.113.9")
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is a private or reserved"):
        fetch(url(server, "/", host="velden.example"), limits=Limits())
    assert [path for path, _ in server.seen] == ["/"]


def test_the_name_is_resolved_once_and_its_address_connected_to(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/"] = (200, PLAIN, b"Here.")
    # A rebinding resolver: public when asked first, this machine when asked again.
    asked = _resolve_as(monkeypatch, {"velden.example": ["203.0.113.9"]}, then="127.0.0.1")
    reached = _lead_here(monkeypatch, server, public="203.0.113.9")
    fetch(url(server, "/", host="velden.example"), limits=Limits())
    assert asked.count("velden.example") == 1
    assert reached == ["203.0.113.9"]
    assert server.seen == [("/", f"velden.example:{server.server_port}")]


def test_of_several_addresses_only_public_ones_are_tried(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/"] = (200, PLAIN, b"Here.")
    _resolve_as(monkeypatch, {"velden.example": ["127.0.0.1", "10.0.0.1", "203.0.113.9"]})
    reached = _lead_here(monkeypatch, server, public="203.0.113.9")
    fetch(url(server, "/", host="velden.example"), limits=Limits())
    assert reached == ["203.0.113.9"]


def test_proxies_of_the_environment_are_not_used(
    server: Any, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.answers["/"] = (200, PLAIN, b"Here.")
    (document,) = read(url(server, "/"), allow_private=True)
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("127.8.8.8", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.0.0.1", False),
        ("192.0.2.1", False),
        ("192.168.1.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::8.8.8.8", False),
        ("::ffff:8.8.8.8", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("2001:db8::1", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize(
    "address",
    ["http://", "http:///x", "http://host:99999/", "http://[::1", "https://u@velden.example/"],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(FetchError):
        fetch(address, limits=Limits())


def test_a_host_that_does_not_exist_or_answer() -> None:
    with pytest.raises(FetchError, match="was not found"):
        read_one("http://no-such-host.invalid/")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(FetchError, match="could not be fetched"):
        read_one(f"http://127.0.0.1:{port}/", limits=Limits(allow_private=True))


def test_tls_names_the_host_and_checks_its_certificate(
    server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = _certificate(tmp_path, "velden.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    named: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.answers["/"] = (200, PLAIN, b"Here.")
    _resolve_as(monkeypatch, {"velden.example": ["203.0.113.9"], "other.example": ["203.0.113.9"]})
    _lead_here(monkeypatch, server, public="203.0.113.9")
    trusting = ssl.create_default_context(cafile=str(certificate[0]))

    def address(host: str) -> str:
        return f"https://{host}:{server.server_port}/"

    found = fetch(address("velden.example"), limits=Limits(), context=trusting)
    assert found.body == b"Here."
    assert named == ["velden.example"]
    with pytest.raises(FetchError, match="certificate"):
        fetch(address("other.example"), limits=Limits(), context=trusting)
    with pytest.raises(FetchError, match="certificate"):
        fetch(address("velden.example"), limits=Limits())


def _certificate(folder: Path, host: str) -> tuple[Path, Path]:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    certificate, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2",
         "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


def _resolve_as(
    monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]], *, then: str | None = None
) -> list[str]:
    """Answer for some names as a resolver would; `then` is what a second question gets."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def answer(host: Any, port: Any, *args: Any, **options: Any) -> Any:
        asked.append(host)
        if host not in names:
            return real(host, port, *args, **options)
        addresses = [then] if then and asked.count(host) > 1 else names[host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    # The documentation network stands for a public one: no test may leave this machine.
    monkeypatch.setattr(
        "onrecord.reading.address.is_public",
        lambda address: str(address) == "203.0.113.9" or is_public(address),
    )
    return asked


def _lead_here(monkeypatch: pytest.MonkeyPatch, server: Any, *, public: str) -> list[str]:
    """Lead connections to one address to the server on this machine; others go their way."""
    reached: list[str] = []
    real = socket.socket.connect

    def connect(sock: socket.socket, address: Any) -> None:
        reached.append(address[0])
        real(sock, server.server_address if address[0] == public else address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return reached
