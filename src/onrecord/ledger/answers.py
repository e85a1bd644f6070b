"""Answers to questions: typed rows, each tied to the characters it was read from."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeVar

from onrecord.errors import LedgerError
from onrecord.record import Figure, Span, Spans, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One statement that answers a question.

    Attributes:
        number: Its number in the ledger; larger for a later day.
        report: The report's id.
        version: The id of its version.
        id: The statement's id in its record.
        day: The day the report belongs to.
        published: The report's date or date-time of publication, or None.
        outlet: Publisher and agency, or None.
        title: The report's headline, or None.
        url: The report's address, or None.
        speaker: The fullest name that the report gives, or None when that is not known.
        source: The words naming who, or None.
        cue: The words that attribute, or None.
        addressee: To whom, with the names known for that, or None.
        content: What is said.
        mode: direct, mixed or indirect.
        kind: speech, thought or intention.
        negated: Whether it was *not* said.
        chain: Who passed it on, nearest first, or None.
        places: Where it was said and what places it names, or None.
        spans: Where the content stands in the report's text.
        score: The reader's confidence.
        decision: `accept` or `correct` when a person decided so, else None.
        statement: The whole statement, with all its spans.
    """

    number: int
    report: str
    version: str
    id: str
    day: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    speaker: str | None
    source: str | None
    cue: str | None
    addressee: str | None
    content: str
    mode: str
    kind: str
    negated: bool
    chain: str | None
    places: str | None
    spans: Spans
    score: float
    decision: str | None
    _load: Callable[[], Statement] = field(repr=False, compare=False)

    @property
    def statement(self) -> Statement:
        """The whole statement, with all its spans, as it was read or corrected."""
        return self._load()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure that answers a question.

    Attributes:
        number: Its number in the ledger; larger for a later day.
        report: The report's id.
        version: The id of its version.
        id: The figure's id in its record.
        day: The day the report belongs to.
        published: The report's date or date-time of publication, or None.
        outlet: Publisher and agency, or None.
        title: The report's headline, or None.
        url: The report's address, or None.
        measure: What it measures.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        qualifier: The words that bound it, or None.
        unit: What is counted in, or None.
        words: The number as written.
        counted: The words for what is counted, or None.
        place: The words for where it applies, or None.
        place_from: What `places` was taken from: figure, sentence or dateline; or None.
        places: The places it may be asked for by, or None.
        time: The words for when it applies, or None.
        speaker: On whose word, or None when that is not known or it is the report's own.
        source: The words naming who, or None.
        sentence: The sentence it stands in.
        span: Where it stands in the report's text.
        score: The reader's confidence.
        decision: `accept` or `correct` when a person decided so, else None.
        figure: The whole figure, with all its spans.
    """

    number: int
    report: str
    version: str
    id: str
    day: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    measure: str
    low: float | None
    high: float | None
    qualifier: str | None
    unit: str | None
    words: str
    counted: str | None
    place: str | None
    place_from: str | None
    places: str | None
    time: str | None
    speaker: str | None
    source: str | None
    sentence: str
    span: Span
    score: float
    decision: str | None
    _load: Callable[[], Figure] = field(repr=False, compare=False)

    @property
    def figure(self) -> Figure:
        """The whole figure, with all its spans, as it was read or corrected."""
        return self._load()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody or something that reports name.

    Attributes:
        key: Kind and normalised name.
        name: The name as first read.
        kind: person, organization, place or other.
        role: The role last read, or None.
        names: Names seen for it.
        reports: How many reports name it.
        statements: How many statements it made.
        first_day: The first day of those reports.
        last_day: The last day of those reports.
    """

    key: str
    name: str
    kind: str
    role: str | None
    names: str
    reports: int
    statements: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that a search found.

    Attributes:
        report: The report's id.
        version: The id of its version.
        day: The day the report belongs to.
        published: The report's date or date-time of publication, or None.
        outlet: Publisher and agency, or None.
        title: The report's headline, or None.
        url: The report's address, or None.
        words: The passage.
        span: Where the passage stands in the report's text.
        matches: Where the words searched for stand in the report's text, within the passage.
        statement: The id of the innermost statement that holds the first of them, or None.
        speaker: Who made that statement, or None when that is not known.
        source: The words of that statement naming who, or None.
        rank: How well it fits; larger is better.
    """

    report: str
    version: str
    day: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    words: str
    span: Span
    matches: Spans
    statement: str | None
    speaker: str | None
    source: str | None
    rank: float


Answered = TypeVar("Answered")


class Answers(Generic[Answered]):
    """Rows that stream: each is fetched when it is asked for.

    Iterate once; ask again for another pass.

    Args:
        kind: The type of the rows.
        rows: The rows.
    """

    def __init__(self, kind: type[Answered], rows: Iterator[Answered]) -> None:
        self._kind = kind
        self._rows = rows

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Answered:
        return next(self._rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of a table of these rows."""
        return columns(self._kind)

    def to_pandas(self) -> Any:
        """The rows as a `pandas.DataFrame`.

        Raises:
            LedgerError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415 - optional, and slow to load
        except ImportError:
            raise LedgerError("pandas is not installed; pip install 'onrecord[frames]'") from None
        return pandas.DataFrame([as_dict(row) for row in self], columns=list(self.columns))

    def to_polars(self) -> Any:
        """The rows as a `polars.DataFrame`.

        Raises:
            LedgerError: polars is not installed.
        """
        try:
            import polars  # noqa: PLC0415 - optional, and slow to load
        except ImportError:
            raise LedgerError("polars is not installed; pip install 'onrecord[frames]'") from None
        rows = [as_dict(row) for row in self]
        schema = {name: _POLARS.get(name) for name in self.columns}
        typed = {name: getattr(polars, kind) for name, kind in schema.items() if kind}
        lists = {
            name: [list(map(_plain, row[name])) for row in rows] for name in _SPANS & {*schema}
        }
        return polars.DataFrame(
            {name: lists.get(name, [row[name] for row in rows]) for name in self.columns},
            schema_overrides=typed,
            strict=False,
        )


_POLARS = {"low": "Float64", "high": "Float64", "score": "Float64", "rank": "Float64"}
_SPANS = {"spans", "matches", "span"}


def columns(kind: type) -> tuple[str, ...]:
    """The names of the plain fields of a row type."""
    return tuple(f.name for f in dataclasses.fields(kind) if not f.name.startswith("_"))


def as_dict(row: object) -> dict[str, Any]:
    """The plain fields of a row."""
    return {name: getattr(row, name) for name in columns(type(row))}


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
