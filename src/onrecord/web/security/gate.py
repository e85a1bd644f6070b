"""Where people sign in, nothing but the door is seen before."""

from urllib.parse import quote

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

_OPEN = ("/signin", "/static/")


class Gate:
    """Sends who has not signed in to the page where they can; the JSON API answers 401."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["state"]["visitor"].role or _is_open(scope["path"]):
            await self._app(scope, receive, send)
            return
        answer: Response = RedirectResponse(f"/signin?to={quote(scope['path'])}", status_code=303)
        if scope["path"].startswith("/api/"):
            answer = JSONResponse({"error": "Sign in first."}, status_code=401)
        await answer(scope, receive, send)


def _is_open(path: str) -> bool:
    return path == _OPEN[0] or path.startswith(_OPEN[1])
