"""Only our own pages may change anything or read what we answer."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_SAFE = {"GET", "HEAD", "OPTIONS"}
_OWN = {"same-origin", "none"}


class OriginCheck:
    """Refuses what a foreign page sends, by Sec-Fetch-Site and, where that is not sent, Origin.

    A foreign page may link to ours: that is a navigation of the whole window, which shows the page
    to the person and to nobody else. Every other request of it is refused, and whatever is not a
    plain reading needs our own origin. A program that sends neither header is no page in a
    browser; it still needs the token that every change does (see `sessions`).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and not _ours(scope["method"], Headers(scope=scope)):
            answer = PlainTextResponse("Refused: asked for by another site.\n", status_code=403)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _ours(method: str, headers: Headers) -> bool:
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None and _netloc(origin) != headers.get("host", "").casefold():
        return False
    if site is None or site in _OWN:
        return method in _SAFE or site != "none"
    navigates = headers.get("sec-fetch-mode") == "navigate"
    return method in _SAFE and navigates and headers.get("sec-fetch-dest") == "document"


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return ""
