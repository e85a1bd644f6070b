"""Fetches one page over http or https, within limits, and only from where it may.

Every host, also of a redirect, is resolved once and its address checked; the connection goes to
that address, with the name kept for TLS and the Host header. Proxies of the environment are not
used: behind a proxy there is no address to check. Certificates are verified.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError
from urllib3.response import HTTPResponse

from onrecord.errors import FetchError
from onrecord.reading.address import resolve
from onrecord.reading.inflate import too_large
from onrecord.reading.limits import Limits

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_OK, _NOT_MODIFIED = 200, 304
_PIECE = 1 << 16
_HEADERS = {
    "User-Agent": "onrecord (+reads one page on a person's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a URL answered.

    Attributes:
        url: Where it was found in the end.
        body: The bytes, transfer and content encodings undone; None when nothing has changed since
            what the conditions of the request name.
        content_type: The media type in lower case, or an empty string.
        charset: The charset that the answer declares, or None.
        etag: The version that the server names, or None.
        modified: When it last changed, as the server writes it, or None.
    """

    url: str
    body: bytes | None
    content_type: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None


def fetch(
    url: str,
    *,
    limits: Limits,
    headers: Mapping[str, str] | None = None,
    permit: Callable[[str], None] | None = None,
    context: ssl.SSLContext | None = None,
) -> Fetched:
    """Fetch a URL.

    Args:
        url: An http or https address.
        limits: Time, size, redirects, and whether private addresses are allowed.
        headers: What is sent besides, or instead of, the usual: conditions, what is accepted.
        permit: Called with every address before it is asked for, redirects included; it raises
            where onrecord may not go.
        context: TLS settings; the system's and certifi's authorities otherwise.

    Raises:
        FetchError: It could not be fetched within the limits, or points where onrecord does not go.
        TooLarge: The answer is over the limit for pages.
    """
    deadline = time.monotonic() + limits.timeout
    current = url
    sent = {**_HEADERS, **(headers or {})}
    for _ in range(limits.max_redirects + 1):
        parts = _parse(current, name=url)
        if permit:
            permit(current)
        with _answer(
            parts, name=url, headers=sent, limits=limits, deadline=deadline, context=context
        ) as answer:
            place = answer.headers.get("Location")
            if answer.status in _REDIRECTS and place:
                current = urljoin(current, place)
                continue
            if answer.status not in (_OK, _NOT_MODIFIED):
                raise _refusal(answer, name=url)
            return _read(answer, url=current, name=url, limits=limits)
    raise FetchError(url, f"redirects more than {limits.max_redirects} times", "check the address")


def _parse(url: str, *, name: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise FetchError(name, f"{url} is not an http or https address", "check the address")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            name, "the address holds a user name or password", "save the page and read the file"
        )
    if any(character <= " " or character == "\x7f" for character in url):
        raise FetchError(name, "the address holds white space", "write it as %20")
    return parts


@contextmanager
def _answer(
    parts: SplitResult,
    *,
    name: str,
    headers: Mapping[str, str],
    limits: Limits,
    deadline: float,
    context: ssl.SSLContext | None,
) -> Iterator[HTTPResponse]:
    host = _ascii_host(parts, name=name)
    port = parts.port or _PORTS[parts.scheme]
    addresses = resolve(host, port, name=name, allow_private=limits.allow_private)
    connection = answer = None
    try:
        if parts.scheme == "http":
            context = None
        elif context is None:
            context = _tls()
        connection = _connect(host, addresses, port, deadline=deadline, context=context)
        with _cut_off(connection, deadline):
            sent = {"Host": _host_header(host, parts.port), **headers}
            connection.request("GET", _target(parts), headers=sent, preload_content=False)
            answer = connection.getresponse()
            yield answer
            if time.monotonic() >= deadline:
                # Cut off by the clock, a body without a length looks as if it were whole.
                raise OSError("cut off")
    except SSLError as fault:
        raise FetchError(name, f"its certificate or encryption is not accepted: {fault}") from None
    except (HTTPError, OSError, ValueError) as fault:
        if time.monotonic() >= deadline:
            raise FetchError(
                name, f"took longer than {limits.timeout:g} seconds", "try again later"
            ) from None
        raise FetchError(
            name, f"could not be fetched: {_reason(fault)}", "check the address and the connection"
        ) from None
    finally:
        for opened in (answer, connection):
            if opened is not None:
                opened.close()


def _connect(
    host: str,
    addresses: list[str],
    port: int,
    *,
    deadline: float,
    context: ssl.SSLContext | None,
) -> HTTPConnection:
    """Connect to the first address that answers."""
    fault: Exception | None = None
    for address in addresses:
        remaining = max(0.01, deadline - time.monotonic())
        connection: HTTPConnection
        if context:
            connection = HTTPSConnection(
                address, port, timeout=remaining, server_hostname=host, ssl_context=context
            )
        else:
            connection = HTTPConnection(address, port, timeout=remaining)
        try:
            connection.connect()
        except (HTTPError, OSError) as failed:
            connection.close()
            fault = failed
        else:
            return connection
    raise fault or OSError("no address")


def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    # The system's authorities, and certifi's where the system has none.
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def _cut_off(connection: HTTPConnection, deadline: float) -> Iterator[None]:
    # Socket timeouts begin anew with every byte; a server that drips is cut off by the clock.
    # The connection forgets its socket once the answer's head is read: it is kept here.
    timer = Timer(max(0.0, deadline - time.monotonic()), _shut, args=(connection.sock,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(sock: socket.socket | None) -> None:
    if sock is None:
        return
    try:
        # Not SSLSocket's own shutdown: it takes its state away under the thread that reads.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return


def _read(answer: HTTPResponse, *, url: str, name: str, limits: Limits) -> Fetched:
    limit = limits.max_page_bytes
    declared = answer.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > limit:
        raise too_large(name, limit)
    body = bytearray()
    while piece := answer.read(_PIECE, decode_content=True):
        body += piece
        if len(body) > limit:
            raise too_large(name, limit)
    header = Message()
    header["Content-Type"] = answer.headers.get("Content-Type", "")
    given = answer.headers.get("Content-Type", "")
    return Fetched(
        url=url,
        body=None if answer.status == _NOT_MODIFIED else bytes(body),
        content_type=header.get_content_type().lower() if "/" in given else "",
        charset=header.get_content_charset(),
        etag=answer.headers.get("ETag"),
        modified=answer.headers.get("Last-Modified"),
    )


def _refusal(answer: HTTPResponse, *, name: str) -> FetchError:
    return FetchError(
        name,
        f"answered {answer.status}",
        "check the address",
        status=answer.status,
        retry_after=read_delay(answer.headers.get("Retry-After", "")),
    )


def read_delay(given: str) -> float | None:
    """The seconds that a `Retry-After` asks for, as a number or as a date; None otherwise."""
    if given.strip().isdigit():
        return float(given)
    try:
        until = parsedate_to_datetime(given)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    target = f"{path}?{parts.query}" if parts.query else path
    # Characters outside ASCII are sent as the UTF-8 that browsers send.
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in target)


def _ascii_host(parts: SplitResult, *, name: str) -> str:
    host = parts.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchError(name, f"host {host} is not a valid name", "check the address") from None


def _host_header(host: str, port: int | None) -> str:
    bare = f"[{host}]" if ":" in host else host
    return f"{bare}:{port}" if port else bare


def _reason(fault: Exception) -> str:
    text = str(fault).rpartition(": ")[2] or type(fault).__name__
    return text.strip("()'\" ").lower()
