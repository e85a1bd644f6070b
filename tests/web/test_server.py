"""How the server answers many at once: small pieces at once, few answers at a time."""

import asyncio
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio.to_thread
from starlette.types import Message, Receive, Scope, Send

from onrecord import web
from onrecord.web.threads import SIZE, FewThreads


def run(work: Coroutine[Any, Any, float]) -> float:
    """Its result, in a thread of its own: a browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result(30)


def test_the_last_piece_of_a_page_does_not_wait_for_the_browser() -> None:
    """A connection that asyncio knows for TCP sends at once (TCP_NODELAY)."""

    async def accepted() -> int:
        listening = web.listen(web.Settings(ledger=None, port=0))
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            inner = writer.get_extra_info("socket")
            found.set_result(inner.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        async with await asyncio.start_server(answer, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            told = await asyncio.wait_for(found, 10)
            writer.close()
        return told

    assert run(accepted())


def test_few_answers_are_made_at_once() -> None:
    async def limit() -> float:
        async def app(_: Scope, __: Receive, send: Send) -> None:
            await send({"type": "done"})

        async def receive() -> Message:
            return {"type": "nothing"}

        async def send(_: Message) -> None:
            return None

        await FewThreads(app)({"type": "http"}, receive, send)
        return anyio.to_thread.current_default_thread_limiter().total_tokens

    assert run(limit()) == SIZE
