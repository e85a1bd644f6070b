"""Pages from templates: one typed value a page, everything in it escaped."""

import dataclasses
import functools
import re
from typing import Any

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.record import dates
from onrecord.record.page.direction import direction
from onrecord.record.page.naming import plain_id
from onrecord.web import wording
from onrecord.web.assets import asset_path
from onrecord.web.security.sessions import Visitor

_READING = (("home", "/", "Read"),)
_LEDGER = (
    ("reports", "/reports", "Reports"),
    ("people", "/people", "People"),
    ("search", "/search", "Search"),
    ("stories", "/stories", "Stories"),
    ("series", "/series", "Figures"),
    ("discrepancies", "/discrepancies", "Discrepancies"),
    ("check", "/check", "Check"),
    ("add", "/add", "Add"),
)
_SECTIONS = {"report": "reports", "person": "people", "story": "stories", "figure": "series"}
# What HTML or UTF-8 cannot carry becomes one replacement character, as in record.page.escape.
_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page.

    Attributes:
        section: The part of the site that the page belongs to, for the navigation.
        visitor: Who is asking.
        ledger: Whether a ledger is open.
        signs_in: Whether people sign in here.
        path: The path of the page.
        sections: What the navigation lists: section, path and name.
    """

    section: str
    visitor: Visitor
    ledger: bool
    signs_in: bool
    path: str
    sections: tuple[tuple[str, str, str], ...]


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_possible,
    )
    environment.globals["asset"] = asset_path
    environment.filters["date"] = dates.spell
    environment.filters["count"] = wording.count
    environment.filters["number"] = wording.number
    environment.filters["path"] = lambda segments: wording.path(*segments)
    environment.filters["plain"] = wording.plain
    environment.filters["language"] = wording.language
    environment.filters["bounds"] = lambda pair: wording.bounds(*pair)
    environment.filters["series_title"] = wording.series_title
    environment.filters["series_scope"] = wording.series_scope
    environment.filters["plain_id"] = plain_id
    environment.filters["way"] = direction
    environment.filters["lit"] = wording.lit
    environment.filters["headline"] = wording.headline
    return environment


def render(request: Request, template: str, page: Any, *, status: int = 200) -> HTMLResponse:
    """A page as an answer.

    Args:
        request: The request it answers.
        template: The template's name.
        page: What the template shows, a frozen dataclass; the template knows it as `page`.
        status: The HTTP status.
    """
    site = request.app.state.site
    frame = Frame(
        section=_SECTIONS.get(template.partition(".")[0], template.partition(".")[0]),
        visitor=request.state.visitor,
        ledger=site.settings.ledger is not None,
        signs_in=bool(site.settings.users),
        path=request.url.path,
        sections=_READING if site.settings.ledger is None else _READING + _LEDGER,
    )
    return HTMLResponse(render_page(template, page=page, frame=frame), status_code=status)


def render_page(template: str, **context: Any) -> str:
    """A template filled in."""
    return _environment().get_template(template).render(**context)


def _possible(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _IMPOSSIBLE.sub("\ufffd", value)
    return value
