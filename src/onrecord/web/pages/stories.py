"""Stories: the reports of one chain of events, over time, by origin, on a map."""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.errors import LedgerError
from onrecord.reconciliation.discrepancies import Discrepancy
from onrecord.reconciliation.series import Series
from onrecord.reconciliation.stories import Part, Story
from onrecord.web import asking, compared, links
from onrecord.web.asking import Window
from onrecord.web.charts import map as maps
from onrecord.web.charts.map import Spot
from onrecord.web.links import Link
from onrecord.web.pages import regrouping
from onrecord.web.pages.regrouping import Regrouped
from onrecord.web.shelf import Reader
from onrecord.web.templating import render

_SIZE, _SERIES, _DISCREPANCIES, _SPOTS = 40, 12, 8, 120
_LISTED = """\
SELECT id, title, first, last, reports FROM across_stories
 WHERE reports >= :least AND (:since = '' OR last >= :since)
 AND (:until = '' OR substr(first, 1, 10) <= :until || '\uffff')
 AND (:about = '' OR title LIKE '%' || :about || '%')
 ORDER BY last DESC, id LIMIT :limit OFFSET :offset"""
_PLACES = """\
SELECT p.name, p.lat, p.lon, p.precision, count(*) AS n, count(DISTINCT r.id) AS reports
 FROM reports r JOIN places p ON p.reading = r.reading
 WHERE r.id IN (SELECT value FROM json_each(:ids)) AND p.lat IS NOT NULL AND p.name IS NOT NULL
 GROUP BY p.name, p.lat, p.lon, p.precision ORDER BY n DESC LIMIT :limit"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The stories of a ledger.

    Attributes:
        stories: Rows of stories, those with the latest report first.
        since: The first day asked for.
        until: The last day asked for.
        about: Words of the title asked for.
        least: The least number of reports asked for.
        pending: How many reports have not been compared yet.
        window: Which part of the list this is.
    """

    stories: tuple[sqlite3.Row, ...]
    since: str
    until: str
    about: str
    least: int
    pending: int
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the timeline without a long silence.

    Attributes:
        begin: Its first day, or None.
        end: Its last day, or None.
        parts: Its reports, each with its link, by day.
    """

    begin: str | None
    end: str | None
    parts: tuple[tuple[Part, Link | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One story.

    Attributes:
        story: The story.
        stretches: Its timeline.
        origins: Each origin with how many reports rest on it and in which outlets.
        map: The map of the places that its reports name, or empty.
        places: These places with how often they are named.
        series: Its figures over time, those with the most values first.
        discrepancies: Where its reports do not agree, the most telling first.
        decided: What people decided about which reports belong to it, the latest first.
    """

    story: Story
    stretches: tuple[Stretch, ...]
    origins: tuple[tuple[str, int, tuple[str, ...]], ...]
    map: Markup
    places: tuple[tuple[str, int], ...]
    series: tuple[Series, ...]
    discrepancies: tuple[Discrepancy, ...]
    decided: tuple[Regrouped, ...]


def _list(request: Request) -> Response:
    asked = {
        "since": asking.day(request, "since"),
        "until": asking.day(request, "until"),
        "about": asking.word(request, "about"),
        "least": 1 if asking.word(request, "least") == "1" else 2,
    }
    part = {"limit": _SIZE + 1, "offset": asking.offset(request)}
    with request.app.state.site.shelf.reading() as reader:
        rows = reader.rows(_LISTED, {**asked, **part})
        waiting = compared.pending(reader)
    page = Listing(
        stories=tuple(rows[:_SIZE]),
        since=str(asked["since"]),
        until=str(asked["until"]),
        about=str(asked["about"]),
        least=int(asked["least"]),
        pending=waiting,
        window=asking.window(request, _SIZE, more=len(rows) > _SIZE),
    )
    return render(request, "stories.html", page)


def _show(request: Request) -> Response:
    id_ = request.path_params["id"]
    with request.app.state.site.shelf.reading() as reader:
        try:
            story = reader.across.story(id_)
        except LedgerError as fault:
            raise asking.missing("There is no such story in this ledger.") from fault
        known = links.links_to(reader, story.reports)
        spots = _spots(reader, story)
        series = reader.across.series(story=story.id, least=2)
        discrepancies = tuple(reader.across.discrepancies(story=story.id, limit=_DISCREPANCIES))
        decided = regrouping.standing(reader, story.reports)
    page = StoryPage(
        story=story,
        stretches=tuple(_stretches(story, known)),
        origins=tuple(_origins(story)),
        map=maps.draw(spots),
        places=tuple((spot.name, spot.count) for spot in spots[:12]),
        series=tuple(sorted(series, key=lambda s: -len(s.points))[:_SERIES]),
        discrepancies=discrepancies,
        decided=decided,
    )
    return render(request, "story.html", page)


def _stretches(story: Story, known: dict[str, Link]) -> list[Stretch]:
    parts = {part.report: part for part in story.parts}
    return [
        Stretch(
            begin=episode.begin,
            end=episode.end,
            parts=tuple((parts[id_], known.get(id_)) for id_ in episode.reports if id_ in parts),
        )
        for episode in story.episodes
    ]


def _origins(story: Story) -> list[tuple[str, int, tuple[str, ...]]]:
    outlets = {part.report: part.outlet for part in story.parts}
    return [
        (
            origin.name,
            len(origin.reports),
            tuple(dict.fromkeys(outlets[id_] for id_ in origin.reports if id_ in outlets)),
        )
        for origin in story.origins
    ]


def _spots(reader: Reader, story: Story) -> list[Spot]:
    rows = reader.rows(_PLACES, {"ids": json.dumps(story.reports), "limit": _SPOTS})
    # A country's middle says little where towns are named.
    exact = [row for row in rows if row["precision"] != "country"] or rows
    counts: Counter[tuple[str, float, float]] = Counter()
    for row in exact:
        counts[(row["name"], row["lat"], row["lon"])] += row["n"]
    return [
        Spot(name=name, lat=lat, lon=lon, count=count, href=f"/search?place={asking.quoted(name)}")
        for (name, lat, lon), count in counts.most_common()
    ]


routes = [Route("/stories", _list), Route("/stories/{id}", _show)]
