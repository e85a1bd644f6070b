"""How many requests are answered at the same time."""

from typing import Final

import anyio.to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

SIZE: Final = 4
"""Answers made at once; the others wait in turn.

One Python runs at a time, and hands over at every row that SQLite finds: with forty answers made
at once each is interrupted by all others. Measured with `python -m benchmarks.serving`.
"""


class FewThreads:
    """Holds the threads that answer to `SIZE`.

    Args:
        app: What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._held = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or take part in starting and ending."""
        if not self._held:
            # The limit belongs to the running loop, which there is only now.
            anyio.to_thread.current_default_thread_limiter().total_tokens = SIZE
            self._held = True
        await self._app(scope, receive, send)
