"""The web application: routes, and around them the checks that every request passes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp

from onrecord.web import compared
from onrecord.web.api import routes as api
from onrecord.web.pages import (
    adding,
    check,
    compare,
    discrepancies,
    faults,
    home,
    jobs,
    paste,
    people,
    regrouping,
    reports,
    search,
    series,
    signing,
    static,
    stories,
    wordings,
)
from onrecord.web.security.bodies import BodyLimit
from onrecord.web.security.gate import Gate
from onrecord.web.security.headers import Headers
from onrecord.web.security.hosts import HostCheck
from onrecord.web.security.origins import OriginCheck
from onrecord.web.security.sessions import SessionCookie
from onrecord.web.settings import Settings
from onrecord.web.site import Site
from onrecord.web.threads import FewThreads

PARTS = (
    static,
    home,
    paste,
    jobs,
    signing,
    reports,
    people,
    search,
    check,
    compare,
    adding,
    api,
    stories,
    regrouping,
    series,
    discrepancies,
    wordings,
)


def make_app(settings: Settings) -> ASGIApp:
    """The application, ready for any ASGI server."""
    site = Site(settings)
    app = Starlette(
        routes=[route for part in PARTS for route in part.routes],
        exception_handlers={**faults.HANDLERS, Exception: faults.unknown_fault},
        lifespan=_closing(site),
    )
    app.state.site = site
    return _checked(app, site)


def _checked(app: ASGIApp, site: Site) -> ASGIApp:
    """The application behind every check; the one named last is the first that a request meets."""
    settings = site.settings
    if settings.users:
        app = Gate(app)
    app = SessionCookie(app, sessions=site.sessions, name=f"onrecord-{settings.port}")
    app = BodyLimit(app, largest=settings.limits.max_page_bytes)
    app = OriginCheck(app)
    app = HostCheck(app, names=settings.names, local=settings.local)
    return FewThreads(Headers(app))


def _closing(site: Site) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if site.settings.ledger is not None:
            await run_in_threadpool(compared.start, site)
        yield
        site.close()

    return lifespan
