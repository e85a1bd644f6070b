"""Which names this server answers to (against DNS rebinding)."""

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MISDIRECTED = 421


class HostCheck:
    """Refuses a request whose Host header names somebody else.

    A foreign page can make its own name resolve to this machine, and would then be of the same
    origin as what it reads. A bare address cannot be made to resolve to anything else, so
    addresses are accepted: loopback ones only where only this machine is served.

    Args:
        app: What answers.
        names: Names that are accepted besides `localhost`.
        local: Whether only loopback addresses are accepted.
    """

    def __init__(self, app: ASGIApp, *, names: Iterable[str], local: bool) -> None:
        self._app = app
        self._names = {"localhost", *(name.casefold() for name in names)}
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and not self._ours(Headers(scope=scope).get("host", "")):
            answer = PlainTextResponse(
                "This server is not reached under that name; see --name.\n", status_code=MISDIRECTED
            )
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _ours(self, header: str) -> bool:
        try:
            parts = urlsplit(f"//{header}")
            host = parts.hostname or ""
            if parts.netloc != header or "@" in header or (parts.port == 0):
                return False
        except ValueError:
            return False
        if host.casefold() in self._names:
            return True
        try:
            address = ip_address(host)
        except ValueError:
            return False
        return address.is_loopback or not self._local
