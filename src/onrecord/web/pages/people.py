"""People and organizations: a list, and the page of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.ledger import FigureRow, PersonRow, StatementRow
from onrecord.web import asking, topics
from onrecord.web.charts.months import MonthBars, bars
from onrecord.web.shelf import Reader
from onrecord.web.templating import render

_LISTED, _SHOWN, _COUNTED = 100, 40, 400
_KINDS = ("person", "organization", "place", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Who is named in the ledger.

    Attributes:
        people: Those with the most statements first.
        name: The name asked for.
        kind: The kind asked for.
        kinds: The kinds there are.
    """

    people: tuple[PersonRow, ...]
    name: str
    kind: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What one person or organization said.

    Attributes:
        person: Who it is.
        roles: The roles that reports give, the most frequent first.
        statements: What they said, the newest first.
        figures: Figures on their word, the newest first.
        counted: How many of their statements the summaries below count.
        outlets: In which outlets, with the number of statements.
        addressees: To whom.
        topics: Words that they use most.
        months: Statements by month.
    """

    person: PersonRow
    roles: tuple[tuple[str, int], ...]
    statements: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    counted: int
    outlets: tuple[tuple[str, int], ...]
    addressees: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    months: MonthBars


def _list(request: Request) -> Response:
    name, kind = asking.word(request, "name"), asking.word(request, "kind")
    kind = kind if kind in _KINDS else ""
    with request.app.state.site.shelf.reading() as reader:
        found = reader.ledger.people(name or None, kind=kind or None, limit=_LISTED)
        people = tuple(found)
    page = Listing(people=people, name=name, kind=kind, kinds=_KINDS)
    return render(request, "people.html", page)


def _show(request: Request) -> Response:
    key = request.path_params["key"]
    with request.app.state.site.shelf.reading() as reader:
        person = _find(reader, key)
        said = list(reader.ledger.statements(by=person.name, limit=_COUNTED))
        figures = tuple(reader.ledger.figures(by=person.name, limit=_SHOWN))
        roles = reader.rows(
            "SELECT role, count(*) AS n FROM entities WHERE key = ? AND role IS NOT NULL"
            " GROUP BY role ORDER BY n DESC, role LIMIT 6",
            (key,),
        )
    page = PersonPage(
        person=person,
        roles=tuple((row[0], row[1]) for row in roles),
        statements=tuple(said[:_SHOWN]),
        figures=figures,
        counted=len(said),
        outlets=_most(row.outlet for row in said),
        addressees=_most(row.addressee for row in said),
        topics=topics.most_used([row.content for row in said], without=person.names),
        months=bars([row.day for row in said]),
    )
    return render(request, "person.html", page)


def _find(reader: Reader, key: str) -> PersonRow:
    rows = reader.rows(
        "SELECT key, name, kind, role, names, reports, statements, first_day, last_day"
        " FROM people WHERE key = ? AND reports > 0",
        (key,),
    )
    if not rows:
        raise asking.missing("Nobody of that name is in this ledger.")
    return PersonRow(**dict(rows[0]))


def _most(words: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(word for word in words if word).most_common(8))


routes = [Route("/people", _list), Route("/people/{key:path}", _show)]
