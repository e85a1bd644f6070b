"""Claims: figures of many reports in a form that can be put side by side."""

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reconciliation import moments
from onrecord.reconciliation.claims.classes import count_class
from onrecord.reconciliation.claims.giver import find_giver
from onrecord.reconciliation.claims.measure import settle_measure
from onrecord.reconciliation.claims.scope import Scope, scope_of
from onrecord.reconciliation.entities import Party, party_of, plain
from onrecord.reconciliation.origins import outlet
from onrecord.reconciliation.utterances import speaker_of
from onrecord.reconciliation.utterances.said import content_terms
from onrecord.record import Figure, Place, Record, Span, Statement, Time

_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|St|No|Gov|Sen|Rep|[A-Z])\.$")
_TIMES = frozenset({"once", "twice", "half", "a half", "one", "a third", "a quarter"})
_OWNED = re.compile(r"(.+)['’]s (?:[a-z]+ )?[a-z]+$")
# What bodies are called: the fire chief speaks for the fire service.
_BODIES = frozenset(
    ("service", "department", "ministry", "office", "agency", "authority", "brigade", "council")
)
# A sentence with one of these tells how a number moved: its day is the day of that.
_TELLS = re.compile(
    r"\b(?:tolls?|rose|risen|rises|climb\w*|raised?|lower\w*|cut|revis\w+|now known|number of"
    r"|buried|mourn\w*|flags|inquiry|hearing|search|confirmed|lost their lives on)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:in|at|near|off|outside|on|around|from) (?:the )?$")
_TOWN = re.compile(r"\b(?:near|off|outside|in|at) ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)\b")
_DATED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?\b|Apr|May\b|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec"
)
_SAID = re.compile(r"\b(?:said|told|added|announced|says|reported)\b[^,.;]{0,12}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place that a figure applies to.

    Attributes:
        words: As the report writes it.
        name: Its usual name, or None when it is not resolved.
        geonames_id: Its GeoNames id, or None.
        lat: Latitude in degrees, or None.
        lon: Longitude in degrees, or None.
        country: ISO 3166-1 alpha-2 code, or None.
        precision: exact, city, admin or country; None when it is not resolved.
    """

    words: str
    name: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure of one report, with all that decides what it can be compared with.

    Attributes:
        ref: `REPORT#FIGURE`, its name among those of all reports.
        report: Id of the report.
        figure: Id of the figure in it.
        span: Where it stands.
        words: The figure as written.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        qualifier: The words that bound it, or None.
        measure: What it measures.
        unit: Its unit, or None.
        counted: The class of what is counted.
        counted_words: The words for it, or empty.
        scope: The span of events that it covers.
        place: Where it applies, or None.
        event: ISO date of the thing counted, where the report gives one.
        day: When it was said, or else published: days since 1970, or None.
        published: Publication of the report as written, or empty.
        source: On whose word, or None when it is the report's own.
        outlet: Who published the report.
        statement: Id of the statement it rests on, or None.
        sentence: Where its sentence stands.
        terms: Stems of the words of its sentence.
        places: Place names anywhere in the report, plain.
        score: The reader's confidence.
    """

    ref: str
    report: str
    figure: str
    span: Span
    words: str
    low: float | None
    high: float | None
    qualifier: str | None
    measure: str
    unit: str | None
    counted: str
    counted_words: str
    scope: Scope
    place: Where | None
    event: str | None
    day: float | None
    published: str
    source: Party | None
    outlet: str
    statement: str | None
    sentence: Span
    terms: frozenset[str]
    places: frozenset[str]
    score: float


def claims_of(record: Record, *, begins: str | None = None) -> Iterator[Claim]:
    """The claims of a record, in text order; a restatement of a figure is left out.

    Args:
        record: What was read.
        begins: ISO date at which the story of the report begins; a few days before its
            publication when not known.
    """
    report, text = record.report, record.report.text
    statements = {statement.id: statement for statement in record.statements}
    parties = {entity.id: party_of(record, entity) for entity in record.entities}
    edges = sentence_ends(text)
    day = moments.day_of(report.published)
    begins = begins or (moments.date_of(day - 14) if day is not None else None)
    places = frozenset(" ".join(plain(text[slice(*place.span)])) for place in record.places)
    for figure in record.figures:
        words = record.quote(figure.span)
        if figure.same_as or (figure.low is None and figure.high is None):
            continue
        if words.lower() in _TIMES:
            continue
        sentence = sentence_at(edges, figure.span, len(text))
        statement = _rests_on(record, figure, statements)
        measure = settle_measure(figure.measure, text, figure.span, sentence)
        scope = scope_of(figure, text, sentence, record.times, begins=begins)
        yield Claim(
            ref=f"{report.id}#{figure.id}",
            report=report.id,
            figure=figure.id,
            span=figure.span,
            words=words,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            measure=measure,
            unit=figure.unit,
            counted=count_class(measure, record.quote(figure.counted)),
            counted_words=record.quote(figure.counted),
            scope=scope,
            place=_where(record, figure, sentence),
            event=_event(record, figure, sentence) if scope.kind == "incident" else None,
            day=_said_on(record, statement, day),
            published=report.published or "",
            source=_source(record, statement, parties) or _giver(record, figure, sentence),
            outlet=outlet(report),
            statement=statement.id if statement else None,
            sentence=sentence,
            terms=content_terms(text[slice(*sentence)]),
            places=places,
            score=figure.score,
        )


def sentence_ends(text: str) -> list[int]:
    """Offsets at which sentences end."""
    ends = [
        match.end()
        for match in _SENTENCE.finditer(text)
        if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start() + 1)
    ]
    return [*ends, len(text)]


def sentence_at(ends: Sequence[int], span: Span, length: int) -> Span:
    """The sentence around a span."""
    place = bisect.bisect_right(ends, span[0])
    begin = ends[place - 1] if place else 0
    end = next((each for each in ends[place:] if each >= span[1]), length)
    return begin, end


def _place_nearby(record: Record, figure: Figure, sentence: Span) -> Span | None:
    """The place that the sentence names with a preposition, nearest to the figure."""
    text = record.report.text
    named = [
        place.span
        for place in record.places
        if sentence[0] <= place.span[0] < sentence[1] and _AT.search(text[: place.span[0]][-12:])
    ]
    if not named:
        # A small town that no list and no model knows is still written as one.
        named = [
            match.span(1)
            for match in _TOWN.finditer(text, *sentence)
            if not _DATED.match(match[1]) and not _is_entity(record, match.span(1))
        ]
    return min(named, key=lambda span: abs(span[0] - figure.span[0]), default=None)


def _is_entity(record: Record, span: Span) -> bool:
    return any(_overlap(name, span) for entity in record.entities for name in entity.names)


def _where(record: Record, figure: Figure, sentence: Span) -> Where | None:
    span = figure.place or _place_nearby(record, figure, sentence)
    if span is None:
        return None
    found = [place for place in record.places if _overlap(place.span, span)]
    resolved: Place | None = next((place for place in found if place.name), None)
    if resolved is None:
        return Where(words=record.quote(found[0].span if found else span))
    return Where(
        words=record.quote(resolved.span),
        name=resolved.name,
        geonames_id=resolved.geonames_id,
        lat=resolved.lat,
        lon=resolved.lon,
        country=resolved.country,
        precision=resolved.precision,
    )


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _time_at(record: Record, span: Span | None) -> Time | None:
    if span is None:
        return None
    return next((time for time in record.times if _overlap(time.span, span) and time.begin), None)


def _rests_on(
    record: Record, figure: Figure, statements: Mapping[str, Statement]
) -> Statement | None:
    """The statement that a figure rests on; one that names nobody gives way to one around it."""
    given = statements.get(figure.statement or "")
    if given is not None and (given.source or given.entity):
        return given
    around = [
        each
        for each in record.statements
        if each.source
        and any(begin <= figure.span[0] and figure.span[1] <= end for begin, end in each.content)
    ]
    return min(around, key=_length, default=given)


def _length(statement: Statement) -> int:
    return sum(end - begin for begin, end in statement.content)


def _giver(record: Record, figure: Figure, sentence: Span) -> Party | None:
    who = find_giver(record.report.text, figure.span, sentence)
    if who is None:
        return None
    names = set(plain(who))
    for entity in record.entities:
        if entity.kind == "organization" and names and names <= set(plain(entity.name)):
            return party_of(record, entity)
    return Party(report=record.report.id, name=who)


def _event(record: Record, figure: Figure, sentence: Span) -> str | None:
    """The day of the thing counted, where its time is one day and not that of telling it."""
    time = _time_at(record, figure.time)
    text = record.report.text
    if time and (_TELLS.search(text, *sentence) or _SAID.search(text[: time.span[0]][-24:])):
        return None
    if time is None or time.begin is None or time.type not in ("DATE", "TIME"):
        return None
    return time.begin[:10] if (time.end or time.begin)[:10] == time.begin[:10] else None


def _said_on(record: Record, statement: Statement | None, published: float | None) -> float | None:
    """The day of the statement, where the report gives it and it is close; else publication."""
    time = _time_at(record, statement.time) if statement else None
    said = moments.day_of(time.begin) if time and time.begin else None
    if said is None or published is None:
        return said if published is None else published
    same_day = int(said) == int(published)
    return published if same_day or said > published else said


def _source(
    record: Record, statement: Statement | None, parties: Mapping[str, Party]
) -> Party | None:
    if statement is None:
        return None
    party = speaker_of(record, statement, dict(parties))
    if party is None or party.kind != "person":
        return party
    return _body(party, parties.values()) or party


def _body(person: Party, others: Iterable[Party]) -> Party | None:
    """The body for which a person speaks, as the report gives it."""
    if person.affiliation:
        return Party(report=person.report, name=person.affiliation, kind="organization")
    owner = _OWNED.match(person.name)
    if owner:
        return Party(report=person.report, name=owner[1], kind="organization")
    role = set(plain((person.role or "").lower()))
    for other in others:
        names = [set(plain(name.lower())) for name in (other.name, *other.aliases)]
        telling = [name - _BODIES or name for name in names]
        if other.kind == "organization" and any(name and name <= role for name in telling):
            return other
    return None
