"""One self-contained page: the text of a report with its statements lit on demand."""

import base64
import functools
import hashlib
import importlib.resources
import string
from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.record import dates
from onrecord.record.page.body import render_body
from onrecord.record.page.escape import escape
from onrecord.record.page.marking import anchored
from onrecord.record.page.naming import name_of, plain_id
from onrecord.record.values import (
    Engine,
    Entity,
    Figure,
    Furniture,
    Place,
    Report,
    Statement,
    Time,
)


def render_page(
    report: Report,
    furniture: Sequence[Furniture],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    entities: Sequence[Entity],
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
    *,
    engine: Engine,
) -> str:
    """The record as one HTML page that needs no network.

    Everything that comes from the report is escaped, and the page's own policy (CSP level 3) lets
    nothing run or load but the style and the script in it, by their digests.

    Returns:
        The page, to be written as UTF-8.
    """
    style, script = static("page.css"), static("page.js")
    named = anchored(statements)
    return string.Template(static("page.html")).substitute(
        policy=policy(style=style, script=script),
        language=escape(report.language or "en"),
        title=escape(name_of(report)),
        style=style,
        script=script,
        heading=heading(report),
        legend=_legend(named, figures, places, times),
        body=render_body(report, furniture, named, figures, entities, places, times),
        count=_count(named),
        engine=escape(f"onrecord {engine.version}, model {engine.model} ({engine.sha256[:12]})"),
    )


@functools.cache
def static(name: str) -> str:
    """A static part of the page, from the package."""
    return importlib.resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def policy(*, style: str, script: str | None = None) -> str:
    """A content security policy under which only these two run."""
    run = f"script-src {_digest(script)}; " if script is not None else ""
    return (
        f"default-src 'none'; {run}style-src {_digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def heading(report: Report) -> str:
    """Publisher, date, title and byline, as far as they are known."""
    kicker = [report.publisher, report.agency, dates.spell(report.published)]
    lines = []
    if any(kicker):
        known = [f"<bdi>{escape(part)}</bdi>" for part in kicker if part]
        lines.append(f'<p class="kicker">{" · ".join(dict.fromkeys(known))}</p>')
    whole = "" if report.title else _whole(report.id, report.path)
    lines.append(f'<h1 dir="auto"{whole}>{escape(name_of(report))}</h1>')
    if report.byline:
        lines.append(f'<p class="byline" dir="auto">{escape(report.byline)}</p>')
    if (report.url or report.path or report.id) != (report.title or report.id):
        lines.append(f'<p class="whence">{_address(report)}</p>')
    return "\n".join(lines)


def _address(report: Report) -> str:
    where = report.url or report.path or report.id
    if report.url and _is_web(report.url):
        return f'<a href="{escape(report.url)}" rel="noreferrer noopener">{escape(where)}</a>'
    return f"<bdi{_whole(where, report.path)}>{escape(plain_id(where, report.path))}</bdi>"


def _whole(id_: str, path: str | None) -> str:
    """The whole of an id of which only a part is shown, for who asks."""
    return "" if plain_id(id_, path) == id_ else f' title="{escape(id_)}"'


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _legend(
    statements: Sequence[object],
    figures: Sequence[Figure],
    places: Sequence[Place],
    times: Sequence[Time],
) -> str:
    if not statements:
        return ""
    roles = ["source", "cue", "content", "addressee"] + (["figure"] if figures else [])
    roles += ["place"] if any(place.name for place in places) else []
    roles += ["time"] if any(time.begin or time.end for time in times) else []
    keys = " ".join(
        f'<span class="key {"level1" if role == "content" else role}">{role}</span>'
        for role in roles
    )
    return f'<p class="legend">{keys}</p>'


def _count(statements: Sequence[object]) -> str:
    if not statements:
        return "No statement was found in this report."
    return f"{len(statements)} statement{'' if len(statements) == 1 else 's'}"


def _digest(part: str) -> str:
    digest = hashlib.sha256(part.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
