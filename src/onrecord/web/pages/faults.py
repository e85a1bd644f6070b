"""What is shown when a page cannot be."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.errors import InputError, OnrecordError
from onrecord.web.templating import render

_TITLES = {
    400: "That cannot be read",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not here",
    405: "Not that way",
    413: "Too large",
    422: "That does not work",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What the page of a fault shows.

    Attributes:
        title: What is wrong, in two or three words.
        reason: Why, in a sentence.
    """

    title: str
    reason: str


def http_fault(request: Request, fault: Exception) -> Response:
    """The answer to a request that we refuse."""
    assert isinstance(fault, HTTPException)
    title = _TITLES.get(fault.status_code, "That does not work")
    reason = fault.detail if fault.detail and fault.detail != title else ""
    if fault.detail in ("Not Found", "Method Not Allowed"):
        reason = "There is no page at this address."
    return _answer(request, title, reason, status=fault.status_code)


def known_fault(request: Request, fault: Exception) -> Response:
    """The answer to a request that one of our own errors ended."""
    return _answer(request, "That does not work", str(fault), status=_status(fault))


def unknown_fault(request: Request, fault: Exception) -> Response:
    """The answer when onrecord itself failed; the log has the details."""
    reason = f"onrecord itself failed ({type(fault).__name__}). Please report what you did."
    return _answer(request, "A fault of onrecord", reason, status=500)


def _status(fault: Exception) -> int:
    return 422 if isinstance(fault, InputError) else 409


def _answer(request: Request, title: str, reason: str, *, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": reason or title}, status_code=status)
    return render(request, "fault.html", Fault(title=title, reason=reason), status=status)


HANDLERS = {HTTPException: http_fault, OnrecordError: known_fault}
