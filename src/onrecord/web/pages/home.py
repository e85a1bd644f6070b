"""The first page: paste, drop or point at a report."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web.desk import Sheet
from onrecord.web.templating import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the first page shows.

    Attributes:
        sheets: The reports that were read lately and kept nowhere.
        text: What was typed, when it could not be read.
        url: The address that was typed.
        fault: Why it could not be read, or None.
    """

    sheets: tuple[Sheet, ...]
    text: str = ""
    url: str = ""
    fault: str | None = None


def show(request: Request, *, text: str = "", url: str = "", fault: str | None = None) -> Response:
    """The first page, with what was typed when it could not be read."""
    sheets = tuple(request.app.state.site.desk.latest(8))
    page = Home(sheets=sheets, text=text, url=url, fault=fault)
    return render(request, "home.html", page, status=422 if fault else 200)


def home(request: Request) -> Response:
    """The first page."""
    return show(request)


routes = [Route("/", home)]
