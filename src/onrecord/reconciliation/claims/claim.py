"""Claims: figures of many reports in a form that can be put side by side."""

from dataclasses import dataclass

from onrecord.reconciliation.claims.scope import Scope
from onrecord.reconciliation.entities import Party
from onrecord.record import Span


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
