"""How much a request may send."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SLACK = 1 << 20
TOO_LARGE = 413


class BodyLimit:
    """Refuses a body over the limit, declared or counted, before it is held in memory.

    Args:
        app: What answers.
        largest: The largest report in bytes; forms around it may take a megabyte more.
    """

    def __init__(self, app: ASGIApp, *, largest: int) -> None:
        self._app = app
        self._largest = largest + _SLACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > self._largest:
            answer = PlainTextResponse("Too large.\n", status_code=TOO_LARGE)
            await answer(scope, receive, send)
            return
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._largest:
                raise HTTPException(TOO_LARGE, "it is too large")
            return message

        await self._app(scope, count, send)
