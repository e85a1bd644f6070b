"""What the API answers: each endpoint with its parameters and the type of its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.errors import LedgerError
from onrecord.ledger import (
    Decision,
    FigureRow,
    Hit,
    PersonRow,
    StatementRow,
    StoredReport,
    Version,
)
from onrecord.record import Record
from onrecord.web import asking
from onrecord.web.shelf import Reader

MOST = 1000
_USUAL = 100
_REPORTS = """\
SELECT r.id, v.id AS version, r.versions, r.day, r.published, r.publisher, r.agency, r.title,
 r.url, v.read_at, r.statements, r.figures FROM reports r JOIN versions v ON v.number = r.version
 WHERE (:since = '' OR r.day >= :since) AND (:until = '' OR r.day <= :until || '\uffff')
 AND (:outlet = '' OR r.publisher = :outlet OR r.agency = :outlet)
 ORDER BY r.day DESC, r.number DESC LIMIT :limit OFFSET :from"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter in the query of an address.

    Attributes:
        name: Its name.
        told: What it asks for.
        schema: Its JSON Schema.
    """

    name: str
    told: str
    schema: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of the API.

    Attributes:
        path: The address, parameters in braces.
        told: What it answers, in a sentence.
        parameters: Parameters in its query.
        answer: The type of its answer, or of each item in it.
        many: Whether it answers with a list.
        ask: What finds the answer.
    """

    path: str
    told: str
    parameters: tuple[Parameter, ...]
    answer: type
    many: bool
    ask: Callable[[Request, Reader], Any]


def _text(name: str, told: str) -> Parameter:
    return Parameter(name=name, told=told, schema={"type": "string"})


_DAYS = (
    _text("since", "No earlier than this day, month or year."),
    _text("until", "No later than this day, month or year."),
)
_AS_OF = _text("as_of", "As it was known at the end of this day.")
_LIMIT = Parameter(
    name="limit",
    told=f"At most so many, {_USUAL} unless given.",
    schema={"type": "integer", "minimum": 1, "maximum": MOST},
)
_FROM = Parameter(name="from", told="Pass over so many.", schema={"type": "integer", "minimum": 0})
_WHO = (
    _text("by", "On whose word: words of a name."),
    _text("about", "Words in it, all of them; quoted a phrase, with * a beginning."),
    _text("place", "A place."),
    _text("outlet", "The publisher or agency."),
    _text("report", "The id of a report."),
)


def _limit(request: Request) -> int:
    given = request.query_params.get("limit", str(_USUAL))
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST:
        raise HTTPException(422, f"limit is a number from 1 to {MOST}.")
    return int(given)


def _asked(request: Request, *names: str) -> dict[str, Any]:
    """What the address asks for; a parameter that is missing asks for nothing."""
    days = {"since", "until", "as_of"} & set(names)
    found = {name: asking.day(request, name) for name in days}
    found |= {name: asking.word(request, name) for name in names if name not in days}
    return {name: value or None for name, value in found.items()}


def _reports(request: Request, reader: Reader) -> list[Any]:
    asked = {
        "since": asking.day(request, "since"),
        "until": asking.day(request, "until"),
        "outlet": asking.word(request, "outlet"),
        "limit": _limit(request),
        "from": asking.offset(request),
    }
    return [StoredReport(**dict(row)) for row in reader.rows(_REPORTS, asked)]


def _record(request: Request, reader: Reader) -> Record:
    version = request.path_params["version"]
    try:
        return reader.ledger.record(version, as_of=asking.day(request, "as_of") or None)
    except LedgerError as fault:
        raise asking.missing(f"The ledger has no report {version}.") from fault


def _versions(request: Request, reader: Reader) -> list[Version]:
    version = request.path_params["version"]
    try:
        return reader.ledger.versions(version)
    except LedgerError as fault:
        raise asking.missing(f"The ledger has no report {version}.") from fault


def _statements(request: Request, reader: Reader) -> list[StatementRow]:
    names = ("by", "about", "to", "since", "until", "place", "mode", "outlet", "report", "as_of")
    return list(reader.ledger.statements(**_asked(request, *names), limit=_limit(request)))


def _figures(request: Request, reader: Reader) -> list[FigureRow]:
    names = ("measure", "by", "about", "since", "until", "place", "outlet", "report", "as_of")
    return list(reader.ledger.figures(**_asked(request, *names), limit=_limit(request)))


def _people(request: Request, reader: Reader) -> list[PersonRow]:
    asked = _asked(request, "name", "kind", "since", "until", "as_of")
    return list(reader.ledger.people(asked.pop("name"), **asked, limit=_limit(request)))


def _search(request: Request, reader: Reader) -> list[Hit]:
    words = asking.word(request, "q")
    days = _asked(request, "since", "until", "as_of")
    return list(reader.ledger.search(words, **days, limit=_limit(request))) if words else []


def _decisions(request: Request, reader: Reader) -> list[Decision]:
    return list(reader.ledger.decisions(subject=asking.word(request, "subject") or None))


_MODE = Parameter(
    name="mode",
    told="How it is reported.",
    schema={"enum": ["direct", "mixed", "indirect"]},
)

ENDPOINTS = (
    Endpoint(
        path="/api/reports",
        told="The reports, the newest first.",
        parameters=(*_DAYS, _text("outlet", "The publisher or agency."), _LIMIT, _FROM),
        answer=StoredReport,
        many=True,
        ask=_reports,
    ),
    Endpoint(
        path="/api/reports/{version}",
        told="The record of a version, or of the latest version of a report, as it was read.",
        parameters=(_AS_OF,),
        answer=Record,
        many=False,
        ask=_record,
    ),
    Endpoint(
        path="/api/reports/{version}/versions",
        told="The versions of a report, the first one first.",
        parameters=(),
        answer=Version,
        many=True,
        ask=_versions,
    ),
    Endpoint(
        path="/api/statements",
        told="Statements, those of the latest day first.",
        parameters=(*_WHO, _text("to", "Whom it was said to."), _MODE, *_DAYS, _AS_OF, _LIMIT),
        answer=StatementRow,
        many=True,
        ask=_statements,
    ),
    Endpoint(
        path="/api/figures",
        told="Figures, those of the latest day first.",
        parameters=(*_WHO, _text("measure", "What it measures."), *_DAYS, _AS_OF, _LIMIT),
        answer=FigureRow,
        many=True,
        ask=_figures,
    ),
    Endpoint(
        path="/api/people",
        told="Who and what reports name, those with the most statements first.",
        parameters=(
            _text("name", "Words of a name."),
            _text("kind", "person, organization, place or other."),
            *_DAYS,
            _AS_OF,
            _LIMIT,
        ),
        answer=PersonRow,
        many=True,
        ask=_people,
    ),
    Endpoint(
        path="/api/search",
        told="Reports that hold all words, the best first, each with its best passage.",
        parameters=(_text("q", "The words."), *_DAYS, _AS_OF, _LIMIT),
        answer=Hit,
        many=True,
        ask=_search,
    ),
    Endpoint(
        path="/api/decisions",
        told="What people decided, the first one first.",
        parameters=(_text("subject", "What it is about; ending in *, all that begin so."),),
        answer=Decision,
        many=True,
        ask=_decisions,
    ),
)
