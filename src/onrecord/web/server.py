"""Serving the pages until somebody stops it."""

import socket

import uvicorn

from onrecord.errors import OnrecordError
from onrecord.web.app import make_app
from onrecord.web.settings import Settings


def listen(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say.

    Raises:
        OnrecordError: Other machines are to be served and nobody is to sign in, or the address
            cannot be listened on.
    """
    if not settings.local and not settings.users:
        raise OnrecordError(
            f"--host {settings.host}: other machines are served only when people sign in; "
            "set a password first with --set-password NAME"
        )
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With its protocol named, asyncio sends small pieces at once; the browser's kernel would let
    # the last one of a page wait 40 ms otherwise (RFC 1122, delayed acknowledgements).
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        # From here on a browser that is quicker than the server waits, and is not refused.
        listening.listen(128)
    except (OSError, OverflowError) as fault:
        listening.close()
        reason = getattr(fault, "strerror", None) or str(fault)
        raise OnrecordError(
            f"{settings.host}:{settings.port} cannot be listened on ({reason.lower()}); "
            "choose another with --port"
        ) from None
    return listening


def serve(settings: Settings, listening: socket.socket) -> None:
    """Serve until interrupted; the socket is one of `listen`."""
    make_server(settings).run(sockets=[listening])


def make_server(settings: Settings) -> uvicorn.Server:
    """A server of the pages, not running yet."""
    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
        limit_concurrency=1000,
        h11_max_incomplete_event_size=64 * 1024,
        ws="none",
        http="h11",
    )
    return uvicorn.Server(config)


def address_of(settings: Settings, listening: socket.socket) -> str:
    """The address to type into a browser."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only named, not listened on
        host = settings.names[0] if settings.names else socket.gethostname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
