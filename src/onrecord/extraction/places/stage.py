"""The stage of the pipeline: from names to places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.places import adjectives, bodies, spotting
from onrecord.extraction.places.mending import LEAST_SCORE
from onrecord.extraction.places.mention import Mention, identify
from onrecord.extraction.places.resolving import resolve
from onrecord.gazetteer import Entry, Gazetteer, Kind
from onrecord.language import Name
from onrecord.record import Furniture, Place, Report, Span

_PRECISION: Final[dict[Kind, str]] = {
    "country": "country",
    "admin1": "admin",
    "admin2": "admin",
    "admin3": "admin",
    "capital": "city",
    "city": "city",
    "district": "city",
    "spot": "exact",
}


def find(
    report: Report,
    stretches: Sequence[Span],
    furniture: Sequence[Furniture],
    names: Sequence[Name],
    gazetteer: Gazetteer,
) -> tuple[Place, ...]:
    """The places that a report names, and where they are.

    Args:
        report: The report.
        stretches: The spans that are read as prose.
        furniture: Its furniture; datelines name places too.
        names: The names of the report, mended.
        gazetteer: The places that are known.

    Returns:
        Places in text order, without overlaps. One whose coordinates stay open names nothing that
        is known, or more than one thing that fits.
    """
    text = report.text
    mentions = [
        _named(gazetteer, text, name)
        for name in names
        if name.kind == "place" and name.score >= LEAST_SCORE
    ]
    sure = [name for name in names if name.score >= LEAST_SCORE]
    mentions += adjectives.spot(gazetteer, text, stretches, sure)
    mentions += spotting.spot_datelines(gazetteer, text, furniture)
    mentions += bodies.spot(gazetteer, text, sure)
    mentions = _apart(mentions)
    mentions = _apart([*mentions, *spotting.spot_states(gazetteer, text, mentions)])
    outlet = list(spotting.spot_outlet(gazetteer, report))
    answers = resolve(text, [*mentions, *outlet])
    return tuple(_place(one, answer) for one, answer in zip(mentions, answers, strict=False))


def _named(gazetteer: Gazetteer, text: str, name: Name) -> Mention:
    mention = bodies.locate(gazetteer, text, identify(gazetteer, text, name.span))
    return adjectives.begin(gazetteer, text, mention)


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """In text order; of two that overlap, the one that was found first."""
    kept: list[Mention] = []
    ends: list[Span] = []
    for mention in mentions:
        if not any(a < mention.span[1] and mention.span[0] < b for a, b in ends):
            kept.append(mention)
            ends.append(mention.span)
    return sorted(kept, key=lambda one: one.span)


def _place(mention: Mention, entry: Entry | None) -> Place:
    place = Place(span=mention.span)
    if entry is None:
        return place
    precision = _PRECISION.get(entry.kind) or ("admin" if entry.country else None)
    return replace(
        place,
        name=entry.name,
        geonames_id=entry.id if entry.id > 0 else None,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        precision=precision,  # type: ignore[arg-type]
    )
