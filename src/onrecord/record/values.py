"""The parts of a record: plain frozen values, every span in code points of `Report.text`.

The field names are those of the JSON contract (docs/contract.md). A span is half open; content,
source, cue and addressee are tuples of spans because each may be interrupted.
"""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]

FurnitureKind = Literal[
    "dateline",
    "byline",
    "caption",
    "credit",
    "crosshead",
    "sign-off",
    "ticker",
    "update",
    "boilerplate",
    "title",
]
Mode = Literal["direct", "mixed", "indirect"]
StatementKind = Literal["speech", "thought", "intention"]
SourceKind = Literal["named", "unnamed", "collective", "document"]
EntityKind = Literal["person", "organization", "place", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document as published; its text is never edited after reading.

    Attributes:
        id: Name of the report: the `id` it came with, else its path or URL.
        path: The file it was read from, or None.
        url: Its canonical address, or None.
        title: Its headline, or None.
        publisher: The outlet, or None.
        agency: The news agency credited, or None.
        byline: Who wrote it, as given, or None.
        dateline: Its dateline as written, or None.
        published: ISO 8601 date or date-time of publication, or None.
        language: ISO 639-1 code, or None when not known.
        text: The text that every span of the record points into.
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of the text that is not its prose.

    Attributes:
        kind: What it is.
        span: Where it stands.
    """

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Content that the report attributes to somebody or to a document.

    Attributes:
        id: `s1`, `s2`, … in text order of the content.
        content: What is said.
        source: The words naming who said it, or None when none is written.
        source_kind: What sort of source it is, or None when unknown.
        entity: The fullest name that the report gives the source, or None.
        entity_id: The id of that entity in the record, or None.
        cue: The words that attribute, or None.
        addressee: To whom, or None.
        addressee_id: The id of the entity it was said to, or None.
        mode: Whether the content is wholly, partly or not at all in quotation marks.
        kind: Speech, thought or intention.
        negated: True when the report says that it was not said.
        parent: Id of the statement this one is nested in, or None.
        chain: Who passed it on, nearest first; empty when nobody but the source did.
        chain_ids: For each link of the chain the id of its entity, or None.
        place: The words for where it was said, or None.
        time: The words for when it was said, or None.
        score: The reader's confidence, 0 to 1.
    """

    id: str
    content: Spans
    source: Spans | None = None
    source_kind: SourceKind | None = None
    entity: str | None = None
    entity_id: str | None = None
    cue: Spans | None = None
    addressee: Spans | None = None
    addressee_id: str | None = None
    mode: Mode = "indirect"
    kind: StatementKind = "speech"
    negated: bool = False
    parent: str | None = None
    chain: tuple[str, ...] = ()
    chain_ids: tuple[str | None, ...] = ()
    place: Span | None = None
    time: Span | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what mentions refer to.

    Attributes:
        id: `e1`, `e2`, … in order of first mention.
        name: The fullest name that the report gives, or a description of who has none.
        kind: Person, organization, place or other.
        role: The role as the report gives it, or None.
        affiliation: The body the report says it belongs to, or None.
        key: Its kind and normalised name, the same in every report that gives that name; empty
            when it has none.
        names: The spans that name it; empty for who has no name.
        mentions: All its spans: names, role phrases, pronouns.
    """

    id: str
    name: str
    kind: EntityKind
    role: str | None = None
    affiliation: str | None = None
    key: str = ""
    names: Spans = ()
    mentions: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What read the report: the same engine gives the same record.

    Attributes:
        version: Version of onrecord.
        model: Name of the weights.
        sha256: Digest of the weights, and of the user's own gazetteer where there is one.
    """

    version: str
    model: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that measures something in the world.

    Attributes:
        id: `f1`, `f2`, … in text order.
        span: The number with its qualifier, as written.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        qualifier: The words that bound it ("at least"), or None.
        unit: `people`, a currency code, `percent`, a measure unit or the counted noun; or None.
        measure: What it measures (killed, wounded, money, …).
        counted: The words for what is counted, or None.
        per: The words that make it a rate ("per day"), or None.
        composition: The words that say what it is made up of ("most of them women"), or None.
        place: The words for where it applies, or None.
        time: The words for when it applies, or None.
        statement: Id of the innermost statement it rests on, or None when the report's own.
        part_of: Id of the figure it is a subset of, or None.
        same_as: Id of the figure it restates, or None.
        score: The reader's confidence, 0 to 1.
    """

    id: str
    span: Span
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    measure: str = "other"
    counted: Span | None = None
    per: Span | None = None
    composition: Span | None = None
    place: Span | None = None
    time: Span | None = None
    statement: str | None = None
    part_of: str | None = None
    same_as: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression, typed and valued as TIMEX3.

    Attributes:
        span: Where it stands.
        type: DATE, TIME, DURATION or SET.
        value: The TIMEX3 value.
        begin: ISO date at which it begins, or None.
        end: ISO date at which it ends, or None.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and where it is.

    Attributes:
        span: Where it stands in the text.
        name: The place's usual name, or None when unresolved.
        geonames_id: Its GeoNames id, or None.
        lat: Latitude in degrees, or None.
        lon: Longitude in degrees, or None.
        country: ISO 3166-1 alpha-2 code, or None.
        precision: exact, city, admin or country; None when unresolved.
    """

    span: Span
    name: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: Literal["exact", "city", "admin", "country"] | None = None
