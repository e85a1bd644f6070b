"""Where a figure applies."""

import re

from onrecord.reconciliation import words
from onrecord.reconciliation.claims.claim import Where
from onrecord.record import Figure, Place, Record, Span

_AT = re.compile(r"\b(?:in|at|near|off|outside|on|around|from) (?:the )?$")
_TOWN = re.compile(r"\b(?:near|off|outside|in|at) ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)\b")
_DATED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?\b|Apr|May\b|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec"
)


def find_place(record: Record, figure: Figure, sentence: Span) -> Where | None:
    """The place that a figure applies to: the one that was read, else the nearest in its sentence.

    Args:
        record: What was read.
        figure: The figure.
        sentence: Where its sentence stands.
    """
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


def _place_nearby(record: Record, figure: Figure, sentence: Span) -> Span | None:
    """The place that the sentence names with a preposition, nearest to the figure."""
    text = record.report.text
    named = [
        place.span
        for place in record.places
        if sentence[0] <= place.span[0] < sentence[1]
        and _AT.search(words.before(text, place.span, 12))
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


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
