"""What narrows an answer: who spoke, whose points, at which place."""

import dataclasses

from onrecord.gazetteer import country_code
from onrecord.reconciliation.claims import Claim
from onrecord.reconciliation.entities import plain
from onrecord.reconciliation.series import Series
from onrecord.reconciliation.utterances import Said, Utterance


def is_spoken_by(utterance: Utterance, statements: dict[str, Said], by: str) -> bool:
    """Whether somebody of a name made an utterance."""
    words = set(plain(by))
    speakers = [statements[ref].speaker for ref in utterance.members]
    names = [plain(name) for each in speakers if each for name in (each.name, *each.aliases)]
    return any(words <= set(name) for name in names)


def points_of(series: Series, by: str | None) -> Series:
    """A series with only the points of a source; all of them when none is named."""
    if not by:
        return series
    words = set(plain(by))
    points = tuple(point for point in series.points if words <= set(plain(point.source)))
    sources = tuple(source for source in series.sources if words <= set(plain(source)))
    return dataclasses.replace(series, points=points, sources=sources)


def is_in(series: Series, place: str) -> bool:
    """Whether a claim of a series applies at a place."""
    return any(claims_place(claim, place) for claim in series.claims)


def claims_place(claim: Claim, place: str) -> bool:
    """Whether a claim applies at a place; one that names none, where its report is about."""
    words = set(plain(place))
    if claim.place is not None:
        named = set(plain(claim.place.words)) | set(plain(claim.place.name or ""))
        if words <= named:
            return True
        if claim.place.country and claim.place.country == country_code(place):
            return True
    return any(words <= set(name.split()) for name in claim.places)
