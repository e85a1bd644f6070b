"""The routes of the API."""

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import reading
from onrecord.errors import InputError
from onrecord.ledger.answers import as_dict
from onrecord.record import Record
from onrecord.web.api.document import document
from onrecord.web.api.endpoints import ENDPOINTS, Endpoint
from onrecord.web.changes import require


def answer(value: Any) -> Response:
    """A value as JSON; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(line.encode("utf-8", "backslashreplace"), media_type="application/json")


def _handler(endpoint: Endpoint) -> Callable[[Request], Response]:
    def handle(request: Request) -> Response:
        with request.app.state.site.shelf.reading() as reader:
            found = endpoint.ask(request, reader)
            if endpoint.many:
                return answer([as_dict(item) for item in found])
        return answer(found.to_dict() if isinstance(found, Record) else as_dict(found))

    return handle


def _document(_: Request) -> Response:
    return answer(document())


async def _read(request: Request) -> Response:
    # Its media type is one that no form can send: a foreign page would have to ask first, and is
    # refused. So it needs no token.
    require(request.state.visitor, "reader")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "Send it as application/json.")
    try:
        asked = json.loads(await request.body())
    except ValueError:
        raise HTTPException(422, "That is not JSON.") from None
    return await run_in_threadpool(_read_one, request, asked)


def _read_one(request: Request, asked: Any) -> Response:
    site = request.app.state.site
    given = asked if isinstance(asked, dict) and len(asked) == 1 else {}
    text, url = given.get("text"), given.get("url")
    try:
        if isinstance(text, str):
            found = reading.read_text(text, limits=site.settings.limits)
        elif isinstance(url, str) and reading.is_url(url):
            found = reading.read_one(url, limits=site.settings.limits)
        else:
            raise HTTPException(422, "Send either a text or an http or https url.")
    except InputError as fault:
        raise HTTPException(422, str(fault)) from None
    return answer(site.reader.read_document(found).to_dict())


routes = [
    Route("/api/openapi.json", _document),
    Route("/api/read", _read, methods=["POST"]),
    *(Route(endpoint.path, _handler(endpoint)) for endpoint in ENDPOINTS),
]
