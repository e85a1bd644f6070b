"""Signing in and out."""

import functools
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.web.changes import change, field
from onrecord.web.security.passwords import hash_password, is_password
from onrecord.web.templating import render

SEE_OTHER = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What the page for signing in shows.

    Attributes:
        to: The path to go to afterwards.
        name: The name that was typed.
        fault: Why it did not work, or None.
    """

    to: str
    name: str = ""
    fault: str | None = None


@functools.cache
def _nobody() -> str:
    # An unknown name must take as long to refuse as a wrong password.
    return hash_password("nobody")


def _show(request: Request) -> Response:
    return render(request, "signin.html", SignIn(to=_local(request.query_params.get("to", "/"))))


def _sign_in(request: Request, form: FormData) -> Response:
    site = request.app.state.site
    name, to = field(form, "name"), _local(field(form, "to"))
    asker = request.client.host if request.client else ""
    fault = "Too many tries failed; wait five minutes."
    if site.tries.are_left(asker):
        user = site.settings.users.get(name)
        right = is_password(field(form, "password"), user.password if user else _nobody())
        if user and right:
            request.scope["state"]["visitor"] = site.sessions.visitor(site.sessions.sign_in(name))
            return RedirectResponse(to, status_code=SEE_OTHER)
        site.tries.fail(asker)
        fault = "Name or password is wrong."
    return render(request, "signin.html", SignIn(to=to, name=name, fault=fault), status=403)


def _sign_out(request: Request, form: FormData) -> Response:
    site = request.app.state.site
    site.sessions.sign_out(request.state.visitor.session)
    return RedirectResponse("/", status_code=SEE_OTHER)


def _local(path: str) -> str:
    """The path, or `/` when it leads to another site."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if ours and path.isprintable() else "/"


routes = [
    Route("/signin", _show),
    Route("/signin", change(_sign_in, role=None), methods=["POST"]),
    Route("/signout", change(_sign_out, role=None), methods=["POST"]),
]
