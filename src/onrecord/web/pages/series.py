"""Series: one figure over time by source, as a chart, a table and files."""

import csv
import io
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from onrecord.reconciliation.series import Point, Series
from onrecord.web import asking, compared, links, wording
from onrecord.web.charts import files
from onrecord.web.charts import series as charts
from onrecord.web.charts.series import Dot, SeriesChart
from onrecord.web.links import Proof
from onrecord.web.shelf import Reader
from onrecord.web.templating import render

_SHOWN, _ROWS = 60, 400
_MEASURES = "SELECT measure, count(*) AS n FROM across_measures GROUP BY measure ORDER BY n DESC"
_COLUMNS = (
    "day", "source", "low", "high", "words", "change", "own", "reports", "origins",
    "origin_names", "report_ids", "address",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which series are asked for.

    Attributes:
        measure: What they measure.
        place: Where they apply.
        by: Whose word.
        story: The id of a story.
    """

    measure: str
    place: str
    by: str
    story: str

    @property
    def query(self) -> str:
        """The same, as the query of an address."""
        pairs = [(n, getattr(self, n)) for n in ("measure", "place", "by", "story")]
        return urlencode([(name, value) for name, value in pairs if value], errors="replace")

    @property
    def given(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.measure or self.place or self.by or self.story)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Series to choose from.

    Attributes:
        asked: What was asked for.
        measures: The measures there are, with how many reports have each.
        found: The series, those with the most values first.
        total: How many there are.
        pending: How many reports have not been compared yet.
    """

    asked: Asked
    measures: tuple[tuple[str, int], ...]
    found: tuple[Series, ...]
    total: int
    pending: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage:
    """One series.

    Attributes:
        asked: How it was found.
        series: The series.
        title: What it counts, in words.
        scope: Its scope, in words.
        chart: The chart, or None when nothing can be drawn.
        rows: Its values with the words they were read from, the first ones.
        others: Series of the same stories: other scopes, other people.
    """

    asked: Asked
    series: Series
    title: str
    scope: str
    chart: SeriesChart | None
    rows: tuple[tuple[Point, Proof | None], ...]
    others: tuple[Series, ...]


def _asked(request: Request) -> Asked:
    return Asked(**{name: asking.word(request, name) for name in Asked.__dataclass_fields__})


def _find(request: Request, reader: Reader, asked: Asked, *, least: int) -> list[Series]:
    key = (asked, least, compared.state(reader))
    found = request.app.state.site.series.get(
        key,
        lambda: reader.across.series(
            measure=asked.measure or None,
            place=asked.place or None,
            by=asked.by or None,
            story=asked.story or None,
            least=least,
        ),
    )
    return sorted(found, key=lambda each: (-len(each.points), each.id))


def _list(request: Request) -> Response:
    asked = _asked(request)
    with request.app.state.site.shelf.reading() as reader:
        found = _find(request, reader, asked, least=2) if asked.given else []
        measures = tuple((row[0], row[1]) for row in reader.rows(_MEASURES))
        waiting = compared.pending(reader)
    page = Listing(
        asked=asked,
        measures=measures,
        found=tuple(found[:_SHOWN]),
        total=len(found),
        pending=waiting,
    )
    return render(request, "series.html", page)


def _one(reader: Reader, request: Request) -> tuple[Series, list[Series], Asked]:
    asked, id_ = _asked(request), request.path_params["id"]
    found = _find(request, reader, asked, least=1)
    series = next((each for each in found if each.id == id_), None)
    if series is None:
        raise asking.missing("There is no such series; a report may have joined it to another.")
    return series, found, asked


def _proofs(request: Request, reader: Reader, series: Series) -> dict[str, Proof]:
    """The words of every value: page, script and files ask for them one after another."""
    key = (series.id, _asked(request), compared.state(reader), compared.last(reader))
    proofs: dict[str, Proof] = request.app.state.site.proofs.get(
        key, lambda: links.proofs(reader, (point.claims[0] for point in series.points))
    )
    return proofs


def _show(request: Request) -> Response:
    with request.app.state.site.shelf.reading() as reader:
        series, found, asked = _one(reader, request)
        known = _proofs(request, reader, series)
    near = set(series.stories)
    others = (s for s in found if s.id != series.id and near & set(s.stories))
    page = SeriesPage(
        asked=asked,
        series=series,
        title=wording.series_title(series),
        scope=wording.series_scope(series),
        chart=_draw(series, known),
        rows=tuple((point, known.get(point.claims[0])) for point in series.points[:_ROWS]),
        others=tuple(other for other in others if len(other.points) > 1)[:10],
    )
    return render(request, "figure.html", page)


def _draw(series: Series, known: dict[str, Proof]) -> SeriesChart | None:
    dots = [
        Dot(
            source=point.source,
            day=_moment(point),
            low=point.low,
            high=point.high,
            words=point.words,
            change=point.change,
            reports=len(point.reports),
            origins=len(point.origins),
            href=known[point.claims[0]].href if point.claims[0] in known else "#table",
        )
        for point in series.points
    ]
    return charts.draw(dots, title=wording.series_title(series))


def _moment(point: Point) -> str:
    """When a value was first reported, to the minute where that is known for the same day."""
    day = point.day or ""
    return point.published if day and point.published.startswith(day) else day


def _svg(request: Request) -> Response:
    with request.app.state.site.shelf.reading() as reader:
        series, _, _ = _one(reader, request)
        known = _proofs(request, reader, series)
    chart = _draw(series, known)
    if chart is None:
        raise asking.missing("Nothing in this series can be drawn: no value has a day.")
    title = wording.series_title(series)
    title = title[:1].upper() + title[1:]
    drawn = files.standalone(
        chart,
        title=title,
        note=f"{wording.series_scope(series)}; each value is the word of its source",
    )
    headers = {"Content-Disposition": f'attachment; filename="{series.id}.svg"'}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def _csv(request: Request) -> Response:
    with request.app.state.site.shelf.reading() as reader:
        series, _, _ = _one(reader, request)
        known = _proofs(request, reader, series)
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow(_COLUMNS)
    for point in series.points:
        proof = known.get(point.claims[0])
        table.writerow(
            [
                point.day or "",
                _cell(point.source),
                wording.plain(point.low),
                wording.plain(point.high),
                _cell(point.words),
                point.change,
                int(point.own),
                len(point.reports),
                len(point.origins),
                _cell("; ".join(point.origins)),
                _cell("; ".join(point.reports)),
                proof.href if proof else "",
            ]
        )
    headers = {"Content-Disposition": f'attachment; filename="{series.id}.csv"'}
    return Response(stream.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(words: str) -> str:
    """Words of a report in a table: a spreadsheet takes what begins so for a formula (OWASP)."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words


def _points(request: Request) -> Response:
    """Where each value stands in the chart, for its script."""
    with request.app.state.site.shelf.reading() as reader:
        series, _, _ = _one(reader, request)
        known = _proofs(request, reader, series)
    chart = _draw(series, known)
    return JSONResponse(chart.places if chart else [])


routes = [
    Route("/series", _list),
    Route("/series/{id}", _show),
    Route("/series/{id}/chart.svg", _svg),
    Route("/series/{id}/table.csv", _csv),
    Route("/series/{id}/points.json", _points),
]
