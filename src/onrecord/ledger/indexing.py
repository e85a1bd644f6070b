"""One record to the rows of its tables: what a question can ask for, as plain columns."""

import bisect
import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from onrecord.gazetteer import country_name
from onrecord.record import Entity, Figure, Record, Span, Spans, Statement

SEPARATOR = "; "
"""Between the names in one column."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+|\n+")
# A dateline's town and country end at its day, its agency or its dash.
_AFTER_TOWN = re.compile(
    r"[,\s]*(?:\(|\d|\s[-–—]|[-–—]+$|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.?\s+\d).*",
    re.DOTALL,
)
Row = dict[str, Any]


class Indexed:
    """A record with what its rows need looked up once.

    Args:
        record: The record.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.record.entities}

    @cached_property
    def names(self) -> dict[str, str]:
        """All names of each entity by its id, the fullest first."""
        return {
            id_: join([entity.name, *(self.words(span) for span in entity.names)])
            for id_, entity in self.entities.items()
        }

    @cached_property
    def places(self) -> list[tuple[Span, str]]:
        """Where places are named, and all names of each and its country's, in text order."""
        found = {
            place.span: join(
                [self.words(place.span), place.name or "", country_name(place.country) or ""]
            )
            for place in self.record.places
        }
        for entity in self.record.entities:
            if entity.kind == "place":
                for span in entity.mentions or entity.names:
                    found.setdefault(span, join([self.words(span), entity.name]))
        return sorted(found.items())

    @cached_property
    def dateline(self) -> str:
        """The places that the dateline names, else its words before the day or the agency."""
        datelines = [item.span for item in self.record.furniture if item.kind == "dateline"]
        named = join(name for span in datelines for name in self.places_in(span))
        return named or _AFTER_TOWN.sub("", self.record.report.dateline or "").strip(" ,")

    @cached_property
    def outlet(self) -> str | None:
        """Publisher and agency."""
        report = self.record.report
        return join([report.publisher or "", report.agency or ""]) or None

    @cached_property
    def sentences(self) -> list[int]:
        """Where sentences begin, roughly; a figure's surroundings need no more."""
        return [0, *(match.end() for match in _SENTENCE_END.finditer(self.text))]

    def sentence(self, span: Span) -> Span:
        """The sentence around a span."""
        first = bisect.bisect_right(self.sentences, span[0]) - 1
        last = bisect.bisect_left(self.sentences, max(span[1], span[0] + 1))
        end = self.sentences[last] if last < len(self.sentences) else len(self.text)
        return self.sentences[first], max(end, span[1])

    def words(self, span: Span | Spans | None) -> str:
        """The words at spans, on one line."""
        return " ".join(self.record.quote(span).split()) if span else ""

    def places_in(self, *spans: Span) -> list[str]:
        """The names of the places within spans."""
        return [
            names
            for place, names in self.places
            if any(start <= place[0] and place[1] <= end for start, end in spans)
        ]

    def speaker(self, statement: Statement) -> tuple[str | None, str | None, str | None]:
        """Name, key and all names of who made a statement; None where that is not known."""
        entity = self.entities.get(statement.entity_id or "")
        if entity is None:
            return statement.entity, None, statement.entity
        name = statement.entity or entity.name
        return name, entity.key or None, join([name, *self.names[entity.id].split(SEPARATOR)])


def statement_rows(indexed: Indexed) -> Iterator[Row]:
    """The rows of `statements`, in the order of the record."""
    for statement in indexed.record.statements:
        yield statement_row(indexed, statement)


def statement_row(indexed: Indexed, statement: Statement) -> Row:
    """One row of `statements`, without its number, reading and state."""
    speaker, key, names = indexed.speaker(statement)
    said_at = [statement.place] if statement.place else []
    places = [*indexed.places_in(*statement.content, *said_at), indexed.dateline]
    addressee = indexed.names.get(statement.addressee_id or "", "")
    return {
        "id": statement.id,
        "speaker": speaker,
        "speaker_key": key,
        "speaker_names": names,
        "source": indexed.words(statement.source) or None,
        "source_kind": statement.source_kind,
        "cue": indexed.words(statement.cue) or None,
        "addressee": join([indexed.words(statement.addressee), addressee]) or None,
        "content": indexed.words(statement.content),
        "mode": statement.mode,
        "kind": statement.kind,
        "negated": int(statement.negated),
        "parent": statement.parent,
        "chain": " ← ".join(statement.chain) or None,
        "places": join([*(indexed.words(span) for span in said_at), *places]) or None,
        "outlet": indexed.outlet,
        "spans": json.dumps(statement.content, separators=(",", ":")),
        "score": statement.score,
    }


def figure_rows(indexed: Indexed) -> Iterator[Row]:
    """The rows of `figures`, in the order of the record."""
    statements = {statement.id: statement for statement in indexed.record.statements}
    for figure in indexed.record.figures:
        yield figure_row(indexed, figure, statements.get(figure.statement or ""))


def figure_row(indexed: Indexed, figure: Figure, statement: Statement | None) -> Row:
    """One row of `figures`, without its number, reading and state."""
    speaker, key, names = indexed.speaker(statement) if statement else (None, None, None)
    place_from, places = _figure_places(indexed, figure)
    return {
        "id": figure.id,
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "words": indexed.words(figure.span),
        "counted": indexed.words(figure.counted) or None,
        "per": indexed.words(figure.per) or None,
        "composition": indexed.words(figure.composition) or None,
        "place": indexed.words(figure.place) or None,
        "place_from": place_from,
        "places": places,
        "time": indexed.words(figure.time) or None,
        "statement": figure.statement,
        "speaker": speaker,
        "speaker_key": key,
        "speaker_names": names,
        "source": indexed.words(statement.source) or None if statement else None,
        "part_of": figure.part_of,
        "same_as": figure.same_as,
        "outlet": indexed.outlet,
        "sentence": indexed.words(indexed.sentence(figure.span)),
        "begin": figure.span[0],
        "end": figure.span[1],
        "score": figure.score,
    }


def _figure_places(indexed: Indexed, figure: Figure) -> tuple[str | None, str | None]:
    if figure.place:
        return "figure", join([indexed.words(figure.place), *indexed.places_in(figure.place)])
    named = join(indexed.places_in(indexed.sentence(figure.span)))
    if named:
        return "sentence", named
    return ("dateline", indexed.dateline) if indexed.dateline else (None, None)


def entity_rows(indexed: Indexed) -> Iterator[Row]:
    """The rows of `entities`, in the order of the record."""
    said: dict[str, int] = {}
    for statement in indexed.record.statements:
        if statement.entity_id:
            said[statement.entity_id] = said.get(statement.entity_id, 0) + 1
    for entity in indexed.entities.values():
        yield {
            "id": entity.id,
            "key": entity.key or f"{entity.kind}:{' '.join(entity.name.casefold().split())}",
            "name": entity.name,
            "kind": entity.kind,
            "role": entity.role,
            "affiliation": entity.affiliation,
            "names": indexed.names[entity.id],
            "mentions": len(entity.mentions),
            "statements": said.get(entity.id, 0),
        }


def place_rows(indexed: Indexed) -> Iterator[Row]:
    """The rows of `places`; of two at the same characters, the first."""
    for place in {place.span: place for place in reversed(indexed.record.places)}.values():
        yield {
            "begin": place.span[0],
            "end": place.span[1],
            "words": indexed.words(place.span),
            "name": place.name,
            "geonames_id": place.geonames_id,
            "lat": place.lat,
            "lon": place.lon,
            "country": place.country,
            "precision": place.precision,
        }


def time_rows(indexed: Indexed) -> Iterator[Row]:
    """The rows of `times`; of two at the same characters, the first."""
    for time in {time.span: time for time in reversed(indexed.record.times)}.values():
        yield {
            "begin": time.span[0],
            "end": time.span[1],
            "words": indexed.words(time.span),
            "type": time.type,
            "value": time.value,
            "first_day": time.begin,
            "last_day": time.end,
        }


def join(names: Iterable[str]) -> str:
    """Different names in one column, in their order."""
    flat = (part.strip() for name in names for part in name.split(SEPARATOR.strip()))
    return SEPARATOR.join(dict.fromkeys(part for part in flat if part))
