"""The reports of a ledger: a list, and the page of each."""

import sqlite3
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import LedgerError
from onrecord.ledger import StoredRecord, Version
from onrecord.web import asking, compared, links, wording
from onrecord.web.asking import Window
from onrecord.web.changes import change
from onrecord.web.decided import Aside, apply_decisions
from onrecord.web.links import Kin
from onrecord.web.pages.paste import sheet_of
from onrecord.web.reading import ReadingView, view
from onrecord.web.shelf import Reader
from onrecord.web.templating import render

_SIZE = 50
_LISTED = """\
SELECT r.id, v.id AS version, r.versions, r.day, r.published, r.publisher, r.agency, r.title,
 r.statements, r.figures FROM reports r JOIN versions v ON v.number = r.version"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list of reports.

    Attributes:
        reports: Rows of reports, the newest first.
        outlets: The outlets with the most reports, each with its number.
        total: How many reports the ledger holds.
        since: The first day asked for.
        until: The last day asked for.
        outlet: The outlet asked for.
        window: Which part of the list this is.
    """

    reports: tuple[sqlite3.Row, ...]
    outlets: tuple[tuple[str, int], ...]
    total: int
    since: str
    until: str
    outlet: str
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """The page of one version of a report.

    Attributes:
        reading: The record laid out for reading, decisions applied.
        stored: What the ledger has of it.
        versions: All versions of the report.
        aside: What people have rejected, and may take back.
        latest: Whether this is the latest version.
        kin: Reports that share words with it, those that share most first.
        story: The id of the story that it belongs to and how many reports that has, or None.
    """

    reading: ReadingView
    stored: StoredRecord
    versions: tuple[Version, ...]
    aside: tuple[Aside, ...]
    latest: bool
    kin: tuple[Kin, ...]
    story: tuple[str, int] | None


def _list(request: Request) -> Response:
    since, until = asking.day(request, "since"), asking.day(request, "until")
    outlet = asking.word(request, "outlet")
    where, values = ["1"], {"limit": _SIZE + 1, "offset": asking.offset(request)}
    asked: dict[str, object] = {**values}
    if since:
        where.append("r.day >= :since")
        asked["since"] = since
    if until:
        where.append("r.day <= :until || '\uffff'")
        asked["until"] = until
    if outlet:
        where.append("(r.publisher = :outlet OR r.agency = :outlet)")
        asked["outlet"] = outlet
    sql = f"{_LISTED} WHERE {' AND '.join(where)} ORDER BY r.day DESC, r.number DESC"
    with request.app.state.site.shelf.reading() as reader:
        rows = reader.rows(f"{sql} LIMIT :limit OFFSET :offset", asked)
        outlets = _outlets(reader)
        total = reader.rows("SELECT count(*) FROM reports")[0][0]
    page = Listing(
        reports=tuple(rows[:_SIZE]),
        outlets=outlets,
        total=total,
        since=since,
        until=until,
        outlet=outlet,
        window=asking.window(request, _SIZE, more=len(rows) > _SIZE),
    )
    return render(request, "reports.html", page)


def _outlets(reader: Reader) -> tuple[tuple[str, int], ...]:
    rows = reader.rows(
        "SELECT publisher, count(*) AS n FROM reports WHERE publisher IS NOT NULL"
        " GROUP BY publisher ORDER BY n DESC, publisher LIMIT 40"
    )
    return tuple((row[0], row[1]) for row in rows)


def _show(request: Request) -> Response:
    version = request.path_params["version"]
    with request.app.state.site.shelf.reading() as reader:
        stored, versions = _stored(reader, version)
        reading, aside = request.app.state.site.views.get(
            (stored.number, _decided(reader)), lambda: _laid_out(reader, stored)
        )
        kin, story = (
            links.kin_of(reader, stored.report_id),
            links.story_of(reader, stored.report_id),
        )
    page = ReportPage(
        reading=reading,
        stored=stored,
        versions=tuple(versions),
        aside=aside,
        latest=versions[-1].id == stored.version,
        kin=kin,
        story=story,
    )
    return render(request, "report.html", page)


def _decided(reader: Reader) -> int:
    return int(reader.rows("SELECT coalesce(max(number), 0) FROM decisions")[0][0])


def _laid_out(reader: Reader, stored: StoredRecord) -> tuple[ReadingView, tuple[Aside, ...]]:
    record, aside = apply_decisions(reader, stored)
    return view(record), aside


def _stored(reader: Reader, version: str) -> tuple[StoredRecord, list[Version]]:
    try:
        versions = reader.ledger.versions(version)
        exact = any(known.id == version for known in versions)
        stored = reader.ledger.stored(version, version=version if exact else None)
    except LedgerError as fault:
        raise asking.missing(f"The ledger has no report {version}.") from fault
    return stored, versions


def _keep(request: Request, form: FormData) -> Response:
    sheet = sheet_of(request)
    site = request.app.state.site
    with site.shelf.writing() as ledger:
        added = ledger.add_record(sheet.record, original=sheet.original)
    compared.start(site)
    return RedirectResponse(wording.path("reports", added.version), status_code=303)


def _json(request: Request) -> Response:
    with request.app.state.site.shelf.reading() as reader:
        stored, _ = _stored(reader, request.path_params["version"])
    line = stored.record.to_json().encode("utf-8", "backslashreplace")
    return Response(line + b"\n", media_type="application/json")


routes = [
    Route("/reports", _list),
    Route("/reports/{version}", _show),
    Route("/reports/{version}/record.json", _json),
    Route("/read/{key}/keep", change(_keep), methods=["POST"]),
]
