"""Search: everything that was said, counted or written, narrowed by who, where, when and which."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web import asking
from onrecord.web.shelf import Reader
from onrecord.web.templating import render

Kind = Literal["statements", "figures", "reports"]
_KINDS: tuple[Kind, ...] = ("statements", "figures", "reports")
_SIZE, _HITS, _COUNTED = 30, 10, 300
_LETTERS = 3
_MODES = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to narrow a search.

    Attributes:
        name: The parameter that it sets.
        label: What it is called.
        choices: Values with how many of the counted results have each.
    """

    name: str
    label: str
    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A search and what it found.

    Attributes:
        asked: What was asked, by parameter.
        kind: statements, figures or reports.
        kinds: The kinds there are.
        modes: The modes there are.
        rows: What was found, the newest or best first.
        facets: Ways to narrow it.
        counted: How many results the facets count.
        more: Whether there are others than those shown.
    """

    asked: dict[str, str]
    kind: Kind
    kinds: tuple[Kind, ...]
    modes: tuple[str, ...]
    rows: tuple[Any, ...]
    facets: tuple[Facet, ...]
    counted: int
    more: bool


def _show(request: Request) -> Response:
    return render(request, "search.html", _search(request))


def _results(request: Request) -> Response:
    """The results alone, for the page's script."""
    return render(request, "results.html", _search(request))


def _search(request: Request) -> SearchPage:
    asked = {
        name: asking.word(request, name)
        for name in ("q", "by", "to", "place", "outlet", "mode", "measure")
    }
    asked |= {name: asking.day(request, name) for name in ("since", "until")}
    given = asking.word(request, "kind")
    kind: Kind = "figures" if given == "figures" else "statements"
    kind = "reports" if given == "reports" else kind
    with request.app.state.site.shelf.reading() as reader:
        rows = _find(reader, kind, asked)
    size = _HITS if kind == "reports" else _SIZE
    return SearchPage(
        asked=asked,
        kind=kind,
        kinds=_KINDS,
        modes=_MODES,
        rows=tuple(rows[:size]),
        facets=_facets(kind, rows, asked),
        counted=len(rows),
        more=len(rows) > size,
    )


def _find(reader: Reader, kind: Kind, asked: dict[str, str]) -> list[Any]:
    known = {name: value or None for name, value in asked.items()}
    words = beginning(asked["q"])
    days = {"since": known["since"], "until": known["until"]}
    if kind == "reports":
        return list(reader.ledger.search(words, **days, limit=_HITS + 1)) if words else []
    shared: dict[str, Any] = {
        "by": known["by"],
        "place": known["place"],
        "outlet": known["outlet"],
        "about": words or None,
        "limit": _COUNTED,
        **days,
    }
    if kind == "figures":
        return list(reader.ledger.figures(measure=known["measure"], **shared))
    mode = asked["mode"] if asked["mode"] in _MODES else None
    return list(reader.ledger.statements(to=known["to"], mode=mode, **shared))


def beginning(words: str) -> str:
    """What is typed so far, its last word taken for the beginning of one from three letters on.

    Half of all reports hold a word with a given first letter: to list those helps nobody.
    """
    if words.endswith(('"', "*")) or words.count('"') % 2:
        return words
    last = words.rpartition(" ")[2]
    return f"{words}*" if len(last) >= _LETTERS else words


def _facets(kind: Kind, rows: list[Any], asked: dict[str, str]) -> tuple[Facet, ...]:
    if kind == "reports":
        return ()
    own = (
        Facet(name="measure", label="What is counted", choices=_count(r.measure for r in rows))
        if kind == "figures"
        else Facet(name="mode", label="How", choices=_count(r.mode for r in rows))
    )
    found = (
        Facet(name="by", label="Who", choices=_count(r.speaker or r.source for r in rows)),
        Facet(name="place", label="Where", choices=_count(_places(rows))),
        Facet(name="since", label="From", choices=_years(rows)),
        Facet(name="outlet", label="Outlet", choices=_count(_split(r.outlet) for r in rows)),
        own,
    )
    return tuple(f for f in found if f.choices and not asked[f.name])


def _count(values: Any) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(value for value in values if value).most_common(8))


def _places(rows: list[Any]) -> list[str]:
    return [place for row in rows for place in dict.fromkeys((row.places or "").split("; "))]


def _split(outlet: str | None) -> str:
    return (outlet or "").split("; ")[0]


def _years(rows: list[Any]) -> tuple[tuple[str, int], ...]:
    years = Counter(row.day[:4] for row in rows)
    return tuple(sorted(years.items(), reverse=True)) if len(years) > 1 else ()


routes = [Route("/search", _show), Route("/search/results", _results)]
