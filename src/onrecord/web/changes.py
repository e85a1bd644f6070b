"""How a page takes a change: a form, the session's token in it, and the right to make it."""

import hmac
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.security.sessions import Visitor
from onrecord.web.security.users import Role

Handler = Callable[[Request, FormData], Response]
Endpoint = Callable[[Request], Awaitable[Response]]

_FIELDS, _FILES = 200, 50
TOKEN_FIELD, TOKEN_HEADER = "token", "x-onrecord-token"


def change(handler: Handler, *, role: Role | None = "editor") -> Endpoint:
    """An endpoint that reads a form, checks its token and calls the handler in a thread.

    Args:
        handler: What makes the change.
        role: The role it needs, or None where signing in is not needed yet.
    """

    async def endpoint(request: Request) -> Response:
        largest = request.app.state.site.settings.limits.max_page_bytes
        form = await request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=largest)
        try:
            given = form.get(TOKEN_FIELD) or request.headers.get(TOKEN_HEADER, "")
            check_token(request, str(given))
            if role is not None:
                require(request.state.visitor, role)
            return await run_in_threadpool(handler, request, form)
        finally:
            await form.close()

    return endpoint


def check_token(request: Request, given: str) -> None:
    """Refuse a change without the session's token.

    Raises:
        HTTPException: The token is another.
    """
    visitor: Visitor = request.state.visitor
    if not hmac.compare_digest(given.encode("utf-8", "replace"), visitor.token.encode()):
        raise HTTPException(
            403, "This page was opened before the server was last started. Load it again."
        )


def require(visitor: Visitor, role: Role) -> None:
    """Refuse a visitor without a role; an editor may do all that a reader may.

    Raises:
        HTTPException: Nobody has signed in, or the role is missing.
    """
    if visitor.role is None:
        raise HTTPException(401, "Sign in first.")
    if role == "editor" and visitor.role != "editor":
        raise HTTPException(403, "Only an editor may do that.")


def field(form: FormData, name: str) -> str:
    """A field's text; empty when it was not sent, or is a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
